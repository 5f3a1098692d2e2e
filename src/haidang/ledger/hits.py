"""Reasons to look twice, kept once each."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
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


def unclaimed(movement: int) -> dict[int, set[tuple[str, int]]]:
    """The hits on a movement that nobody has ever taken up, as kind and source, by crossing."""
    found = defaultdict(set)
    rows = query(
        "SELECT crossing_id, kind, source FROM hit WHERE movement_id = %s AND state = %s "
        "AND NOT EXISTS (SELECT FROM decision WHERE hit_id = hit.id)",
        [movement, State.NEW],
    )
    for crossing, kind, source in rows:
        found[crossing].add((kind, source))
    return found


def unclaimed_by(
    criteria: Collection[tuple[int, int]], crossings: Collection[int]
) -> dict[int, set[tuple[str, int]]]:
    """The same of these crossings, by criteria of these keys and versions alone."""
    found = defaultdict(set)
    rows = query(
        "SELECT crossing_id, kind, source FROM hit WHERE crossing_id = ANY(%s) AND kind = 'criterion' "
        "AND state = %s AND (source, version) IN (SELECT * FROM unnest(%s::bigint[], %s::int[])) "
        "AND NOT EXISTS (SELECT FROM decision WHERE hit_id = hit.id)",
        [list(crossings), State.NEW, [key for key, _ in criteria], [version for _, version in criteria]],
    )
    for crossing, kind, source in rows:
        found[crossing].add((kind, source))
    return found


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
