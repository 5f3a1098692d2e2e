"""What is remembered of cleared matches: which person is not the one an entry in one version speaks of."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from msgspec import Struct

from haidang.desk import State
from haidang.ledger import ids
from haidang.ledger.bulk import query
from haidang.ledger.crossings import key_of
from haidang.ledger.travellers import told
from haidang.travel import Traveller
from haidang.travel.joining import join


class Clearing(Struct, frozen=True, kw_only=True):
    """A clearing as it stands. ``again`` counts the hits that are known again by it."""

    id: int
    hit: int
    crossing: int
    day: date
    surname: str | None
    given: str | None
    source: int
    version: int
    title: str
    name: str
    reason: str
    cleared_at: datetime
    redress: bool
    delete_on: date
    lifted_by: str | None
    lifted_at: datetime | None
    lifted_because: str
    again: int


def keys(marks: Collection[str]) -> list[int]:
    """Keyed hashes of what a person is known by: names and birth dates could be guessed from plain ones."""
    return [key_of("cleared", mark) for mark in marks]


_KEEP = """
INSERT INTO clearing (id, hit_id, crossing_id, day, source, version, title, keys, officer_id, reason,
    cleared_at, redress, lifted_because, delete_on)
SELECT %s, id, crossing_id, day, source, version, title, %s, %s, %s, %s, %s, '', coalesce(%s, delete_on)
FROM hit WHERE id = %s
"""


def keep(
    hit: int,
    keys: Sequence[int],
    *,
    officer: int,
    reason: str,
    at: datetime,
    redress_until: date | None = None,
) -> int:
    """Remember, as long as the hit is kept, that it was cleared of a person; the clearing's number.

    With ``redress_until`` the key is that of a redress number, and it is remembered until then.
    """
    number, redress = ids.take(), redress_until is not None
    query(_KEEP, [number, list(keys), officer, reason, at, redress, redress_until, hit])
    query("UPDATE hit SET clearing_id = coalesce(clearing_id, %s) WHERE id = %s", [number, hit])
    return number


def known(
    person: Collection[int], redress: Collection[int], entries: Collection[tuple[int, int]]
) -> dict[int, int]:
    """The clearing, by entry, that says that this person is not meant. Entries are id and version.

    ``person`` are all keys told of them, ``redress`` that of their redress number, if they told one. Until
    the transaction ends no clearing can be lifted, so that no hit is known again by one that was.
    """
    told = [list(keys) for keys in (person, redress) if keys]
    if not told or not entries:
        return {}
    rows = query(
        "SELECT source, id FROM clearing WHERE (source, version) IN "
        "(SELECT * FROM unnest(%s::bigint[], %s::int[])) AND lifted_at IS NULL "
        f"AND ({' OR '.join(['keys @> %s::bigint[]'] * len(told))}) ORDER BY id FOR SHARE",
        [[entry for entry, _ in entries], [version for _, version in entries], *told],
    )
    return dict(rows)


def of_same_hit(clearing: int) -> list[int]:
    """What is in force of all that came of the decision this one came of."""
    rows = query(
        "SELECT id FROM clearing WHERE lifted_at IS NULL "
        "AND hit_id = (SELECT hit_id FROM clearing WHERE id = %s)",
        [clearing],
    )
    return [number for (number,) in rows]


def settle(hits: Collection[int], clearing: int) -> None:
    """Hits nobody has claimed yet are known again by this clearing."""
    query(
        "UPDATE hit SET state = %s, clearing_id = %s WHERE id = ANY(%s) AND state = %s",
        [State.KNOWN_AGAIN, clearing, list(hits), State.NEW],
    )


def lift(clearings: Collection[int], *, officer: int, because: str, at: datetime) -> list[int]:
    """Forget clearings: whoever was known again by them is asked about again; the hits concerned."""
    query(
        "UPDATE clearing SET lifted_by_id = %s, lifted_at = %s, lifted_because = %s "
        "WHERE id = ANY(%s) AND lifted_at IS NULL",
        [officer, at, because, list(clearings)],
    )
    rows = query(
        "UPDATE hit SET clearing_id = NULL, state = CASE state WHEN %s THEN %s ELSE state END "
        "WHERE clearing_id = ANY(%s) RETURNING id",
        [State.KNOWN_AGAIN, State.NEW, list(clearings)],
    )
    return [hit for (hit,) in rows]


def of_person(source: int, person: Collection[int]) -> list[int]:
    """The clearings in force of an entry, whatever its version, that share a mark with a person."""
    rows = query(
        "SELECT id FROM clearing WHERE source = %s AND keys && %s::bigint[] AND lifted_at IS NULL",
        [source, list(person)],
    )
    return [number for (number,) in rows]


_ALL = """
SELECT g.id, g.hit_id, g.crossing_id, g.day, c.surname, c.given, g.source, g.version, g.title, o.name,
    g.reason, g.cleared_at, g.redress, g.delete_on, l.name, g.lifted_at, g.lifted_because,
    (SELECT count(*) FROM hit h WHERE h.clearing_id = g.id AND h.id <> g.hit_id)
FROM clearing g JOIN officer o ON o.id = g.officer_id LEFT JOIN officer l ON l.id = g.lifted_by_id
LEFT JOIN crossing c ON c.day = g.day AND c.id = g.crossing_id
WHERE {which} ORDER BY g.id DESC LIMIT %s
"""


def newest(text: str, *, limit: int) -> list[Clearing]:
    """The latest clearings whose list, traveller, officer or reason holds the text."""
    held = "strpos(lower(concat_ws(' ', g.title, c.surname, c.given, o.name, g.reason)), lower(%s)) > 0"
    return _clearings(held, text.strip(), limit)


def these(numbers: Collection[int]) -> dict[int, Clearing]:
    """These clearings by number, as far as they are still kept."""
    return {each.id: each for each in _clearings("g.id = ANY(%s)", list(numbers), len(numbers))}


def _clearings(which: str, value: object, limit: int) -> list[Clearing]:
    rows = query(_ALL.format(which=which), [value, limit])
    return [Clearing(**dict(zip(Clearing.__struct_fields__, row, strict=True))) for row in rows]


class Alike(Struct, frozen=True, kw_only=True):
    """Another hit of the same entry on somebody born on the same day; ``traveller`` is all told of them."""

    hit: int
    version: int
    state: str
    traveller: Traveller


_ALIKE = """
SELECT h.id, h.version, h.state, c.manifest, c.booked
FROM hit h JOIN crossing c ON c.day = h.day AND c.id = h.crossing_id
WHERE h.kind = 'watchlist' AND h.source = %s AND h.state = ANY(%s) AND c.born IS NOT DISTINCT FROM %s
"""


def alike(source: int, born: date | None, states: Collection[State]) -> list[Alike]:
    """Hits of an entry in these states that may be of one person."""
    return [
        Alike(hit=hit, version=version, state=state, traveller=join(told(manifest), told(booked)))
        for hit, version, state, manifest, booked in query(_ALIKE, [source, list(states), born])
    ]
