"""Crossings as screening sees them, put together from what the ledger keeps of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from haidang.ledger import bookings, changes, crossings, movements
from haidang.ledger.stay import Stay
from haidang.procedures.crossing_of import crossing_of
from haidang.procedures.known_past import known_past
from haidang.travel import Booking, Crossing, Past
from haidang.travel.roster import Place


class Booked(Struct, frozen=True):
    """A booking and everyone in it."""

    told: Booking | None
    places: list[Place]


def gather_crossings(
    batch: list[tuple[Stay, Place]], *, stopped: Iterable[str] | None
) -> Iterator[tuple[Stay, Place, Crossing]]:
    """Each with the crossing it stands for; who cancelled is left out, for nobody is to look at them.

    Their past comes with them unless ``stopped``, the contacts that link nobody, is ``None``.
    """
    told = movements.told({stay.movement_id for stay, _ in batch})
    booked = _booked(batch)
    changed = changes.known({stay.day for stay, _ in batch}, [place.id for _, place in batch], booked)
    before: dict[int, Past] = {}
    if stopped is not None:
        before = known_past(((stay, place, _party(place, booked)) for stay, place in batch), stopped)
    for stay, place in batch:
        if place.status != "cancelled":
            found = booked[place.booking] if place.booking is not None else Booked(None, [place])
            crossing = crossing_of(
                place,
                found.places,
                found.told,
                told[stay.movement_id],
                changed.of(place.id, place.booking),
                heard=place.heard,
                past=before.get(place.id),
            )
            yield stay, place, crossing


def _party(place: Place, booked: dict[int, Booked]) -> list[Place]:
    return booked[place.booking].places if place.booking is not None else []


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
