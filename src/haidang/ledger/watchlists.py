"""The lists as approved: what screening looks for, and how each list fares."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

import msgspec
from django.db import connection
from msgspec import Struct, structs

from haidang.ledger.bulk import query
from haidang.ledger.models import Watchlist
from haidang.screening import Severity
from haidang.screening.watchlists import Entry

IN_FORCE = "e.since <= w.version AND (e.until IS NULL OR e.until > w.version)"
_FROM = "FROM watchlist_entry e JOIN watchlist w ON w.id = e.watchlist_id"
_SEARCHED = (
    "surname", "given", "aliases", "weak_aliases", "maiden_names", "original_names", "documents",
    "identifiers",
)  # fmt: skip


def entry_json(entry: str = "e", watchlist: str = "w") -> str:
    """The SQL that makes an ``Entry`` in JSON of a row of the two tables, under these names."""
    return (
        f"({entry}.told || jsonb_build_object('id', {entry}.id, 'version', {entry}.since, "
        f"'reference', {entry}.reference, 'list_name', {watchlist}.name))"
    )


_decoder = msgspec.json.Decoder(Entry)


class Particulars(Struct, frozen=True, kw_only=True):
    """What a list is, whoever stands on it (``models.watchlist``)."""

    owner: str
    source: str = ""
    purpose: str
    legal_basis: str
    licence: str = ""
    categories: tuple[str, ...] = ()
    severity: Severity = Severity.NORMAL
    agencies: tuple[str, ...] = ()
    review_on: date | None = None


class Standing(Particulars, frozen=True, kw_only=True):
    """How a list stands. ``open_change`` is the change not yet decided, ``proposed`` whether it waits for a
    second person or is still a dry run. ``confirmed`` and ``cleared`` count decided hits; they and
    ``hits`` are ``None`` where they are not told. Of a list of ``papers_alone`` the ``entries`` are papers.
    """

    id: int
    name: str
    papers_alone: bool
    version: int
    loaded_at: datetime | None
    closed_at: datetime | None
    entries: int
    hits: int | None
    confirmed: int | None
    cleared: int | None
    open_change: int | None
    proposed: bool


class ListInForce(Struct, frozen=True):
    """Which version of a list is in force; another answer means that entries have changed."""

    id: int
    version: int
    name: str
    loaded_at: datetime | None


def in_force() -> tuple[ListInForce, ...]:
    """All lists by number."""
    rows = query("SELECT id, version, name, loaded_at FROM watchlist ORDER BY id")
    return tuple(ListInForce(*row) for row in rows)


def of_list(watchlist: int) -> Iterator[Entry]:
    """Every entry of a list in force, by reference. The connection speaks of nothing else meanwhile."""
    return _copied(f"WHERE {IN_FORCE} AND w.id = {watchlist:d} ORDER BY e.reference")


def of_version(watchlist: int, version: int) -> Iterator[Entry]:
    """Every entry that this version of a list brought and that is in force; else as ``of_list``."""
    return _copied(f"WHERE {IN_FORCE} AND w.id = {watchlist:d} AND e.since = {version:d}")


def entries(since: Mapping[int, int] | None = None) -> Iterator[Entry]:
    """Every entry of every list in its approved version; ``version`` is the one that brought the entry.

    With ``since`` only what came later than the version given there for its list. The connection speaks of
    nothing else until the last entry is taken.
    """
    later = (
        f"JOIN {_given(since)} ON b.id = w.id WHERE e.since > b.version AND" if since is not None else "WHERE"
    )
    return _copied(f"{later} {IN_FORCE}")


def _copied(which: str) -> Iterator[Entry]:
    statement = f"COPY (SELECT {entry_json()} {_FROM} {which}) TO STDOUT"
    with connection.cursor() as cursor, cursor.copy(statement) as rows:
        for row in rows:
            # In COPY's text a backslash is doubled; JSON holds nothing else that COPY would escape.
            yield _decoder.decode(bytes(row).replace(b"\\\\", b"\\"))


def taken_off(since: Mapping[int, int]) -> list[int]:
    """The entries in force in these versions, by list, that are not any more, or not as they were."""
    rows = query(
        f"SELECT e.id {_FROM} JOIN {_given(since)} ON b.id = w.id "
        "WHERE e.since <= b.version AND e.until > b.version AND e.until <= w.version"
    )
    return [number for (number,) in rows]


def changed(since: Mapping[int, int]) -> int:
    """How many entries have come or gone since these versions."""
    [(count,)] = query(
        f"SELECT count(*) {_FROM} JOIN {_given(since)} ON b.id = w.id "
        "WHERE (e.since > b.version AND e.since <= w.version) "
        "OR (e.until > b.version AND e.until <= w.version)"
    )
    return int(count)


def _given(since: Mapping[int, int]) -> str:
    pairs = ", ".join(f"({int(number)}, {int(version)})" for number, version in since.items())
    return f"(VALUES {pairs or '(0, 0)'}) AS b (id, version)"


def search(*, watchlist: int, text: str, limit: int = 50) -> list[Entry]:
    """The entries of a list whose name, alias, document number or reference holds the text, by name.

    Without a text its first by reference, which a list of millions has at hand.
    """
    if not text.strip():
        first = f"WHERE {IN_FORCE} AND w.id = %s ORDER BY e.reference LIMIT %s"
        rows = query(f"SELECT {entry_json()}::text {_FROM} {first}", [watchlist, limit])
        return [_decoder.decode(row) for (row,) in rows]
    held = ", ".join(f"told->>'{field}'" for field in _SEARCHED)
    rows = query(
        f"SELECT {entry_json()}::text {_FROM} WHERE {IN_FORCE} AND w.id = %s AND "
        f"strpos(lower(concat_ws(' ', reference, {held})), lower(%s)) > 0 "
        "ORDER BY e.told->>'surname', e.told->>'given', e.reference LIMIT %s",
        [watchlist, text.strip(), limit],
    )
    return [_decoder.decode(row) for (row,) in rows]


def entry(watchlist: int, reference: str) -> Entry | None:
    """The entry in force under this reference, if there is one."""
    rows = query(
        f"SELECT {entry_json()}::text {_FROM} WHERE {IN_FORCE} AND w.id = %s AND e.reference = %s",
        [watchlist, reference],
    )
    return _decoder.decode(rows[0][0]) if rows else None


def start(name: str, particulars: Particulars, *, papers_alone: bool = False) -> int:
    """A new list without entries; its number."""
    told = structs.asdict(particulars)
    made = Watchlist.objects.create(name=name, papers_alone=papers_alone, **told)
    return made.pk


def standings() -> list[Standing]:
    """All lists by name."""
    return [msgspec.json.decode(row, type=Standing) for (row,) in query(_STANDINGS)]


def standing(watchlist: int) -> Standing | None:
    """One of them."""
    return next((known for known in standings() if known.id == watchlist), None)


# Counting a million entries takes a while: their changes say how many there are (``watchlist_checks``).
_STANDINGS = """
WITH held AS (
    SELECT w.id, coalesce(sum(c.added - c.removed), 0) AS entries FROM watchlist w
    LEFT JOIN watchlist_change c ON c.watchlist_id = w.id AND c.approved_by_id IS NOT NULL GROUP BY w.id
), struck AS (
    SELECT e.watchlist_id AS id, count(*) AS hits, count(*) FILTER (WHERE h.state = 'confirmed') AS confirmed,
        count(*) FILTER (WHERE h.state = 'cleared') AS cleared
    FROM hit h JOIN watchlist_entry e ON e.id = h.source AND e.since = h.version
    WHERE h.kind = 'watchlist' GROUP BY e.watchlist_id
)
SELECT (to_jsonb(w) || jsonb_build_object('entries', held.entries, 'hits', coalesce(struck.hits, 0),
    'confirmed', coalesce(struck.confirmed, 0), 'cleared', coalesce(struck.cleared, 0),
    'open_change', c.id, 'proposed', c.submitted_at IS NOT NULL))::text
FROM watchlist w JOIN held USING (id) LEFT JOIN struck USING (id)
LEFT JOIN watchlist_change c
    ON c.watchlist_id = w.id AND c.approved_by_id IS NULL AND c.refused_by_id IS NULL
ORDER BY w.name
"""
