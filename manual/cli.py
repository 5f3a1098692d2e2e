"""What an operator can type."""

import typer
from typer.cli import get_docs_for_click
from typer.main import get_command

from haidang.cli.__main__ import app


def cli() -> str:
    """``cli.md``: every command with its options, as ``--help`` tells them."""
    command = get_command(app)
    told = get_docs_for_click(obj=command, ctx=typer.Context(command), name="haidang", title="Commands")
    return f"{told.rstrip()}\n"
