"""What the world knows of a booking while its flight comes nearer. Changeable: life goes on."""

from datetime import date, datetime

from msgspec import Struct

from haidang.simulator.money import Agency, Payment
from haidang.simulator.people import Person


class Leg(Struct, frozen=True, kw_only=True):
    """One booked flight, in local times. ``prime`` marks the flight the messages are about."""

    carrier: str
    number: str
    origin: str
    destination: str
    departs: datetime
    arrives: datetime
    booking_class: str = "Y"
    status: str = "HK"
    prime: bool = False


class Luggage(Struct, frozen=True, kw_only=True):
    """Bags with consecutive tags from ``tag`` on, to ``destination``; ``weight`` of all in kilograms.

    In a pool the head has the bags and the members only its number.
    """

    pieces: int
    weight: int
    tag: str
    destination: str
    pool: str = ""
    head: bool = True


class Told(Struct, frozen=True, kw_only=True):
    """What one kind of message says of a person, which need not be what their passport says."""

    surname: str
    given: tuple[str, ...]
    born: date
    document: str


class Guest(Struct, kw_only=True):
    """One person of a booking.

    ``kind`` is A adult, C child, IN infant. ``booked`` is what the booking says, ``presented`` what was read
    or typed at check-in. ``checks_in`` counts minutes before departure, ``None`` for who never comes; who
    does not ``board`` checked in and stayed behind. ``papers_booked``: the booking tells the passport (DOCS).
    """

    person: Person
    reference: str
    kind: str
    booked: Told
    presented: Told
    ticket: str
    fare: int
    seat: str = ""
    sequence: int = 0
    checks_in: int | None = None
    boards: bool = True
    papers_booked: bool = True
    luggage: Luggage | None = None
    frequent_flyer: str = ""
    services: tuple[tuple[str, str], ...] = ()


class Correction(Struct, frozen=True, kw_only=True):
    """A name put right, for the booking's history."""

    when: datetime
    before: Told
    after: Told


class Reservation(Struct, kw_only=True):
    """One booking. Moments are UTC; ``cancelled`` is ``None`` while it stands.

    ``sold_as`` is the carrier that sold the flight under a number of its own, if another did. ``group`` names
    a tour, ``split_from`` is the locator of the booking it was split from, ``stays_at`` the address of their
    stay as DOCA writes it. What is ``planted`` stays as it is: neither cancelled nor missed.
    """

    locator: str
    created: datetime
    ticketed: datetime
    payment: Payment
    legs: tuple[Leg, ...]
    guests: list[Guest]
    home: str
    phone: str
    email: str
    street: str
    city: str
    agency: Agency | None = None
    sold_as: str = ""
    group: str = ""
    split_from: str = ""
    stays_at: str = ""
    remarks: tuple[str, ...] = ()
    cancelled: datetime | None = None
    corrections: tuple[tuple[int, Correction], ...] = ()
    changed: datetime | None = None
    planted: bool = False

    def stands_at(self, moment: datetime) -> bool:
        return self.created <= moment and (self.cancelled is None or self.cancelled > moment)
