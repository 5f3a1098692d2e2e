"""Crossings as screening sees them, put together from what the ledger keeps of each."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from haidang.ledger import bookings, changes, crossings, movements
from haidang.ledger.changes import Changes
from haidang.ledger.stay import Stay
from haidang.procedures.tell_movement import crossing_of
from haidang.travel import Booking, Crossing, Movement
from haidang.travel.roster import Place


class Booked(Struct, frozen=True):
    """A booking and everyone in it."""

    told: Booking | None
    places: list[Place]


def gather_crossings(batch: list[tuple[Stay, Place]]) -> Iterator[tuple[Stay, Place, Crossing]]:
    """Each with the crossing it stands for; who cancelled is left out, for nobody is to look at them."""
    told = movements.told({stay.movement_id for stay, _ in batch})
    booked = _booked(batch)
    changed = changes.known({stay.day for stay, _ in batch}, [place.id for _, place in batch], booked)
    for stay, place in batch:
        if place.status != "cancelled":
            yield stay, place, _crossing(place, told[stay.movement_id], booked, changed)


def _booked(batch: list[tuple[Stay, Place]]) -> dict[int, Booked]:
    """The bookings of these, by id, asked for a day at a time."""
    by_day: dict[date, set[int]] = defaultdict(set)
    for stay, place in batch:
        if place.booking is not None:
            by_day[stay.day].add(place.booking)
    found: dict[int, Booked] = {}
    for day, numbers in by_day.items():
        told = bookings.told(day, numbers)
        found |= {number: Booked(told.get(number), []) for number in numbers}
        for place in crossings.in_bookings(day, numbers):
            if place.booking is not None:
                found[place.booking].places.append(place)
    return found


def _crossing(place: Place, movement: Movement, booked: dict[int, Booked], changed: Changes) -> Crossing:
    of_them = changed.of(place.id, place.booking)
    if place.booking is None:
        return crossing_of(place, [place], None, movement, of_them)
    booking = booked[place.booking]
    return crossing_of(place, booking.places, booking.told, movement, of_them)
