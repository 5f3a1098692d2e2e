"""Who is planted on which flight. Known without building the flight: each plant has throws of its own."""

from datetime import timedelta

from msgspec import Struct

from haidang.simulator import typologies
from haidang.simulator.cast import Listed, cast
from haidang.simulator.dice import Dice
from haidang.simulator.reservation import Reservation
from haidang.simulator.schedule import Flight
from haidang.simulator.typologies import TYPOLOGIES, Typology


class Plant(Struct, frozen=True, kw_only=True):
    """A booking of which we know what should be found: its first traveller is ``listed``, or the booking
    is of the ``typology``.
    """

    flight: Flight
    reservation: Reservation
    listed: Listed | None = None
    typology: Typology | None = None


def plants(seed: int, flight: Flight) -> tuple[Plant, ...]:
    """One flight in four carries somebody listed, every other one a booking of a typology that fits it."""
    if flight.vessel:
        return ()
    day, place = flight.day.toordinal(), flight.place
    found = []
    if place % 4 == 1:
        everyone = cast(seed)
        found.append(_listed(seed, flight, everyone[(day * 17 + place // 4) % len(everyone)]))
    if place % 2 == 0:
        fitting = [typology for typology in TYPOLOGIES if typology.fits(flight)]
        found.append(_of(seed, flight, fitting[(day + place // 2) % len(fitting)]))
    return tuple(found)


def _listed(seed: int, flight: Flight, listed: Listed) -> Plant:
    dice = Dice(f"{seed}/{flight.key}/{listed.reference}")
    created = flight.departs - timedelta(hours=dice.between(80, 900))
    reservation = typologies.honest(dice, flight, [listed.person], created)
    return Plant(flight=flight, reservation=reservation, listed=listed)


def _of(seed: int, flight: Flight, typology: Typology) -> Plant:
    dice = Dice(f"{seed}/{flight.key}/{typology.name}")
    return Plant(flight=flight, reservation=typology.book(dice, flight), typology=typology)
