"""Fields about the whole journey as booked."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from haidang.screening.criteria.distance import distance
from haidang.screening.criteria.fields.field import Carrier, Country, Port
from haidang.screening.criteria.ports import country_of
from haidang.travel import Crossing, Leg

Shape = Literal["one way", "return", "several cities", "open jaw", "broken"]
A_STAY = timedelta(hours=24)
"""From so long a wait on, a traveller has arrived: the industry's line between connection and stopover."""


def origin(crossing: Crossing) -> Port | None:
    """Port where the booked journey begins."""
    legs = _legs(crossing)
    return legs[0].origin if legs else None


def destination(crossing: Crossing) -> Port | None:
    """Port where the last booked leg ends."""
    legs = _legs(crossing)
    return legs[-1].destination if legs else None


def origin_country(crossing: Crossing) -> Country | None:
    """Three-letter code of the country where the booked journey begins."""
    return country_of(origin(crossing))


def ports(crossing: Crossing) -> tuple[Port, ...]:
    """Every port the booked journey touches."""
    legs = _legs(crossing)
    return tuple(dict.fromkeys(port for leg in legs for port in (leg.origin, leg.destination)))


def carriers(crossing: Crossing) -> tuple[Carrier, ...]:
    """Codes of every carrier booked."""
    return tuple(dict.fromkeys(leg.carrier for leg in _legs(crossing) if leg.carrier))


def legs(crossing: Crossing) -> int | None:
    """How many legs are booked."""
    return len(_legs(crossing)) or None


def days_away(crossing: Crossing) -> int | None:
    """Days from the first departure until the departure of the leg that comes back."""
    legs = _legs(crossing)
    if len(legs) < 2 or legs[-1].destination != legs[0].origin:
        return None
    leaves, returns = legs[0].departs, legs[-1].departs
    return (returns.date() - leaves.date()).days if leaves and returns else None


def longest_stop_hours(crossing: Crossing) -> float | None:
    """Hours of the longest wait between two legs that meet at one port."""
    waits = [
        (after.departs - before.arrives).total_seconds() / 3600
        for before, after in pairwise(_legs(crossing))
        if before.arrives and after.departs and before.destination == after.origin
    ]
    return max(waits, default=None)


def broken(crossing: Crossing) -> bool | None:
    """Whether a leg leaves from another port than the one before it arrived at."""
    legs = _legs(crossing)
    return any(a.destination != b.origin for a, b in pairwise(legs)) if len(legs) > 1 else None


def shape(crossing: Crossing) -> Shape | None:
    """How the booked legs lie: one way, return to the beginning, several cities, an open jaw that ends
    elsewhere in the country it began in, or broken."""
    legs = _legs(crossing)
    if not legs:
        return None
    if legs[-1].destination == legs[0].origin:
        return "return" if len(_turns(legs)) < 2 else "several cities"
    begins_in, ends_in = country_of(legs[0].origin), country_of(legs[-1].destination)
    if ends_in is not None and ends_in == begins_in:
        return "open jaw"
    return "broken" if broken(crossing) else "one way"


def first_day(crossing: Crossing) -> date | None:
    """Local day on which the booked journey begins, written as 2026-04-01."""
    legs = _legs(crossing)
    return legs[0].departs.date() if legs and legs[0].departs else None


def last_day(crossing: Crossing) -> date | None:
    """Local day of the last booked departure, written as 2026-04-01."""
    legs = _legs(crossing)
    return legs[-1].departs.date() if legs and legs[-1].departs else None


def countries(crossing: Crossing) -> tuple[Country, ...]:
    """Three-letter codes of every country the booked journey touches."""
    return tuple(dict.fromkeys(country for port in ports(crossing) if (country := country_of(port))))


def kilometres(crossing: Crossing) -> float | None:
    """All booked legs together, each as its great circle."""
    return _flown(_legs(crossing))


def detour(crossing: Crossing) -> float | None:
    """How many times longer than the great circle the way is: from the beginning, or the last stay of a day,
    until the port where the traveller next stays or ends."""
    part = _part_of(crossing)
    direct = distance(part[0].origin, part[-1].destination) if part else None
    flown = _flown(part)
    return flown / direct if direct and flown else None


def backtracks(crossing: Crossing) -> bool | None:
    """Whether the way there leads away from where it goes: a leg ends farther from the end than it began."""
    part = _part_of(crossing)
    if len(part) < 2:
        return None
    end = part[-1].destination
    left = [(distance(leg.origin, end), distance(leg.destination, end)) for leg in part[:-1]]
    return any(after > before for before, after in left if before is not None and after is not None)


def touches_again(crossing: Crossing) -> bool | None:
    """Whether the journey comes through a port it left before, other than to end where it began."""
    legs = _legs(crossing)
    if len(legs) < 2:
        return None
    reached = [leg.destination for leg in legs]
    return len(set(reached)) < len(reached) or legs[0].origin in reached[:-1]


def _legs(crossing: Crossing) -> tuple[Leg, ...]:
    return crossing.booking.legs if crossing.booking else ()


def _turns(legs: tuple[Leg, ...]) -> list[int]:
    """The places of legs after which the traveller stays: a day or longer."""
    return [place for place, (before, after) in enumerate(pairwise(legs)) if _stays(before, after)]


def _stays(before: Leg, after: Leg) -> bool:
    if before.arrives is None or after.departs is None:
        return True
    return after.departs - before.arrives >= A_STAY


def _part_of(crossing: Crossing) -> tuple[Leg, ...]:
    """The legs between two stays that hold this crossing's movement."""
    legs, movement = _legs(crossing), crossing.movement
    mine = next(
        (
            n
            for n, leg in enumerate(legs)
            if (leg.origin, leg.destination) == (movement.origin, movement.destination)
        ),
        None,
    )
    if mine is None:
        return ()
    turns = _turns(legs)
    start = max((turn + 1 for turn in turns if turn < mine), default=0)
    end = min((turn for turn in turns if turn >= mine), default=len(legs) - 1)
    return legs[start : end + 1]


def _flown(legs: tuple[Leg, ...]) -> float | None:
    flown = [distance(leg.origin, leg.destination) for leg in legs]
    return sum(each for each in flown if each is not None) if flown and None not in flown else None
