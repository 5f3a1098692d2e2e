"""What later messages told differently, kept beside what it changed."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct

from haidang.ledger import ids
from haidang.ledger.bulk import copy, jsonb, query
from haidang.ledger.stay import Stay
from haidang.travel import Change
from haidang.travel.differences import Difference

COLUMNS = {
    "day": "date",
    "id": "int8",
    "movement_id": "int8",
    "crossing_id": "int8",
    "booking_id": "int8",
    "message_id": "int8",
    "changed_at": "timestamptz",
    "differences": "jsonb",
    "delete_on": "date",
}


KNOWN = """
SELECT crossing_id, booking_id, changed_at,
    ARRAY(SELECT it->>'what' FROM jsonb_array_elements(differences) AS it)
FROM change WHERE day = ANY(%s) AND (crossing_id = ANY(%s) OR booking_id = ANY(%s)) ORDER BY changed_at, id
"""


class Changed(Struct, frozen=True, kw_only=True):
    """A crossing or a booking, and how the message told it differently."""

    stay: Stay
    message_id: int
    changed_at: datetime
    differences: Sequence[Difference]
    crossing_id: int | None = None
    booking_id: int | None = None


class Changes(Struct, frozen=True):
    """What is known to have changed, by crossing and by booking, oldest first."""

    of_crossings: dict[int, list[Change]]
    of_bookings: dict[int, list[Change]]

    def of(self, crossing: int, booking: int | None) -> tuple[Change, ...]:
        """Those of a traveller and of the booking they stand in."""
        of_booking = self.of_bookings.get(booking, []) if booking is not None else []
        return tuple(sorted((*self.of_crossings.get(crossing, []), *of_booking), key=lambda one: one.when))


NONE_KNOWN = Changes({}, {})


def known(days: Iterable[date], crossings: Iterable[int], bookings: Iterable[int]) -> Changes:
    """What changed of these, without the values."""
    of_crossings: dict[int, list[Change]] = defaultdict(list)
    of_bookings: dict[int, list[Change]] = defaultdict(list)
    for crossing, booking, when, facts in query(KNOWN, [list(days), list(crossings), list(bookings)]):
        known_of, number = (of_bookings, booking) if crossing is None else (of_crossings, crossing)
        known_of[number] += [Change(what=what, when=when, of_booking=crossing is None) for what in facts]
    return Changes(of_crossings, of_bookings)


def keep(changed: Iterable[Changed]) -> None:
    """Write down every change in which something differs."""
    rows = [_row(one) for one in changed if one.differences]
    if rows:
        copy("change", COLUMNS, rows)


def _row(one: Changed) -> tuple[object, ...]:
    return (
        one.stay.day,
        ids.take(),
        one.stay.movement_id,
        one.crossing_id,
        one.booking_id,
        one.message_id,
        one.changed_at,
        jsonb(one.differences),
        one.stay.delete_on,
    )
