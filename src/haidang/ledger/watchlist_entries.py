"""Entries of lists, one by one: as a hit saw them, and through all their versions."""

from collections.abc import Collection
from datetime import datetime

import msgspec
from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.ledger.watchlists import entry_json
from haidang.screening.watchlists import Entry

_decoder = msgspec.json.Decoder(Entry)
_FROM = "FROM watchlist_entry e JOIN watchlist w ON w.id = e.watchlist_id"


def in_versions(wanted: Collection[tuple[int, int]]) -> dict[tuple[int, int], Entry]:
    """Entries by id and version, as far as they are kept."""
    if not wanted:
        return {}
    rows = query(
        f"SELECT {entry_json()}::text {_FROM} WHERE (e.id, e.since) IN "
        "(SELECT * FROM unnest(%s::bigint[], %s::int[]))",
        [[entry for entry, _ in wanted], [version for _, version in wanted]],
    )
    found = [_decoder.decode(row) for (row,) in rows]
    return {(entry.id, entry.version): entry for entry in found}


class Kept(Struct, frozen=True, kw_only=True):
    """An entry in one approved version, who brought it, and the version that ended it, if one did."""

    entry: Entry
    until: int | None
    proposer: str | None
    approver: str | None
    approved_at: datetime | None


_VERSIONS = f"""
SELECT {entry_json()}::text, CASE WHEN e.until <= w.version THEN e.until END, p.name, a.name, c.approved_at
{_FROM}
LEFT JOIN watchlist_change c ON c.watchlist_id = w.id AND c.version = e.since
LEFT JOIN officer p ON p.id = c.proposed_by_id LEFT JOIN officer a ON a.id = c.approved_by_id
WHERE e.id = %s AND e.since <= w.version ORDER BY e.since DESC
"""


def versions(number: int) -> list[Kept]:
    """Every approved version of an entry, the newest first."""
    return [
        Kept(
            entry=_decoder.decode(entry),
            until=until,
            proposer=proposer,
            approver=approver,
            approved_at=approved,
        )
        for entry, until, proposer, approver, approved in query(_VERSIONS, [number])
    ]


def list_of(number: int) -> int | None:
    """The list an entry stands on."""
    rows = query("SELECT watchlist_id FROM watchlist_entry WHERE id = %s LIMIT 1", [number])
    return int(rows[0][0]) if rows else None


def hits_by_state(number: int) -> dict[str, int]:
    """How many hits of an entry are still kept, in each state."""
    rows = query(
        "SELECT state, count(*) FROM hit WHERE kind = 'watchlist' AND source = %s GROUP BY state", [number]
    )
    return dict(rows)


def hits(number: int, *, limit: int) -> list[int]:
    """The newest hits of an entry."""
    rows = query(
        "SELECT id FROM hit WHERE kind = 'watchlist' AND source = %s "
        "ORDER BY found_at DESC, id DESC LIMIT %s",
        [number, limit],
    )
    return [hit for (hit,) in rows]
