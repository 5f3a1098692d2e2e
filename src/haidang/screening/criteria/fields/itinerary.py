"""Fields about the whole journey as booked."""

from itertools import pairwise

from haidang.codes.airports import airport
from haidang.screening.criteria.fields.field import Carrier, Country, Port
from haidang.travel import Crossing, Leg


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
    legs = _legs(crossing)
    place = airport(legs[0].origin) if legs else None
    return place.country if place else None


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


def _legs(crossing: Crossing) -> tuple[Leg, ...]:
    return crossing.booking.legs if crossing.booking else ()
