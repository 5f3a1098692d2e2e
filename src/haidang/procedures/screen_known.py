"""Apply new lists and criteria to travellers already known: law 7."""

from collections import defaultdict
from datetime import date, datetime

from msgspec import Struct

from haidang.ledger import bookings, changes, crossings, hits, movements, screening_runs, transaction
from haidang.ledger.changes import Changes
from haidang.ledger.stay import Stay
from haidang.procedures import screener_in_force
from haidang.procedures.known_again import known_again
from haidang.procedures.suspend_criterion import suspend_failed
from haidang.procedures.tell_movement import crossing_of
from haidang.screening import Failure, Screener
from haidang.travel import Booking, Crossing, Movement
from haidang.travel.roster import Place
from haidang.vault.retention import DEFAULT_PRESET


class Booked(Struct, frozen=True):
    """A booking and everyone in it."""

    told: Booking | None
    places: list[Place]


def screen_known(*, now: datetime, limit: int = 500) -> int:
    """Drive the oldest unfinished run a batch further; how many travellers were screened, 0 for none left.

    A run that is cut off goes on where its last whole batch ended. ``LedgerError`` when the database is away.
    """
    with transaction():
        in_force = screening_runs.share(DEFAULT_PRESET)
        run = screening_runs.unfinished()
        if run is None:
            return 0
        batch = crossings.after(run.reached_day, run.reached, limit)
        screener = screener_in_force.at(in_force.version, now.date())
        found, failures = _screen(batch, screener, now)
        if batch:
            stay, place = batch[-1]
            screening_runs.advance(run, stay.day, place.id, done=len(batch), hits=found)
        if len(batch) < limit:
            screening_runs.finish(run, now)
    suspend_failed(failures, now=now)
    return len(batch)


def _screen(batch: list[tuple[Stay, Place]], screener: Screener, now: datetime) -> tuple[int, list[Failure]]:
    told = movements.told({stay.movement_id for stay, _ in batch})
    booked = _booked(batch)
    changed = changes.known({stay.day for stay, _ in batch}, [place.id for _, place in batch], booked)
    found, failures = 0, list[Failure]()
    for stay, place in batch:
        if place.status != "cancelled":
            screening = screener.screen(_crossing(place, told[stay.movement_id], booked, changed))
            known = known_again(place.traveller, screening.hits)
            found += hits.keep(stay, place.id, screening.hits, message_id=None, found_at=now, known=known)
            failures += screening.failures
    return found, failures


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
