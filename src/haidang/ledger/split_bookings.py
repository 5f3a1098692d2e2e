"""Bookings that were one before a party was split."""

from datetime import date

from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.travel import Booking

# Either may name the other: the parent its children, the child its parent, or both.
_SPLIT = """
SELECT b.locator, first.id, first.travellers
FROM booking b CROSS JOIN LATERAL (
    SELECT (array_agg(id ORDER BY surname, given, id))[1] AS id, count(*) AS travellers
    FROM crossing WHERE day = b.day AND booking_id = b.id) AS first
WHERE b.day = %(day)s AND b.movement_id = %(movement)s AND b.id <> %(booking)s AND first.id IS NOT NULL
    AND (EXISTS (SELECT FROM jsonb_array_elements(b.told->'locators') AS it
            WHERE it->>'code' = ANY(%(named)s))
        OR EXISTS (SELECT FROM jsonb_array_elements(b.told->'split') AS it
            WHERE it->>'code' = ANY(%(own)s)))
ORDER BY b.locator
"""


class SplitBooking(Struct, frozen=True, kw_only=True):
    """The other booking by its locator, with how many travel in it; ``crossing`` is one of them."""

    locator: str | None
    crossing: int
    travellers: int


def split_from(day: date, movement: int, booking: int, told: Booking) -> list[SplitBooking]:
    """The bookings on the same movement that this one was split from or into."""
    values = {
        "day": day,
        "movement": movement,
        "booking": booking,
        "named": [locator.code for locator in told.split],
        "own": [locator.code for locator in told.locators],
    }
    rows = query(_SPLIT, values)
    return [SplitBooking(**dict(zip(SplitBooking.__struct_fields__, row, strict=True))) for row in rows]
