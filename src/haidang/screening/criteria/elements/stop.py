"""One wait between two booked flights that meet at one port."""

from itertools import pairwise

from haidang.screening.criteria.fields.field import Country, Port
from haidang.screening.criteria.ports import country_of
from haidang.travel import Crossing, Leg

Stop = tuple[Leg, Leg]


def elements_of(crossing: Crossing) -> tuple[Stop, ...]:
    """The leg that arrives and the leg that goes on."""
    legs = crossing.booking.legs if crossing.booking else ()
    return tuple((before, after) for before, after in pairwise(legs) if before.destination == after.origin)


def port(stop: Stop, crossing: Crossing) -> Port | None:
    """Port of the wait."""
    return stop[0].destination or None


def country(stop: Stop, crossing: Crossing) -> Country | None:
    """Three-letter code of the country of the wait."""
    return country_of(stop[0].destination)


def hours(stop: Stop, crossing: Crossing) -> float | None:
    """Hours from arrival until the next departure."""
    before, after = stop
    if before.arrives is None or after.departs is None:
        return None
    return (after.departs - before.arrives).total_seconds() / 3600


def changes_carrier(stop: Stop, crossing: Crossing) -> bool | None:
    """Whether another carrier takes the traveller on."""
    before, after = stop[0].carrier, stop[1].carrier
    return before != after if before and after else None
