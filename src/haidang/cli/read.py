"""``haidang read``: what a file says, without keeping anything."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from haidang.messages import Message

File = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="A carrier's file.")]
Json = Annotated[bool, typer.Option("--json", help="Everything understood, as JSON, one message a line.")]


def read(file: File, as_json: Json = False) -> None:
    """Show what a carrier's file says. Nothing is kept; no database is needed.

    haidang read manifest.edi

    haidang read manifest.edi --json | jq .travellers
    """
    import msgspec

    from haidang.messages import read as understood

    for message in understood(file.read_bytes()):
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
    typer.echo(
        f"  {travellers} travellers, {len(message.bookings)} bookings, {len(message.problems)} problems"
    )
    for problem in message.problems:
        where = "" if problem.segment is None else f"segment {problem.segment}: "
        typer.echo(f"  ! {where}{problem.kind}: {problem.what}")
