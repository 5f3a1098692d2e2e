"""``haidang audit``: the record of every look and act."""

from typing import Annotated

import typer

NAME = "audit"
app = typer.Typer(no_args_is_help=True, help="The record of every look and act.")

Seal = Annotated[
    str | None, typer.Option(help="A seal written down earlier: then notes cut off since are noticed too.")
]


@app.callback()
def _audit() -> None:
    """Only so that one command alone does not become the whole group."""


@app.command()
def verify(seal: Seal = None) -> None:
    """Prove that no note was changed, put in or taken out. Write the seal it prints down elsewhere.

    haidang audit verify
    """
    from haidang.cli.terminal import the_ledger

    with the_ledger():
        from haidang.procedures.verify_audit import verify_audit

        found = verify_audit(expected_head=seal)
    if not found.ok:
        typer.echo(f"The audit is broken at note {found.broken_at}: {found.why}.", err=True)
        raise typer.Exit(1)
    typer.echo(f"{found.count:,} notes, unbroken. The last seal is {found.head}")
