"""The lists as approved: what screening looks for, and how each list fares."""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec
from django.db import connection
from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.ledger.models import Watchlist
from haidang.screening.watchlists import Entry

IN_FORCE = "e.since <= w.version AND (e.until IS NULL OR e.until > w.version)"

_TOLD = (
    "id",
    "reference",
    "surname",
    "given",
    "aliases",
    "born",
    "born_year",
    "sex",
    "nationality",
    "documents",
    "severity",
    "instruction",
)
_FROM = "FROM watchlist_entry e JOIN watchlist w ON w.id = e.watchlist_id"


def entry_json(entry: str = "e", watchlist: str = "w") -> str:
    """The SQL that makes an ``Entry`` in JSON of a row of the two tables, under these names."""
    told = ", ".join(f"'{column}', {entry}.{column}" for column in _TOLD)
    named = f"'version', {entry}.since, 'list_name', {watchlist}.name"
    return f"json_strip_nulls(json_build_object({named}, {told}))"


_decoder = msgspec.json.Decoder(Entry)


class Standing(Struct, frozen=True, kw_only=True):
    """How a list stands. ``open_change`` is the change not yet decided, ``proposed`` whether it waits for a
    second person or is still a dry run.
    """

    id: int
    name: str
    owner: str
    purpose: str
    legal_basis: str
    version: int
    loaded_at: datetime | None
    entries: int
    hits: int
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


def entries(since: Mapping[int, int] | None = None) -> Iterator[Entry]:
    """Every entry of every list in its approved version; ``version`` is the one that brought the entry.

    With ``since`` only what came later than the version given there for its list. The connection speaks of
    nothing else until the last entry is taken.
    """
    later = (
        f"JOIN {_given(since)} ON b.id = w.id WHERE e.since > b.version AND" if since is not None else "WHERE"
    )
    statement = f"COPY (SELECT {entry_json()} {_FROM} {later} {IN_FORCE}) TO STDOUT"
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
    """The entries of a list whose name, alias, document number or reference holds the text, by name."""
    rows = query(
        f"SELECT {entry_json()}::text {_FROM} WHERE {IN_FORCE} AND w.id = %s AND "
        "strpos(lower(concat_ws(' ', reference, given, surname, aliases, documents)), lower(%s)) > 0 "
        "ORDER BY e.surname, e.given, e.reference LIMIT %s",
        [watchlist, text.strip(), limit],
    )
    return [_decoder.decode(row) for (row,) in rows]


def start(*, name: str, owner: str, purpose: str, legal_basis: str) -> int:
    """A new list without entries; its number."""
    made = Watchlist.objects.create(name=name, owner=owner, purpose=purpose, legal_basis=legal_basis)
    return made.pk


def standings() -> list[Standing]:
    """All lists by name."""
    told = Standing.__struct_fields__
    return [msgspec.convert(dict(zip(told, row, strict=True)), Standing) for row in query(_STANDINGS)]


_STANDINGS = f"""
WITH held AS (
    SELECT w.id, count(e.id) AS entries FROM watchlist w
    LEFT JOIN watchlist_entry e ON e.watchlist_id = w.id AND {IN_FORCE} GROUP BY w.id
), struck AS (
    SELECT e.watchlist_id AS id, count(*) AS hits
    FROM hit h JOIN watchlist_entry e ON e.id = h.source AND e.since = h.version
    WHERE h.kind = 'watchlist' GROUP BY e.watchlist_id
)
SELECT w.id, w.name, w.owner, w.purpose, w.legal_basis, w.version, w.loaded_at,
    held.entries, coalesce(struck.hits, 0), c.id, c.submitted_at IS NOT NULL
FROM watchlist w JOIN held USING (id) LEFT JOIN struck USING (id)
LEFT JOIN watchlist_change c
    ON c.watchlist_id = w.id AND c.approved_by_id IS NULL AND c.refused_by_id IS NULL
ORDER BY w.name
"""
