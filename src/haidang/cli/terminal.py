"""Who types, and the ledger they work on: what every command needs."""

import contextlib
import getpass
import sys
from collections.abc import Iterator

import typer

from haidang.vault.person import Person
from haidang.vault.roles import Role


def operator() -> Person:
    """The person at the terminal. Whoever may run commands here holds the keys of the house: an operator."""
    try:
        login = getpass.getuser()
    except (KeyError, OSError):  # a container's user may have no name
        login = "unnamed"
    return Person(id=0, username=f"{login}@terminal"[:64], name=login, role=Role.OPERATOR)


@contextlib.contextmanager
def the_ledger() -> Iterator[None]:
    """The ledger, opened beside a house that may be running."""
    from haidang.ledger import opened

    with opened():
        yield


def signed_in(username: str) -> Person:
    """The officer of this name, who gives their password at the terminal or on standard input."""
    from haidang.ledger import officers

    password = (
        typer.prompt("Password", hide_input=True) if sys.stdin.isatty() else sys.stdin.readline().strip()
    )
    person = officers.person(username)
    if person is None or not officers.opens(username, password):
        typer.echo("This name and password do not fit, or the account is switched off.", err=True)
        raise typer.Exit(1)
    return person
