"""``haidang read``: what a file says, without keeping anything."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from haidang.messages import Message

Files = Annotated[list[Path], typer.Argument(help="Carriers' files.")]
Json = Annotated[
    bool,
    typer.Option("--json", help="Everything understood, as JSON: a line a message, which names its file."),
]


def read(files: Files, as_json: Json = False) -> None:
    """Show what carriers' files say. Nothing is kept; no database is needed.

    A year a file does not tell is the one nearest to the file's own date. A file that cannot be read is named
    on standard error, the others are read, and the command ends with 1.

    haidang read manifest.edi

    haidang read *.edi --json | jq '.file, .travellers'
    """
    refused = 0
    for file in files:
        try:
            told = _read(file)
        except (OSError, ValueError) as error:  # what holds no message is an EdifactError, a ValueError
            refused += 1
            typer.echo(f"{file}: cannot be read: {_printable(str(error))}", err=True)
            continue
        if len(files) > 1 and not as_json:
            typer.echo(f"{file}:")
        for message in told:
            _show_json(file, message) if as_json else _show(message)
    if refused:
        raise typer.Exit(1)


def _read(file: Path) -> "list[Message]":
    from haidang.messages import read as understood

    return understood(file.read_bytes(), received=datetime.fromtimestamp(file.stat().st_mtime, UTC))


def _show_json(file: Path, message: "Message") -> None:
    import msgspec

    told = msgspec.to_builtins(message)
    typer.echo(msgspec.json.encode({"file": _printable(str(file)), **told}).decode())


def _printable(text: str) -> str:
    """Without what a terminal would obey."""
    return "".join(sign if sign.isprintable() else "?" for sign in text)


def _show(message: "Message") -> None:
    """A few lines for a person."""
    travellers = len(list(message.crossings()))
    head = f"{message.type} {message.version} from {message.sender or 'nobody'}: {message.function}"
    typer.echo(_printable(head))
    if (movement := message.movement) is not None:
        leg = f"{movement.origin or '?'} to {movement.destination or '?'}"
        leaves = movement.departs or "at a time not told"
        typer.echo(_printable(f"  {movement.designator}, {leg}, leaves {leaves}"))
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
        typer.echo(_printable(f"  ! {where}{problem.kind}: {problem.what}"))
