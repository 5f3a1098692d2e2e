"""Reservations as last told for a movement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

import msgspec
from msgspec import structs

from haidang.ledger import changes
from haidang.ledger.bulk import copy, jsonb, query
from haidang.ledger.stay import Stay
from haidang.travel import Booking
from haidang.travel.differences import Difference, differences

COLUMNS = {
    "day": "date",
    "id": "int8",
    "movement_id": "int8",
    "system": "varchar",
    "locator": "varchar",
    "known_as": "text[]",
    "version": "int4",
    "cancelled": "bool",
    "told": "jsonb",
    "message_id": "int8",
    "received_at": "timestamptz",
    "changed_at": "timestamptz",
    "delete_on": "date",
}

_booking = msgspec.json.Decoder(Booking)


@dataclass(kw_only=True)
class KnownBooking:
    """A booking on a movement; ``changed`` when it is to be written (again).

    ``known_as`` are all locators it was ever told under, as ``system:code``. ``differences`` are those told
    now, by the message that told them. ``raw`` is the booking as the ledger holds it. Most bookings of a
    movement are not touched by a message, so each is only decoded when it is asked for.
    """

    id: int
    system: str
    locator: str | None
    known_as: tuple[str, ...]
    version: int
    message_id: int
    received_at: datetime
    delete_on: date
    raw: str = "{}"
    new: bool = False
    changed: bool = False
    differences: dict[int, list[Difference]] = field(default_factory=dict)

    @cached_property
    def booking(self) -> Booking:
        """The booking without its travellers, who are crossings."""
        return _booking.decode(self.raw)

    def retell(self, told: Booking, known_as: tuple[str, ...], message_id: int) -> None:
        """Take what a later message tells, if it differs; one that is read late tells nothing new."""
        if message_id < self.message_id:
            return
        self.known_as = tuple(dict.fromkeys((*self.known_as, *known_as)))
        if found := differences(self.booking, told):
            self.booking, self.message_id, self.changed = told, message_id, True
            self.version += 1
            self.differences[message_id] = [*self.differences.get(message_id, []), *found]


def known(stay: Stay) -> list[KnownBooking]:
    """The bookings known on a movement, without their travellers, who are crossings."""
    rows = query(
        "SELECT id, system, locator, known_as, version, told, message_id, received_at, delete_on "
        "FROM booking WHERE day = %s AND movement_id = %s ORDER BY id",
        [stay.day, stay.movement_id],
    )
    return [
        KnownBooking(
            id=number,
            system=system,
            locator=locator,
            known_as=tuple(known_as),
            version=version,
            raw=told,
            message_id=message_id,
            received_at=received_at,
            delete_on=delete_on,
        )
        for number, system, locator, known_as, version, told, message_id, received_at, delete_on in rows
    ]


def told(day: date, numbers: Iterable[int]) -> dict[int, Booking]:
    """Bookings of one day as they were told, by id, without their travellers."""
    rows = query("SELECT id, told FROM booking WHERE day = %s AND id = ANY(%s)", [day, list(numbers)])
    return {number: _booking.decode(booking) for number, booking in rows}


def keep(stay: Stay, bookings: Sequence[KnownBooking], told_at: datetime) -> None:
    """Write new bookings and rewrite changed ones."""
    rewritten = [one.id for one in bookings if not one.new]
    if rewritten:
        query("DELETE FROM booking WHERE day = %s AND id = ANY(%s)", [stay.day, rewritten])
    copy("booking", COLUMNS, (_row(stay, one, told_at) for one in bookings))
    changes.keep(
        changes.Changed(
            stay=structs.replace(stay, delete_on=one.delete_on),
            booking_id=one.id,
            message_id=message,
            changed_at=told_at,
            differences=differences,
        )
        for one in bookings
        for message, differences in one.differences.items()
    )


def _row(stay: Stay, one: KnownBooking, told_at: datetime) -> tuple[object, ...]:
    return (
        stay.day,
        one.id,
        stay.movement_id,
        one.system,
        one.locator,
        list(one.known_as),
        one.version,
        one.booking.cancelled,
        jsonb(structs.replace(one.booking, travellers=())),
        one.message_id,
        one.received_at,
        told_at,
        one.delete_on,
    )
