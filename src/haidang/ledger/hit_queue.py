"""The hits that wait for a person, as the queue asks for them."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from haidang.ledger.border import BORDER_AT
from haidang.ledger.bulk import query
from haidang.ledger.compartments import seen_by


class Queued(Struct, frozen=True, kw_only=True):
    """Enough of a hit to put it in its place: the rest is fetched for the page that is shown."""

    id: int
    severity: str
    state: str
    border_at: datetime | None


class Filter(Struct, frozen=True, kw_only=True):
    """Which hits; empty means any. ``agency`` is whose eyes they are for (``compartments``).

    ``since`` and ``until`` bound the moment at the border.
    """

    home: Sequence[str]
    agency: str | None = None
    since: datetime
    until: datetime
    states: Sequence[str] = ()
    severity: str = ""
    kind: str = ""
    claimed_by: int | None = None
    carrier: str = ""
    number: str = ""
    title: str = ""


_QUEUE = f"""
WITH queued AS (
    SELECT h.id, h.severity, h.state, h.found_at, {BORDER_AT} AS border_at
    FROM hit h JOIN movement m ON m.id = h.movement_id
    WHERE {{chosen}}
)
SELECT {{what}} FROM queued WHERE border_at BETWEEN %(since)s AND %(until)s {{more}}
"""


def waiting(wanted: Filter) -> list[Queued]:
    """Every hit wanted, in no order: ``desk.priority`` puts them in theirs."""
    rows = query(_sql("id, severity, state, border_at", wanted), _values(wanted))
    return [Queued(**dict(zip(Queued.__struct_fields__, row, strict=True))) for row in rows]


def found_since(wanted: Filter, moment: datetime) -> int:
    """How many of the hits wanted were found after a moment."""
    sql = _sql("count(*)", wanted, more="AND found_at > %(moment)s")
    [(count,)] = query(sql, {**_values(wanted), "moment": moment})
    return int(count)


def _sql(what: str, wanted: Filter, more: str = "") -> str:
    chosen = [
        seen_by(),
        "h.state = ANY(%(states)s)" if wanted.states else "",
        "h.severity = %(severity)s" if wanted.severity else "",
        "h.kind = %(kind)s" if wanted.kind else "",
        "h.claimed_by_id = %(claimed_by)s" if wanted.claimed_by else "",
        "m.carrier = %(carrier)s" if wanted.carrier else "",
        "m.number = %(number)s" if wanted.number else "",
        "strpos(lower(h.title), lower(%(title)s)) > 0" if wanted.title else "",
    ]
    return _QUEUE.format(what=what, chosen=" AND ".join(filter(None, chosen)), more=more)


def _values(wanted: Filter) -> dict[str, Any]:
    return {name: getattr(wanted, name) for name in Filter.__struct_fields__} | {
        "home": list(wanted.home),
        "states": list(wanted.states),
    }


_WHERE = """
SELECT h.id, c.id, c.day, c.surname, c.given, c.born, c.sex, c.nationality, c.role, m.id, m.carrier, m.number,
    m.suffix, m.origin, m.destination
FROM hit h JOIN movement m ON m.id = h.movement_id JOIN crossing c ON c.day = h.day AND c.id = h.crossing_id
WHERE h.id = ANY(%s)
"""


class Whose(Struct, frozen=True, kw_only=True):
    """The traveller and the movement of a hit, as a row of the queue shows them."""

    hit: int
    crossing: int
    day: date
    surname: str
    given: str
    born: date | None
    sex: str | None
    nationality: str | None
    role: str
    movement: int
    carrier: str
    number: str
    suffix: str
    origin: str
    destination: str

    @property
    def designator(self) -> str:
        return f"{self.carrier}{self.number}{self.suffix}"


def whose(hits: Sequence[int]) -> dict[int, Whose]:
    """Whose each of these hits is."""
    told = Whose.__struct_fields__
    rows = query(_WHERE, [list(hits)])
    return {row[0]: Whose(**dict(zip(told, row, strict=True))) for row in rows}


_OF_ENTRY = """
SELECT h.id, concat_ws(' ', c.given, c.surname)
FROM hit h JOIN crossing c ON c.day = h.day AND c.id = h.crossing_id
WHERE h.kind = 'watchlist' AND (h.source, h.version) IN (SELECT source, version FROM hit WHERE id = %s)
    AND (h.state = 'new' OR h.state = 'claimed' AND h.claimed_by_id = %s)
ORDER BY h.found_at DESC, h.id DESC
"""


def waiting_of_same_entry(hit: int, officer: int) -> list[tuple[int, str]]:
    """Hits of the entry and version of a watchlist hit that nobody or this officer holds, each with the name
    told."""
    return query(_OF_ENTRY, [hit, officer])
