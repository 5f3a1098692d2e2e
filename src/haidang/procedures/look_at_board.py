"""Someone looks at what crosses the border soon. It shows nobody, so it leaves no note."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct, convert

from haidang.codes import airports
from haidang.ledger import board
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

MOST = 250


class Wanted(Struct, frozen=True, kw_only=True):
    """Which movements: empty means any. ``back`` and ``ahead`` are hours from now."""

    origin: str = ""
    destination: str = ""
    carrier: str = ""
    number: str = ""
    direction: str = ""
    back: int = 1
    ahead: int = 24
    with_hits: bool = False


class Flight(Struct, frozen=True, kw_only=True):
    """A movement on the board. ``border_at`` is what an officer counts down to; ``open`` counts the hits
    nobody has decided.
    """

    id: int
    day: date
    kind: str
    carrier: str
    number: str
    suffix: str
    origin: str
    destination: str
    departs_local: datetime | None
    arrives_local: datetime | None
    departs_at: datetime | None
    arrives_at: datetime | None
    vessel_name: str | None
    cancelled: bool | None
    inbound: bool
    outbound: bool
    border_at: datetime
    travellers: int
    crew: int
    top: int
    high: int
    normal: int
    open: int

    @property
    def designator(self) -> str:
        return f"{self.carrier}{self.number}{self.suffix}"


class Board(Struct, frozen=True, kw_only=True):
    """``matching`` counts all that fit, of which ``flights`` are the soonest."""

    flights: Sequence[Flight]
    matching: int


def look_at_board(*, who: Person, purpose: Purpose, now: datetime, home: str, wanted: Wanted) -> Board:
    """The movements wanted, soonest first. ``home`` is the country whose border is watched."""
    who.check(Permission.SEE_FLIGHTS, purpose)
    rows = board.movements(
        home=sorted(airports.of_country(home)),
        since=now - timedelta(hours=wanted.back),
        until=now + timedelta(hours=wanted.ahead),
        limit=MOST,
        origin=wanted.origin,
        destination=wanted.destination,
        carrier=wanted.carrier,
        number=wanted.number,
        direction=wanted.direction,
        with_hits=wanted.with_hits,
        agency=who.sees_hits_of,
    )
    return Board(flights=[flight(row) for row in rows], matching=rows[0]["matching"] if rows else 0)


def flight(row: dict[str, Any]) -> Flight:
    """A row of the ledger's as the board shows it."""
    return convert(row, Flight)
