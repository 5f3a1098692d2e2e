"""Lists sent in several messages, and which of them have not come."""

from msgspec import Struct

from haidang.ledger.bulk import query

_LISTS = """
SELECT type, access_reference, array_agg(DISTINCT part), max(part) FILTER (WHERE last_part), max(received_at)
FROM message WHERE movement_id = %s AND part IS NOT NULL AND state = 'read'
GROUP BY type, sender, access_reference ORDER BY max(received_at)
"""

_PARTS = """
SELECT array_agg(DISTINCT part), max(part) FILTER (WHERE last_part) FROM message
WHERE movement_id = %s AND state = 'read' AND function = %s AND sender = %s AND access_reference = %s
    AND part IS NOT NULL
"""


class Incomplete(Struct, frozen=True, kw_only=True):
    """A list that lacks ``missing`` of its ``parts``, which is ``None`` while the last has not come."""

    type: str
    reference: str
    missing: tuple[int, ...]
    parts: int | None


def came(movement: int, function: str, sender: str, reference: str) -> tuple[set[int], int | None]:
    """Which parts of a list were read by now, and the number of the last where that one was."""
    [(parts, last)] = query(_PARTS, [movement, function, sender[:64], reference[:64]])
    return set(parts or ()), last


def incomplete(movement: int) -> list[Incomplete]:
    """The lists of a movement of which something has not come, oldest first."""
    return [
        Incomplete(type=type_, reference=reference or "", missing=missing, parts=last)
        for type_, reference, parts, last, _ in query(_LISTS, [movement])
        if (missing := _missing(parts, last)) or last is None
    ]


def _missing(parts: list[int], last: int | None) -> tuple[int, ...]:
    """
    >>> _missing([1, 3], 4), _missing([1, 2], None)
    ((2, 4), ())
    """
    return tuple(part for part in range(1, (last or max(parts)) + 1) if part not in parts)
