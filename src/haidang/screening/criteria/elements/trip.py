"""One earlier trip of the same person."""

from haidang.screening.criteria.fields.field import Carrier, Country, Port
from haidang.screening.criteria.ports import country_of
from haidang.travel import Crossing, Trip


def elements_of(crossing: Crossing) -> tuple[Trip, ...]:
    """The earlier trips the house may remember, newest first."""
    return crossing.past.trips if crossing.past else ()


def origin(trip: Trip, crossing: Crossing) -> Port | None:
    """Port it left from, such as HAN."""
    return trip.origin or None


def destination(trip: Trip, crossing: Crossing) -> Port | None:
    """Port it arrived at, such as CDG."""
    return trip.destination or None


def destination_country(trip: Trip, crossing: Crossing) -> Country | None:
    """Three-letter code of the country it arrived in."""
    return country_of(trip.destination)


def carrier(trip: Trip, crossing: Crossing) -> Carrier | None:
    """Code of the carrier, such as VN."""
    return trip.carrier or None


def days_before(trip: Trip, crossing: Crossing) -> int | None:
    """Days from it until this departure."""
    return (crossing.movement.day - trip.day).days if crossing.movement.day else None
