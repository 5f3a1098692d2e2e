"""The timetable: which invented flight goes when between which real airports."""

import csv
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files

from msgspec import Struct

from haidang.codes import airports
from haidang.simulator.airlines import AIRLINES, Airline
from haidang.simulator.dice import Dice

_AIRCRAFT = (("AT7", 70), ("320", 174), ("321", 216), ("321", 216), ("789", 280))
_FLIGHT_NUMBERS_FROM = 101


class Route(Struct, frozen=True):
    """``minutes`` from block to block; ``cultures`` of those who fly it."""

    hub: str
    far: str
    minutes: int
    cultures: tuple[str, ...]


class Stop(Struct, frozen=True):
    """One leg of a flight. Local times, as carriers tell them."""

    origin: str
    destination: str
    departs: datetime
    arrives: datetime


class Vessel(Struct, frozen=True, kw_only=True):
    """A ship, by its name and its number at the International Maritime Organization."""

    name: str
    imo: str


class Flight(Struct, frozen=True, kw_only=True):
    """One flight on one day, or one voyage: then it has a ``vessel``, and ports for airports.

    ``stops`` are its legs; ``border`` is the one that crosses the border, ``departs`` the UTC moment of its
    departure. ``place`` is the position in the day's timetable.
    """

    airline: Airline
    number: str
    day: date
    place: int
    stops: tuple[Stop, ...]
    border: Stop
    departs: datetime
    inbound: bool
    cultures: tuple[str, ...]
    aircraft: str
    seats: int
    vessel: Vessel | None = None

    @property
    def designator(self) -> str:
        return self.airline.code + self.number

    @property
    def key(self) -> str:
        """What tells this flight from every other."""
        return f"{self.day.isoformat()}/{self.designator}"


def flights_of(seed: int, day: date, count: int) -> list[Flight]:
    """The flights of one day, in the order of the timetable. The same timetable every day."""
    order = _timetable(seed)
    return [_flight(seed, day, place, order[place % len(order)]) for place in range(count)]


@cache
def _timetable(seed: int) -> tuple[Route, ...]:
    dice = Dice(f"{seed}/timetable")
    return tuple(sorted(routes(), key=lambda _: dice.throw()))


@cache
def routes() -> tuple[Route, ...]:
    text = files("haidang.simulator").joinpath("data", "routes.csv").read_text("utf-8")
    return tuple(
        Route(row["hub"], row["far"], int(row["minutes"]), tuple(row["cultures"].split()))
        for row in csv.DictReader(text.splitlines())
    )


def _flight(seed: int, day: date, place: int, route: Route) -> Flight:
    dice = Dice(f"{seed}/service/{place}")  # the same every day: a timetable
    airline = AIRLINES[place % len(AIRLINES)]
    inbound = place % 5 != 4
    aircraft, seats = dice.pick(_AIRCRAFT if route.minutes < 400 else _AIRCRAFT[2:])
    local = datetime.combine(day, time(dice.between(5, 23), dice.between(0, 11) * 5))
    ends = (route.far, route.hub) if inbound else (route.hub, route.far)
    border = stop_after(*ends, local, route.minutes)
    onward = inbound and route.hub != "HAN" and dice.chance(0.12)
    stops = (border, _onward(border)) if onward else (border,)
    departs = airports.utc(border.departs, border.origin)
    assert departs is not None, border
    return Flight(
        airline=airline,
        number=str(_FLIGHT_NUMBERS_FROM + place),
        day=day,
        place=place,
        stops=stops,
        border=border,
        departs=departs,
        inbound=inbound,
        cultures=route.cultures,
        aircraft=aircraft,
        seats=seats,
    )


def stop_after(origin: str, destination: str, departs: datetime, minutes: int) -> Stop:
    return Stop(origin, destination, departs, local_after(departs, origin, destination, minutes))


def _onward(border: Stop) -> Stop:
    """A progressive flight goes on within the country."""
    return stop_after(border.destination, "HAN", border.arrives + timedelta(minutes=70), 125)


def local_after(local: datetime, origin: str, destination: str, minutes: int) -> datetime:
    """What the clocks at ``destination`` show ``minutes`` after those at ``origin`` showed ``local``."""
    start = airports.utc(local, origin)
    assert start is not None, origin
    there = airports.local(start + timedelta(minutes=minutes), destination)
    assert there is not None, destination
    return there
