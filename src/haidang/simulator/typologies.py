"""Bookings planted on purpose, of which we know what they are: the ground truth of tests and benchmarks.

The patterns are the ones open training material on passenger assessment names; none says anything of a
person, each is a reason to look at a journey twice.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from haidang.simulator import checkin, journeys, slips
from haidang.simulator.bookings import reserve
from haidang.simulator.dice import Dice
from haidang.simulator.money import TEST_CARDS, Payer, Payment, card
from haidang.simulator.people import Person, invent
from haidang.simulator.reservation import Leg, Luggage, Reservation
from haidang.simulator.schedule import Flight

_NAMED_ORIGINS = ("BKK", "VTE", "KTI", "DOH", "DXB")
_SHARED_PAYERS = (
    Payer(name="MARLOWE GRAYSON", address="7 HARBOUR ROAD AMAUROT UTOPIA", phone="440000070707"),
    Payer(name="OTTILIE VAN DER ZEE", address="19 KITE HILL NUSQUAMA UTOPIA", phone="440000080808"),
)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)


class Typology(msgspec.Struct, frozen=True, kw_only=True):
    """``name`` is the criterion's, ``text`` the criterion in the house's language.

    ``fits`` says which flights can carry it; ``book`` makes such a booking.
    """

    name: str
    text: str
    fits: Callable[[Flight], bool]
    book: Callable[[Dice, Flight], Reservation]


def last_minute_cash(dice: Dice, flight: Flight) -> Reservation:
    """Bought for cash on the day, one way, nothing checked in."""
    traveller = _alone(dice, flight)
    created = flight.departs - dice.between(6, 20) * _HOUR
    reservation = honest(
        dice, flight, [traveller], created, Payment(form="CA"), (journeys.prime(dice, flight),)
    )
    reservation.guests[0].luggage = _nothing(flight)
    return reservation


def paid_by_another(dice: Dice, flight: Flight) -> Reservation:
    """Paid with the card of somebody who does not travel, and who pays for many."""
    place = dice.between(0, 1)
    vendor, number = TEST_CARDS[place]
    payment = Payment(form="CC", vendor=vendor, account=number, expires="0930", payer=_SHARED_PAYERS[place])
    created = flight.departs - dice.between(80, 200) * _HOUR
    return honest(dice, flight, [_alone(dice, flight)], created, payment, journeys.usual(dice, flight))


def broken_journey(dice: Dice, flight: Flight) -> Reservation:
    """The next leg leaves from a city the traveller was never flown to."""
    elsewhere = "HAN" if flight.border.destination != "HAN" else "SGN"
    away = journeys.back(dice, flight, elsewhere, "SIN", days=dice.between(2, 6))
    legs = (journeys.prime(dice, flight), away)
    created = flight.departs - dice.between(80, 400) * _HOUR
    return honest(dice, flight, [_alone(dice, flight)], created, card(dice, masked=True), legs)


def new_passport(dice: Dice, flight: Flight) -> Reservation:
    """A passport of last week and a ticket of yesterday."""
    traveller = _alone(dice, flight)
    issued = flight.day - dice.between(3, 12) * _DAY
    traveller = msgspec.structs.replace(traveller, issued=issued, expires=issued + 3650 * _DAY)
    created = flight.departs - dice.between(26, 44) * _HOUR
    legs = (journeys.prime(dice, flight),)
    return honest(dice, flight, [traveller], created, card(dice, masked=True), legs)


def heavy_bags(dice: Dice, flight: Flight) -> Reservation:
    """Two people, two days, and bags for a household."""
    people = [_alone(dice, flight), _alone(dice, flight)]
    stop = flight.border
    legs = (
        journeys.prime(dice, flight),
        journeys.back(dice, flight, stop.destination, stop.origin, days=2),
    )
    created = flight.departs - dice.between(90, 300) * _HOUR
    reservation = honest(dice, flight, people, created, card(dice, masked=True), legs)
    tag = int(flight.airline.accounting) * 1_000_000 + dice.between(900_000, 999_000)
    checkin.pool(dice, flight, reservation.guests, dice.between(6, 8), 26, tag)
    return reservation


TYPOLOGIES: tuple[Typology, ...] = (
    Typology(
        name="Last-minute cash, one way, from a named origin",
        text='movement.origin in ("BKK", "VTE", "KTI", "DOH", "DXB") and booking.lead_hours < 24 '
        'and payment.kind is "cash" and booking.one_way is yes',
        fits=lambda flight: flight.border.origin in _NAMED_ORIGINS,
        book=last_minute_cash,
    ),
    Typology(
        name="The payer does not travel",
        text="payment.payer_not_travelling is yes and booking.lead_hours < 240",
        fits=lambda flight: True,
        book=paid_by_another,
    ),
    Typology(
        name="Broken journey",
        text="itinerary.broken is yes",
        fits=lambda flight: flight.inbound,
        book=broken_journey,
    ),
    Typology(
        name="New passport, booked at once, one way",
        text="document.days_old < 30 and booking.lead_hours < 48 and booking.one_way is yes",
        fits=lambda flight: True,
        book=new_passport,
    ),
    Typology(
        name="Bags far too heavy for the trip",
        text="baggage.weight > 100 and itinerary.days_away < 4",
        fits=lambda flight: True,
        book=heavy_bags,
    ),
)


def honest(
    dice: Dice,
    flight: Flight,
    people: list[Person],
    created: datetime,
    payment: Payment | None = None,
    legs: tuple[Leg, ...] = (),
) -> Reservation:
    """A booking in which every message tells the truth and everyone comes; usual in all that is not given."""
    payment = payment or card(dice, masked=True)
    reservation = reserve(dice, flight, people, created, payment, legs or journeys.usual(dice, flight))
    reservation.planted = True
    for guest in reservation.guests:
        guest.booked = guest.presented = slips.passport(guest.person)
        guest.services = ()
        guest.papers_booked = True
    return reservation


def _nothing(flight: Flight) -> Luggage:
    return Luggage(pieces=0, weight=0, tag="", destination=flight.border.destination)


def _alone(dice: Dice, flight: Flight) -> Person:
    """Somebody with two names at least and a passport of Utopia, so that nothing else is unusual."""
    person = invent(dice, dice.pick(flight.cultures), flight.day, (23, 58))
    while not person.given:
        person = invent(dice, dice.pick(flight.cultures), flight.day, (23, 58))
    return msgspec.structs.replace(person, nationality="UTO", document_kind="P")
