"""Bookings as they are made: who travels together, how long before, through whom, paid how."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from haidang.codes import airports
from haidang.simulator import journeys, slips
from haidang.simulator.airlines import AIRLINES
from haidang.simulator.dice import Dice
from haidang.simulator.money import Payment, agencies, pay
from haidang.simulator.people import Person, invent, regular
from haidang.simulator.reservation import Guest, Leg, Reservation
from haidang.simulator.schedule import Flight

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_STREETS = ("Lantern Street", "Harbour Road", "Lotus Lane", "Amaurot Avenue", "Anyder Quay", "Kite Hill")
_TOWNS = ("Amaurot", "Nusquama", "Far Harbour", "Old Lighthouse", "Raphael Bay")
#: Who books together: alone, two, a family, a tour.
_PARTIES = ("alone",) * 52 + ("pair",) * 26 + ("family",) * 20 + ("tour",) * 2
#: Hours between booking and departure, lowest and highest. Half of all bookings are two to eight weeks old.
_LEADS = ((2, 3),) + ((5, 70),) * 5 + ((70, 330),) * 22 + ((330, 1400),) * 52 + ((1400, 4800),) * 20
#: Codes that tell of religion, health or need, which the house must not keep, beside harmless ones.
_SERVICES: tuple[tuple[str, str], ...] = (
    ("KSML", ""), ("MOML", ""), ("MOML", ""), ("HNML", ""), ("VGML", ""), ("DBML", ""), ("WCHR", ""),
    ("WCHC", ""), ("BLND", ""), ("DEAF", ""), ("MEDA", "NEEDS OXYGEN ON BOARD"), ("BSCT", ""), ("CHML", ""),
    ("OTHS", "PAX TRAVELS FOR KIDNEY TREATMENT"), ("OTHS", "PRAYER MAT REQUESTED"), ("OTHS", "HONEYMOON"),
)  # fmt: skip
_REMARKS = (
    "PAX REQUESTED REFUND TO CARD 4111 1111 1111 1111 EXP 0930",
    "CC 5555-5555-5555-4444 CVV ASKED",
    "VIP GUEST OF UTOPIA TOURISM BOARD",
    "CALLED TWICE ABOUT CHILD SEAT",
    "MEMBER OF RAIL WORKERS UNION DELEGATION",
    "PAX AWARE OF SHORT CONNECTION",
)
_FREE_TEXT_SHARE = 0.04
_TOUR = 8
_STAY_TOLD_SHARE = 0.25
_REGULAR_SHARE = 0.08
_REGULARS = 2000  # of each culture
_SPLIT_SHARE = 0.02
_HOUR = timedelta(hours=1)


def booking(dice: Dice, flight: Flight) -> Reservation:
    """A booking like any other."""
    culture = dice.pick(flight.cultures)
    people = _party(dice, culture, dice.pick(_PARTIES), flight)
    lead = dice.between(*dice.pick(_LEADS)) if len(people) < _TOUR else dice.between(900, 4800)
    payment = pay(dice)
    return reserve(dice, flight, people, flight.departs - lead * _HOUR, payment, journeys.usual(dice, flight))


def reserve(
    dice: Dice,
    flight: Flight,
    people: Sequence[Person],
    created: datetime,
    payment: Payment,
    legs: tuple[Leg, ...],
) -> Reservation:
    """A booking of these people, made at ``created``, ticketed in the first tenth of the time left."""
    first = people[0]
    created = created.replace(second=0) + timedelta(minutes=dice.between(0, 59))
    return Reservation(
        locator=_locator(dice),
        created=created,
        ticketed=created + (flight.departs - created) * (dice.between(1, 99) / 1000),
        payment=payment,
        legs=legs,
        guests=[_guest(dice, flight, person, place) for place, person in enumerate(people, 1)],
        agency=None if dice.chance(0.35) else dice.pick(agencies()),
        sold_as=_partner(dice, flight) if dice.chance(0.06) else "",
        group=f"{first.surname} TOUR" if len(people) >= _TOUR else "",
        split_from=_locator(dice) if len(people) > 1 and dice.chance(_SPLIT_SHARE) else "",
        home=first.home,
        phone=first.phone,
        email=first.email,
        street=f"{dice.between(1, 240)} {dice.pick(_STREETS)}",
        city=dice.pick(_TOWNS),
        stays_at=_stay(dice, flight) if first.home != "VNM" and dice.chance(_STAY_TOLD_SHARE) else "",
        remarks=(dice.pick(_REMARKS),) if dice.chance(_FREE_TEXT_SHARE) else (),
    )


def _locator(dice: Dice) -> str:
    return "".join([dice.pick(_LETTERS) for _ in range(6)])


def _stay(dice: Dice, flight: Flight) -> str:
    """AIRIMP SSR DOCA: D for destination, country, street and city."""
    place = airports.airport(flight.border.destination)
    assert place is not None, flight.border
    street = f"{dice.between(1, 300)} {dice.pick(_STREETS)}"
    return f"/D/{place.country}/{street}/{place.city}".upper()


def _partner(dice: Dice, flight: Flight) -> str:
    """Another carrier that sells seats on this flight."""
    return dice.pick([airline.code for airline in AIRLINES if airline is not flight.airline])


def _party(dice: Dice, culture: str, party: str, flight: Flight) -> list[Person]:
    """People of whom no two have the same name."""
    while True:
        people = _together(dice, culture, party, flight.day)
        if len({_letters(person) for person in people}) == len(people):
            return people


def _letters(person: Person) -> str:
    return "".join((person.surname, *person.given)).replace(" ", "")


def _together(dice: Dice, culture: str, party: str, today: date) -> list[Person]:
    if party == "alone" and dice.chance(_REGULAR_SHARE):
        return [regular(culture, dice.between(1, _REGULARS))]
    first = invent(dice, culture, today)
    if party == "alone":
        return [first]
    if party == "pair":
        return [first, invent(dice, culture, today)]
    if party == "tour":
        return [first] + [invent(dice, culture, today) for _ in range(dice.between(7, 15))]
    name = first.surname_word if first.given else None
    second = invent(dice, culture, today)
    children = [invent(dice, culture, today, (0, 15), name) for _ in range(dice.between(1, 3))]
    return [first, second, *children]


def _guest(dice: Dice, flight: Flight, person: Person, place: int) -> Guest:
    age = person.age_on(flight.day)
    return Guest(
        person=person,
        reference=str(place),
        kind="A" if age >= 12 else "C" if age >= 2 else "IN",
        booked=slips.booked(dice, person),
        presented=slips.presented(dice, person),
        ticket=flight.airline.accounting + dice.digits(10),
        fare=dice.between(60, 900),
        papers_booked=not dice.chance(0.12),
        frequent_flyer=dice.digits(9) if age >= 18 and dice.chance(0.2) else "",
        services=(dice.pick(_SERVICES),) if dice.chance(0.07) else (),
    )
