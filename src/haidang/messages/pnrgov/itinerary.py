"""TVL, TRA, RPI: the flight pushed, and the legs of a booking (GR.5)."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache

from msgspec.structs import replace

from haidang.codes.airports import utc
from haidang.edifact import Element, Segment
from haidang.messages import dates
from haidang.messages.flight import flight_number
from haidang.messages.pnrgov.groups import Group
from haidang.messages.problem import Problem
from haidang.travel import Leg, Movement

_LONGEST_FLIGHT = timedelta(days=3)
_LONGEST_HOP, _DAY = timedelta(hours=20), timedelta(days=1)
_NO_FLIGHT = ("ARNK", "OPEN")


def pushed_flight(number: int, tvl: Segment, told: date | None, problems: list[Problem]) -> Movement:
    """The flight of level 0, by its operating carrier."""
    departs, arrives = times(number, tvl, told, problems)
    marketing, operating = tvl.get(3), tvl.get(3, 1)
    carrier, flight, suffix = flight_number(tvl.get(4), operating or marketing)
    sold_as = f"{marketing}{flight}{suffix}"
    return Movement(
        carrier=carrier,
        number=flight,
        suffix=suffix or tvl.get(4, 2),
        origin=tvl.get(1).upper(),
        destination=tvl.get(2).upper(),
        departs=departs,
        arrives=arrives,
        marketed_as=(sold_as,) if operating and operating != marketing else (),
        at=(number,),
    )


class LegTold:
    """A leg while it is told: TVL, then TRA, RPI and a second TVL. ``leg`` is there once all were read."""

    __slots__ = ("leg", "number", "others", "tvl")

    def __init__(self, number: int, tvl: Segment) -> None:
        self.number, self.tvl = number, tvl
        self.others: Group = []
        self.leg: Leg | None = None


def leg(flown: LegTold, pushed: Movement | None, told: date | None, problems: list[Problem]) -> Leg:
    """One leg. The same flight under another number follows in a second TVL, or in TRA from 14.1 on."""
    alone, wrong = _alone(flown.tvl.elements, told)
    problems += [Problem(kind="bad date", what=what, segment=flown.number) for what in wrong]
    if alone.status in _NO_FLIGHT:
        return replace(alone, at=(flown.number,))
    carrier, number, at = _operating(flown.others)
    carrier, own = carrier or alone.operating_carrier, alone.number
    if pushed and number and carrier == pushed.carrier and own == pushed.number + pushed.suffix:
        # Some systems write the operating number first and the marketed one behind it.
        own, number = number, own
    status = None
    for place, segment in flown.others:
        if segment.tag == "RPI" and segment.get(1):
            status, at = segment.get(1), (*at, place)
    return replace(
        alone,
        number=own,
        operating_carrier=carrier,
        operating_number=number,
        status=status,
        at=(flown.number, *at),
    )


@lru_cache(maxsize=4096)
def _alone(elements: tuple[Element, ...], told: date | None) -> tuple[Leg, tuple[str, ...]]:
    """A leg by its TVL alone, and what is wrong with its times. Every booking tells the flight pushed."""
    tvl = Segment("TVL", elements)
    if tvl.get(4) in _NO_FLIGHT:
        return Leg(origin=tvl.get(1), destination=tvl.get(2), status=tvl.get(4)), ()
    departs, arrives, wrong = _times(tvl, told)
    carrier, flight, suffix = flight_number(tvl.get(4), tvl.get(3))
    leg = Leg(
        origin=tvl.get(1).upper(),
        destination=tvl.get(2).upper(),
        carrier=carrier or None,
        number=(flight + suffix) or None,
        operating_carrier=tvl.get(3, 1) or None,
        booking_class=tvl.get(4, 1) or None,
        departs=departs,
        arrives=arrives,
    )
    return leg, wrong


def is_codeshare(tvl: Segment) -> bool:
    """A second TVL with no more than a number: the same flight under another."""
    return not tvl.get(1) and not tvl.get(2) and tvl.get(4)[:1].isdigit()


def _operating(others: Group) -> tuple[str | None, str | None, tuple[int, ...]]:
    for number, segment in others:
        if segment.tag == "TRA" and (segment.get(0) or segment.get(1)):
            carrier, flight, suffix = flight_number(segment.get(1), segment.get(0))
            return carrier or None, (flight + suffix) or None, (number,)
        if segment.tag == "TVL":
            _, flight, suffix = flight_number(segment.get(4))
            carrier = segment.get(3, 1) or segment.get(3)
            return carrier or None, (flight + suffix) or None, (number,)
    return None, None, ()


def times(
    number: int, tvl: Segment, told: date | None, problems: list[Problem]
) -> tuple[datetime | None, datetime | None]:
    """Departure and arrival, local. An arrival without a date is on the day that makes a flight of it.

    >>> times(0, Segment("TVL", (("010426", "1200", "1900"),)), None, [])
    (datetime.datetime(2026, 4, 1, 12, 0), datetime.datetime(2026, 4, 1, 19, 0))
    >>> times(0, Segment("TVL", (("010426", "2300", "0600"), ("HAN",), ("CDG",))), None, [])[1]
    datetime.datetime(2026, 4, 2, 6, 0)
    """
    departs, arrives, wrong = _times(tvl, told)
    for what in wrong:
        problems.append(Problem(kind="bad date", what=what, segment=number))
    return departs, arrives


def _times(tvl: Segment, told: date | None) -> tuple[datetime | None, datetime | None, tuple[str, ...]]:
    """Last, what is wrong with the times."""
    day, clock, arrival_day, arrival_clock = [part.strip() for part in (*tvl.element(0), *[""] * 4)[:4]]
    if len(arrival_day) == 4 and not arrival_clock:  # date:time:time
        arrival_day, arrival_clock = "", arrival_day
    departure = dates.ddmmyy(day, told)
    departs = dates.moment(departure, clock) or dates.moment(departure, "")
    wrong = (f"no such departure: {day}",) if day and departure is None else ()
    if not arrival_clock and not arrival_day:
        return departs, None, wrong
    arrival = _arrival_day(arrival_day, departure, told)
    arrives = dates.moment(arrival, arrival_clock) if arrival_clock else None
    if departs and arrives and not arrival_day:
        arrives = _near_departure(departs, arrives, tvl.get(1).upper(), tvl.get(2).upper())
    if arrival_clock and arrives is None:
        wrong = (*wrong, f"no such arrival: {arrival_day}:{arrival_clock}")
    return departs, arrives, wrong


def _near_departure(departs: datetime, arrives: datetime, origin: str, destination: str) -> datetime:
    """The day of arrival nobody told: this, the next, or beyond the date line the one before."""
    left, reached = utc(departs, origin), utc(arrives, destination)
    if left is None or reached is None:
        return arrives if arrives >= departs else _later(arrives, 1)
    fits = (days for days in (0, 1, -1) if timedelta() < reached - left + days * _DAY <= _LONGEST_HOP)
    return _later(arrives, next(fits, 0))


def _later(moment: datetime, days: int) -> datetime:
    try:
        return moment + days * _DAY
    except OverflowError:  # a carrier's year 1 or 9999
        return moment


def _arrival_day(text: str, departure: date | None, told: date | None) -> date | None:
    """Some write the day of arrival year first: the reading that makes a flight is meant."""
    if not text:
        return departure
    arrival = dates.ddmmyy(text, told)
    if departure is None or (arrival and abs(arrival - departure) <= _LONGEST_FLIGHT):
        return arrival
    other = dates.yymmdd(text, told)
    return other if other and abs(other - departure) <= _LONGEST_FLIGHT else arrival


def most_booked(legs: Iterable[Leg], access_reference: str) -> Movement | None:
    """The flight pushed, when level 0 does not tell it: the leg UNH 0068 names, else the one most booked."""
    count: dict[tuple[str, str, str, str, datetime | None], int] = {}
    for each in legs:
        carrier = each.operating_carrier or each.carrier
        number = each.operating_number or each.number
        if carrier and number:
            named = access_reference.upper().startswith((f"{carrier}{number}", f"{carrier}{number:0>4}"))
            key = (carrier, number, each.origin, each.destination, each.departs)
            count[key] = count.get(key, 0) + (1_000_000 if named else 1)
    if not count:
        return None
    carrier, number, origin, destination, departs = max(count, key=lambda key: count[key])
    return Movement(carrier=carrier, number=number, origin=origin, destination=destination, departs=departs)
