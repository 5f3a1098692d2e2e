"""Entries of lists, one by one: as a hit saw them, and through all their versions."""

from collections.abc import Collection

import msgspec

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
