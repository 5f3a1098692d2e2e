"""``haidang officer``: accounts of those who work here."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

import typer

NAME = "officer"
app = typer.Typer(no_args_is_help=True, help="Accounts of those who work here.")

Username = Annotated[str, typer.Argument(metavar="USERNAME")]


class RoleName(StrEnum):
    """The roles of ``vault.roles`` as one types them."""

    ANALYST = "analyst"
    SUPERVISOR = "supervisor"
    CRITERIA_AUTHOR = "criteria-author"
    WATCHLIST_KEEPER = "watchlist-keeper"
    DATA_PROTECTION_OFFICER = "data-protection-officer"
    OPERATOR = "operator"


@app.command()
def add(
    username: Username,
    role: Annotated[RoleName, typer.Option(help="What they may do.")],
    name: Annotated[str, typer.Option(help="Their name, as it stands beside decisions.")],
    language: Annotated[str, typer.Option(help="en or vi.")] = "en",
    agency: Annotated[str, typer.Option(help="Whose officer; lists may be for some agencies only.")] = "",
) -> None:
    """Open an account. The first password is shown once.

    haidang officer add linh --name "Nguyễn Thị Linh" --role analyst --language vi
    """
    from haidang.cli.terminal import operator, the_ledger
    from haidang.vault.roles import Purpose, Role

    with the_ledger():
        from haidang.procedures.add_officer import add_officer

        password = add_officer(
            username=username,
            name=name,
            role=Role[role.name],
            language=language,
            agency=agency,
            who=operator(),
            purpose=Purpose.OVERSEE,
            now=datetime.now(UTC),
        )
    typer.echo(password)
    typer.echo("It cannot be shown again.", err=True)


@app.command("list")
def list_() -> None:
    """Show every account.

    haidang officer list
    """
    from haidang.cli.terminal import operator, the_ledger
    from haidang.vault.roles import Purpose

    with the_ledger():
        from haidang.procedures.look_at_officers import look_at_officers

        accounts = look_at_officers(who=operator(), purpose=Purpose.OVERSEE, now=datetime.now(UTC))
    for account in accounts:
        off = "" if account.is_active else "  (off)"
        typer.echo(f"{account.username:<20} {account.role:<24} {account.name}{off}")
    if not accounts:
        typer.echo("Nobody works here yet. Open an account: haidang officer add --help")


@app.command()
def off(username: Username) -> None:
    """Switch an account off. What the person decided keeps their name.

    haidang officer off linh
    """
    from haidang.cli.terminal import operator, the_ledger
    from haidang.vault.roles import Purpose

    with the_ledger():
        from haidang.procedures.switch_off_officer import switch_off_officer

        number = _number(username)
        switch_off_officer(number, who=operator(), purpose=Purpose.OVERSEE, now=datetime.now(UTC))
    typer.echo(f"{username} can sign in no more.")


@app.command()
def password(username: Username) -> None:
    """Give an account a new password, shown once. The old one opens nothing any more.

    haidang officer password linh
    """
    from haidang.cli.terminal import operator, the_ledger
    from haidang.vault.roles import Purpose

    with the_ledger():
        from haidang.procedures.renew_password import renew_password

        number = _number(username)
        fresh = renew_password(number, who=operator(), purpose=Purpose.OVERSEE, now=datetime.now(UTC))
    typer.echo(fresh)
    typer.echo("It cannot be shown again.", err=True)


def _number(username: str) -> int:
    from haidang.ledger import officers

    for account in officers.accounts():
        if account.username == username:
            return account.id
    typer.echo(f"There is no account called {username}. See: haidang officer list", err=True)
    raise typer.Exit(1)
