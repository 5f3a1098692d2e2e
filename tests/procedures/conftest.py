"""Two persons, a list between them, and what carriers send: what most procedures need."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from haidang.ledger.models import Officer
from haidang.ledger.watchlists import Particulars
from haidang.procedures.approve_watchlist import approve
from haidang.procedures.load_watchlist import dry_run
from haidang.procedures.propose_watchlist import propose
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import receive
from haidang.procedures.start_watchlist import start_watchlist
from haidang.vault.person import Person
from haidang.vault.roles import Purpose, Role

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
Load = Callable[[str], int]


def officer(username: str, role: Role) -> Person:
    made = Officer.objects.create(username=username, name=username.title(), role=role)
    return Person(id=made.pk, username=username, name=made.name, role=role)


@pytest.fixture
def keeper(ledger: str) -> Person:
    return officer("kim", Role.WATCHLIST_KEEPER)


@pytest.fixture
def supervisor(ledger: str) -> Person:
    return officer("sam", Role.SUPERVISOR)


@pytest.fixture
def border(keeper: Person) -> int:
    told = Particulars(
        owner="Border Guard of Utopia",
        purpose="Persons to be questioned on entry",
        legal_basis="Border Act of Utopia, section 4",
    )
    return start_watchlist("Border", told, who=keeper, purpose=Purpose.ASSESS, now=NOW)


@pytest.fixture
def tried(border: int, keeper: Person) -> Load:
    return lambda text: dry_run(
        [[text.encode()]], watchlist=border, who=keeper, purpose=Purpose.ASSESS, now=NOW
    )


@pytest.fixture
def proposed(tried: Load, keeper: Person) -> Load:
    def load(text: str) -> int:
        propose(change := tried(text), who=keeper, purpose=Purpose.ASSESS, now=NOW)
        return change

    return load


@pytest.fixture
def in_force(proposed: Load, supervisor: Person) -> Load:
    def load(text: str) -> int:
        approve(change := proposed(text), who=supervisor, purpose=Purpose.ASSESS, now=NOW)
        return change

    return load


@pytest.fixture
def take_in(ledger: str) -> Callable[..., None]:
    """Receive messages and read all that waits."""

    def take(*messages: bytes, now: datetime = NOW) -> None:
        for message in messages:
            receive(message, gate="folder", now=now)
        while read_inbox(now=now):
            pass

    return take
