"""``haidang read``: what a file says, without keeping anything."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from haidang.messages import Message

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A carrier's file.")]
Json = Annotated[bool, typer.Option("--json", help="Everything understood, as JSON, one message a line.")]


def read(file: File, as_json: Json = False) -> None:
    """Show what a carrier's file says. Nothing is kept; no database is needed.

    A year the file does not tell is the one nearest to the file's own date.

    haidang read manifest.edi

    haidang read manifest.edi --json | jq .travellers
    """
    import msgspec

    from haidang.messages import read as understood

    received = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    for message in understood(file.read_bytes(), received=received):
        if as_json:
            typer.echo(msgspec.json.encode(message).decode())
        else:
            _show(message)


def _show(message: "Message") -> None:
    """A few lines for a person."""
    travellers = len(list(message.crossings()))
    typer.echo(f"{message.type} {message.version} from {message.sender or 'nobody'}: {message.function}")
    if (movement := message.movement) is not None:
        leg = f"{movement.origin or '?'} to {movement.destination or '?'}"
        typer.echo(f"  {movement.designator}, {leg}, leaves {movement.departs or 'at a time not told'}")
    counts = {
        "travellers": travellers,
        "bookings": len(message.bookings),
        "answers": len(message.replies),
        "groups of bags": len(message.bags),
    }
    told = [f"{count} {what}" for what, count in counts.items() if count] or ["nobody"]
    typer.echo(f"  {', '.join(told)}, {len(message.problems)} problems")
    for problem in message.problems:
        where = "" if problem.segment is None else f"segment {problem.segment}: "
        typer.echo(f"  ! {where}{problem.kind}: {problem.what}")
