"""Who travels with a person again and again."""

from datetime import date

from msgspec import Struct

from haidang.ledger.bulk import query

TRIPS = 50
"""So many of the person's latest crossings are looked at."""

_OFTEN = """
WITH mine AS (
    SELECT day, movement_id, booking_id FROM crossing WHERE person_id = %(person)s
    ORDER BY day DESC, id DESC LIMIT %(trips)s
), beside AS (
    SELECT o.person_id, o.day, o.id, o.surname, o.given, o.movement_id,
        o.booking_id = mine.booking_id AS booked
    FROM mine JOIN crossing o ON o.day = mine.day AND o.movement_id = mine.movement_id
    WHERE o.person_id <> %(person)s AND o.role NOT LIKE '%%crew'
)
SELECT (array_agg(id ORDER BY day DESC, id DESC))[1], max(day),
    (array_agg(surname ORDER BY day DESC, id DESC))[1], (array_agg(given ORDER BY day DESC, id DESC))[1],
    count(DISTINCT movement_id), count(DISTINCT movement_id) FILTER (WHERE booked)
FROM beside GROUP BY person_id HAVING count(DISTINCT movement_id) > 1
ORDER BY 6 DESC, 5 DESC, 3, 4 LIMIT %(limit)s
"""


class Often(Struct, frozen=True, kw_only=True):
    """Somebody on ``together`` of the person's movements, ``booked`` of them in one booking.

    ``id`` and ``day`` are of the latest crossing they shared, as the companion.
    """

    id: int
    day: date
    surname: str
    given: str
    together: int
    booked: int


def often(person: int, *, limit: int) -> list[Often]:
    """Those who crossed on the person's movements at least twice; in one booking before on one movement."""
    rows = query(_OFTEN, {"person": person, "trips": TRIPS, "limit": limit})
    return [Often(**dict(zip(Often.__struct_fields__, row, strict=True))) for row in rows]
