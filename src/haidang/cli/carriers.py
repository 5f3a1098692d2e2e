"""``haidang carrier``: carriers' tokens for the push gate."""

from datetime import UTC, datetime
from typing import Annotated

import typer

NAME = "carrier"
app = typer.Typer(no_args_is_help=True, help="Carriers' tokens for the push gate.")

Code = Annotated[str, typer.Argument(metavar="CARRIER", help="Its IATA or ICAO code.")]


@app.command()
def token(carrier: Code) -> None:
    """Make a token for a carrier. It is shown once: only its hash is kept. Older tokens stay good.

    haidang carrier token VN
    """
    from haidang.cli.terminal import operator, the_ledger

    with the_ledger():
        from haidang.procedures.carrier_tokens import give

        made = give(carrier, who=operator(), now=datetime.now(UTC))
    typer.echo(made)
    typer.echo("It cannot be shown again. The carrier sends it as: Authorization: Bearer <token>", err=True)


@app.command()
def revoke(carrier: Code) -> None:
    """Revoke every token of a carrier at once.

    haidang carrier revoke VN
    """
    from haidang.cli.terminal import operator, the_ledger

    with the_ledger():
        from haidang.procedures.carrier_tokens import revoke as revoke_all

        revoked = revoke_all(carrier, who=operator(), now=datetime.now(UTC))
    typer.echo(f"{revoked} tokens of {carrier.upper()} open the gate no more.")
