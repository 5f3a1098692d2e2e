"""Whose eyes a hit is for: a list may name the agencies that see its hits, and then nobody else does.

``agency`` is an officer's own; ``None`` is who oversees all (R1-21). A list that names none is for everyone.
"""

from collections.abc import Collection

from haidang.ledger.bulk import query

_CLOSED = """
SELECT FROM watchlist_entry e JOIN watchlist w ON w.id = e.watchlist_id
WHERE e.id = {source} AND w.agencies <> '[]' AND NOT jsonb_exists(w.agencies, %(agency)s)
"""


def seen_by(hit: str = "h") -> str:
    """SQL that holds of the hits that the agency ``%(agency)s`` sees."""
    closed = _CLOSED.format(source=f"{hit}.source")
    return f"(%(agency)s::text IS NULL OR {hit}.kind <> 'watchlist' OR NOT EXISTS ({closed}))"


def closed_to(agency: str | None) -> set[str]:
    """The names of the lists whose hits the agency does not see."""
    rows = query(
        "SELECT name FROM watchlist WHERE agencies <> '[]' AND NOT jsonb_exists(agencies, %s::text)", [agency]
    )
    return {name for (name,) in rows}


def hidden(hits: Collection[int], agency: str | None) -> set[int]:
    """Those of these hits that the agency does not see."""
    rows = query(
        f"SELECT h.id FROM hit h WHERE h.id = ANY(%(hits)s) AND NOT {seen_by()}",
        {"hits": list(hits), "agency": agency},
    )
    return {number for (number,) in rows}
