"""Reasons to look twice, kept once each."""

from collections.abc import Iterable
from datetime import datetime

from haidang.ledger import ids
from haidang.ledger.bulk import jsonb, query
from haidang.ledger.stay import Stay
from haidang.screening.hit import Hit

# An entry or criterion that speaks again in a newer version, or for other reasons, is news: what was
# cleared before comes back to the desk, what was confirmed stays so.
KEEP = """
INSERT INTO hit (id, day, movement_id, crossing_id, kind, source, version, title, severity, likeness, reasons,
                 state, message_id, found_at, delete_on)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'new', %s, %s, %s)
ON CONFLICT (crossing_id, kind, source) DO UPDATE SET
    version = EXCLUDED.version, title = EXCLUDED.title, severity = EXCLUDED.severity,
    likeness = EXCLUDED.likeness, reasons = EXCLUDED.reasons,
    state = CASE WHEN hit.state = 'cleared' THEN 'new' ELSE hit.state END
WHERE (hit.version, hit.reasons) IS DISTINCT FROM (EXCLUDED.version, EXCLUDED.reasons)
RETURNING id
"""


def keep(
    stay: Stay, crossing_id: int, hits: Iterable[Hit], *, message_id: int | None, found_at: datetime
) -> int:
    """Keep the hits of one crossing; how many are new or speak anew."""
    return sum(len(query(KEEP, _values(stay, crossing_id, hit, message_id, found_at))) for hit in hits)


def _values(
    stay: Stay, crossing_id: int, hit: Hit, message_id: int | None, found_at: datetime
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
        message_id,
        found_at,
        stay.delete_on,
    ]
