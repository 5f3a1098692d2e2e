"""Reasons to look twice, kept once each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from types import MappingProxyType

from haidang.desk import State
from haidang.ledger import ids
from haidang.ledger.bulk import jsonb, query
from haidang.ledger.stay import Stay
from haidang.screening.hit import Hit, HitKind

# An entry or criterion that speaks again in a newer version, or for other reasons, is news: what was
# cleared before comes back to the desk, what was confirmed stays so. What was cleared of this very person and
# entry is no news, and what was is news again when the person told is another; so is what had lapsed.
KEEP = """
INSERT INTO hit (id, day, movement_id, crossing_id, kind, source, version, title, severity, likeness, reasons,
                 state, clearing_id, message_id, found_at, delete_on)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
ON CONFLICT (crossing_id, kind, source) DO UPDATE SET
    version = EXCLUDED.version, title = EXCLUDED.title, severity = EXCLUDED.severity,
    likeness = EXCLUDED.likeness, reasons = EXCLUDED.reasons,
    state = CASE
        WHEN hit.state IN ('claimed', 'confirmed') THEN hit.state
        WHEN hit.state = 'cleared' AND EXCLUDED.clearing_id IS NOT NULL THEN hit.state
        ELSE EXCLUDED.state END,
    clearing_id = CASE WHEN hit.state IN ('claimed', 'confirmed') THEN hit.clearing_id
        ELSE EXCLUDED.clearing_id END
WHERE (hit.version, hit.reasons) IS DISTINCT FROM (EXCLUDED.version, EXCLUDED.reasons)
    OR hit.clearing_id IS NOT NULL AND EXCLUDED.clearing_id IS NULL
    OR hit.state = 'lapsed'
RETURNING state
"""


def keep(
    stay: Stay,
    crossing_id: int,
    hits: Iterable[Hit],
    *,
    message_id: int | None,
    found_at: datetime,
    known: Mapping[int, int] = MappingProxyType({}),
) -> int:
    """Keep the hits of one crossing; how many of them are new or speak anew.

    ``known`` names, by list entry, the clearing that says this person is not meant.
    """
    kept = [
        query(KEEP, _values(stay, crossing_id, hit, _clearing(hit, known), message_id, found_at))
        for hit in hits
    ]
    return sum(state == State.NEW for rows in kept for (state,) in rows)


def _clearing(hit: Hit, known: Mapping[int, int]) -> int | None:
    return known.get(hit.source) if hit.kind is HitKind.WATCHLIST else None


Unclaimed = dict[int, set[tuple[str, int]]]
_UNCLAIMED = "state = %(state)s AND NOT EXISTS (SELECT FROM decision WHERE hit_id = hit.id)"


def unclaimed(movement: int) -> Unclaimed:
    """The hits on a movement that nobody has ever taken up, as kind and source, by crossing."""
    found: Unclaimed = defaultdict(set)
    rows = query(
        f"SELECT crossing_id, kind, source FROM hit WHERE movement_id = %(movement)s AND {_UNCLAIMED}",
        {"movement": movement, "state": State.NEW},
    )
    for crossing, kind, source in rows:
        found[crossing].add((kind, source))
    return found


def unclaimed_by(criteria: Collection[tuple[int, int]], crossings: Collection[int]) -> Unclaimed:
    """The same of these crossings, by criteria of these keys and versions alone."""
    found: Unclaimed = defaultdict(set)
    rows = query(
        f"SELECT crossing_id, kind, source FROM hit WHERE crossing_id = ANY(%(crossings)s) AND {_UNCLAIMED} "
        "AND kind = 'criterion' "
        "AND (source, version) IN (SELECT * FROM unnest(%(keys)s::bigint[], %(versions)s::int[]))",
        {
            "crossings": list(crossings),
            "state": State.NEW,
            "keys": [key for key, _ in criteria],
            "versions": [version for _, version in criteria],
        },
    )
    for crossing, kind, source in rows:
        found[crossing].add((kind, source))
    return found


_OF_CHANGE = """
EXISTS (SELECT FROM watchlist_change c JOIN watchlist w ON w.id = c.watchlist_id
    JOIN watchlist_entry e ON e.watchlist_id = c.watchlist_id AND e.id = hit.source
    WHERE c.id = %(change)s AND (w.papers_alone OR e.since = c.version OR e.until = c.version))
"""


def unclaimed_of_change(change: int, crossings: Collection[int]) -> Unclaimed:
    """Of these crossings the hits that nobody has ever taken up, of entries a change of a list has brought,
    replaced or taken off, by crossing; of a list of papers alone all."""
    found: Unclaimed = defaultdict(set)
    rows = query(
        f"SELECT crossing_id, kind, source FROM hit WHERE crossing_id = ANY(%(crossings)s) AND {_UNCLAIMED} "
        f"AND {_OF_CHANGE}",
        {"crossings": list(crossings), "state": State.NEW, "change": change},
    )
    for crossing, kind, source in rows:
        found[crossing].add((kind, source))
    return found


def of_change_after(change: int, day: date, crossing: int, limit: int) -> list[tuple[date, int]]:
    """The next crossings in the order of screening runs that have such hits, by day and number."""
    return query(
        f"SELECT DISTINCT day, crossing_id FROM hit WHERE kind = 'watchlist' AND {_UNCLAIMED} "
        f"AND (day < %(day)s OR (day = %(day)s AND crossing_id > %(crossing)s)) AND {_OF_CHANGE} "
        "AND EXISTS (SELECT FROM crossing c WHERE c.day = hit.day AND c.id = hit.crossing_id) "
        "ORDER BY day DESC, crossing_id LIMIT %(limit)s",
        {"day": day, "crossing": crossing, "state": State.NEW, "change": change, "limit": limit},
    )


def lapse(crossing: int, those: Collection[tuple[str, int]]) -> None:
    """Take from the desk what nobody has taken up and is no longer supported."""
    query(
        "UPDATE hit SET state = %s WHERE crossing_id = %s AND state = %s "
        "AND (kind, source) IN (SELECT * FROM unnest(%s::text[], %s::bigint[]))",
        [State.LAPSED, crossing, State.NEW, [kind for kind, _ in those], [source for _, source in those]],
    )


def nearest(movement: int) -> dict[int, float]:
    """How alike the list entry most like each traveller on a movement is, by crossing."""
    rows = query(
        "SELECT crossing_id, max(likeness) FROM hit "
        "WHERE movement_id = %s AND kind = 'watchlist' AND likeness IS NOT NULL GROUP BY crossing_id",
        [movement],
    )
    return dict(rows)


def decided(movement: int) -> dict[int, str]:
    """How the hits on a movement were decided, by crossing: ``confirmed`` where any was, else ``cleared``."""
    rows = query(
        "SELECT crossing_id, CASE WHEN bool_or(state = 'confirmed') THEN 'confirmed' ELSE 'cleared' END "
        "FROM hit WHERE movement_id = %s AND state IN ('confirmed', 'cleared') GROUP BY crossing_id",
        [movement],
    )
    return dict(rows)


def _values(
    stay: Stay, crossing_id: int, hit: Hit, clearing: int | None, message_id: int | None, found_at: datetime
) -> list[object]:
    return [
        ids.take(),
        stay.day,
        stay.movement_id,
        crossing_id,
        hit.kind.value,
        hit.source,
        hit.version,
        hit.title,
        hit.severity.value,
        hit.likeness,
        jsonb(hit.reasons),
        (State.NEW if clearing is None else State.KNOWN_AGAIN).value,
        clearing,
        message_id,
        found_at,
        stay.delete_on,
    ]
