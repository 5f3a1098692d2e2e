"""``haidang messages``: what carriers sent, and what could not be read."""

from datetime import UTC, datetime
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="What carriers sent, and what could not be read.")


@app.command()
def replay(number: Annotated[int, typer.Argument(metavar="MESSAGE", help="Its number.")]) -> None:
    """Read a quarantined message again, after whatever stopped it was mended.

    haidang messages replay 1042
    """
    from haidang.cli.terminal import operator, the_ledger
    from haidang.vault.roles import Purpose

    with the_ledger():
        from haidang.procedures.replay import replay as again

        again(number, who=operator(), purpose=Purpose.OVERSEE, now=datetime.now(UTC))
    typer.echo(f"Message {number} waits to be read again.")
