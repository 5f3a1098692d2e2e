"""``haidang messages``: what carriers sent, and what could not be read."""

from datetime import UTC, datetime
from typing import Annotated

import typer

NAME = "messages"
app = typer.Typer(no_args_is_help=True, help="What carriers sent, and what could not be read.")


@app.command("list")
def list_(
    carrier: Annotated[str, typer.Option(help="Only this carrier's.")] = "",
    newest: Annotated[
        bool, typer.Option("--newest", help="The newest of all, not the quarantine alone.")
    ] = False,
) -> None:
    """Show what could not be read, with the reason; with --newest what came in last.

    haidang messages list

    haidang messages list --newest --carrier VN
    """
    from haidang.cli.terminal import operator, the_ledger
    from haidang.vault.roles import Purpose

    with the_ledger():
        from haidang.procedures.look_at_messages import look_at_messages

        found = look_at_messages(
            carrier=carrier.upper(), who=operator(), purpose=Purpose.OVERSEE, now=datetime.now(UTC)
        )
    rows = (
        found.newest
        if newest
        else [row for row in found.quarantined or () if carrier.upper() in ("", row.carrier)]
    )
    for row in rows:
        source = row.carrier or row.file_name or row.gate
        typer.echo(f"{row.id:>10}  {row.received_at:%Y-%m-%d %H:%M} UTC  {row.state:<12} {source}")
        if row.why:
            typer.echo(f"            {row.why}")
    if not rows:
        typer.echo("There are none.")


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
