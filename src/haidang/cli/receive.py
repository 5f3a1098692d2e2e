"""``haidang receive``: take messages in from files or standard input."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, or - for standard input.")]


def receive(files: Files) -> None:
    """Take messages in from files, or from standard input.

    Each is kept, then acknowledged with its receipt; the inbox workers of an open house read it. A file that
    was received before is recognised and only counted.

        haidang receive manifest.edi booking.edi

        cat manifest.edi | haidang receive -
    """
    from haidang.cli.terminal import the_ledger

    with the_ledger():
        failed = [name for name in files if not _receive(name)]
    if failed:
        raise typer.Exit(1)


def _receive(name: str) -> bool:
    from haidang.procedures.receive import Refused
    from haidang.procedures.receive import receive as keep

    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        file_name = None if name == "-" else Path(name).name
        receipt = keep(data, gate="cli", now=datetime.now(UTC), file_name=file_name)
    except Refused as why:
        typer.echo(f"{name}: not taken. {why}", err=True)
        return False
    except OSError as error:
        typer.echo(f"{name}: cannot be read ({error.strerror}).", err=True)
        return False
    again = f", {receipt.resent} known already" if receipt.resent else ""
    typer.echo(f"{name}: {receipt.messages} messages{again}, receipt {receipt.receipt}")
    return True
