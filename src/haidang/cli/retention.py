"""``haidang retention``: by which law's periods the house forgets."""

from datetime import UTC, datetime
from typing import Annotated

import typer

NAME = "retention"
app = typer.Typer(no_args_is_help=True, help="By which law's periods the house forgets.")


@app.command("list")
def list_() -> None:
    """Show the presets, and which one is in force.

    haidang retention list
    """
    from haidang.cli.terminal import the_ledger
    from haidang.vault.retention import names, preset

    with the_ledger():
        from haidang.procedures.choose_retention import in_force

        chosen = in_force()
    for name in names():
        typer.echo(f"{'*' if name == chosen else ' '} {name:16} {preset(name).title}")


@app.command()
def choose(preset: Annotated[str, typer.Argument(metavar="PRESET", help="One of those listed.")]) -> None:
    """Put a preset in force for what is received from now on. What is kept already keeps its day.

    haidang retention choose border_api_96h
    """
    from haidang.cli.terminal import operator, the_ledger

    with the_ledger():
        from haidang.procedures.choose_retention import choose_retention

        choose_retention(preset, who=operator(), now=datetime.now(UTC))
    typer.echo(f"From now on {preset}.")
