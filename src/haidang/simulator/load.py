"""Who books a flight, and what becomes of their bookings before it leaves."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from haidang.simulator import slips
from haidang.simulator.bookings import booking
from haidang.simulator.checkin import check_in
from haidang.simulator.dice import Dice
from haidang.simulator.planting import Plant
from haidang.simulator.reservation import Correction, Reservation
from haidang.simulator.schedule import Flight

_HOUR = timedelta(hours=1)
_CANCELLED_SHARE = 0.03
_CORRECTED_SHARE = 0.5


def load(dice: Dice, flight: Flight, planted: Sequence[Plant]) -> list[Reservation]:
    """Every booking the flight ever has, two thirds to nine tenths of its seats, checked in or not."""
    sought = flight.seats * dice.between(62, 93) // 100
    reservations = [plant.reservation for plant in planted]
    aboard = {guest.person.document for reservation in reservations for guest in reservation.guests}
    while len(aboard) < sought:
        reservation = booking(dice, flight)
        papers = {guest.person.document for guest in reservation.guests}
        if aboard.isdisjoint(papers):
            aboard |= papers
            reservations.append(reservation)
    _cancel(dice, flight, reservations)
    reservations.sort(key=lambda reservation: reservation.locator)
    check_in(dice, flight, reservations)
    return reservations


def correct(dice: Dice, flight: Flight, reservations: Iterable[Reservation]) -> None:
    """In the last day some misspelt names are put right; the booking's history keeps the old one."""
    for reservation in reservations:
        for place, guest in enumerate(reservation.guests):
            right = slips.passport(guest.person)
            if guest.booked.surname == right.surname or not dice.chance(_CORRECTED_SHARE):
                continue
            when = flight.departs - dice.between(6, 23) * _HOUR
            if reservation.created < when:
                correction = Correction(when=when, before=guest.booked, after=right)
                reservation.corrections += ((place, correction),)
                reservation.changed = max(when, reservation.changed or when)
                guest.booked = right


def _cancel(dice: Dice, flight: Flight, reservations: Iterable[Reservation]) -> None:
    for reservation in reservations:
        if dice.chance(_CANCELLED_SHARE) and not reservation.planted:
            cancelled = flight.departs - dice.between(5, 70) * _HOUR
            reservation.cancelled = max(cancelled, reservation.ticketed)
