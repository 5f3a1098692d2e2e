"""Officers of every role, signed in, with a purpose; and a flight with a family and one hit."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import psycopg
import pytest

from browser import serving
from haidang.screening.hit import Hit, HitKind, Reason, Severity
from haidang.vault.roles import PURPOSES, Role
from specimens import manifest, push

Door = Callable[..., Any]


class Scene(NamedTuple):
    """Jane and John Doe of Utopia share a booking on X1123; a list speaks of Jane."""

    movement: int
    day: date
    jane: int
    john: int
    hit: int

    @property
    def flight(self) -> str:
        return f"/flights/{self.movement}/"

    @property
    def traveller(self) -> str:
        return f"/travellers/{self.day}/{self.jane}/"


@pytest.fixture
def house(ledger: str) -> Iterator[str]:
    """The officers' door on a port of its own; its address."""
    with serving() as address:
        yield address


@pytest.fixture
def query(ledger: str) -> Any:
    """Asks the ledger past Django, whose connections a test does not share once Playwright's loop runs."""

    def asked(statement: str) -> list[Any]:
        with psycopg.connect(ledger, autocommit=True) as connection:
            rows = connection.execute(statement)
            return rows.fetchall() if rows.description else []

    return asked


@pytest.fixture
def enrol(ledger: str) -> Door:
    """``enrol(role, username)`` makes an account, without a password when none is given."""
    from haidang.ledger.models import Officer

    def made(role: Role, username: str, *, language: str = "en", password: str | None = None) -> Officer:
        account = Officer(
            username=username, name=f"{username.title()} of Utopia", role=role, language=language
        )
        account.set_password(password)
        account.save()
        return account

    return made


@pytest.fixture
def door(enrol: Door) -> Door:
    """``door(role)`` is a browser in which an officer of that role works for their usual purpose."""
    from django.test import Client

    def opened(role: Role, username: str = "", language: str = "en") -> Client:
        person = enrol(role, username or str(role).replace(" ", "_"), language=language)
        browser = Client(SERVER_NAME="localhost", raise_request_exception=False)
        browser.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        browser.cookies["haidang_language"] = language
        session = browser.session
        session["purpose"] = str(PURPOSES[role][0])
        session.save()
        return browser

    return opened


@pytest.fixture
def scene(ledger: str) -> Scene:
    from haidang.ledger import hits
    from haidang.ledger.bulk import query
    from haidang.ledger.stay import Stay
    from haidang.procedures.read_inbox import read_inbox
    from haidang.procedures.receive import receive

    now = datetime.now(UTC)
    booked = push("DOE:JANE MRS", "DOE:JOHN MR")
    aboard = manifest("DOE:JANE|A1234567", "DOE:JOHN|B7654321", control="2")
    for message in (booked, aboard):
        receive(message, gate="folder", now=now)
    while read_inbox(now=now):
        pass
    # The specimens fly on a day of their own; the board shows what flies now.
    leaves = now + timedelta(hours=2)
    query("UPDATE movement SET departs_at = %s, arrives_at = %s", [leaves, leaves + timedelta(hours=11)])
    [(movement, day)] = query("SELECT id, day FROM movement")
    people = dict(query("SELECT given, id FROM crossing"))
    stay = Stay(movement_id=movement, day=day, delete_on=day + timedelta(days=180))
    query(
        "INSERT INTO watchlist_entry (id, watchlist_id, reference, since, digest, told) "
        "VALUES (1, 1, 'L-1', 1, gen_random_uuid(), "
        """'{"surname": "Doe", "given": "Jane", "severity": "top", "instruction": "Keep the paper"}')"""
    )
    hits.keep(stay, people["JANE"], [listed()], message_id=None, found_at=now)
    [(hit,)] = query("SELECT id FROM hit")
    return Scene(movement, day, people["JANE"], people["JOHN"], hit)


def listed() -> Hit:
    reasons = (
        Reason(part="document", told="UTO A1234567", sought="UTO A1234567", agrees=True),
        Reason(part="name", told="JANE DOE", sought="Jane Doe", agrees=True, note="JANE = JANE; DOE = DOE"),
        Reason(part="birth date", told="1990-02-15", sought="1991", agrees=False, note="a few years apart"),
        Reason(part="sex", told="F", sought=None, agrees=None),
    )
    return Hit(
        kind=HitKind.WATCHLIST,
        source=1,
        version=1,
        title="Papers reported lost",
        severity=Severity.TOP,
        reasons=reasons,
        likeness=0.9,
    )
