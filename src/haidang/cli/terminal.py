"""Who types, and the ledger they work on: what every command needs."""

import contextlib
import getpass
from collections.abc import Iterator

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
