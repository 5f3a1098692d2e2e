"""One booked flight of the journey."""

from haidang.screening.criteria.departure import hours_between
from haidang.screening.criteria.fields.field import Carrier, Country, Port
from haidang.screening.criteria.ports import country_of
from haidang.travel import Crossing, Leg


def elements_of(crossing: Crossing) -> tuple[Leg, ...]:
    """The legs booked."""
    return crossing.booking.legs if crossing.booking else ()


def origin(leg: Leg, crossing: Crossing) -> Port | None:
    """Port it leaves from, such as HAN."""
    return leg.origin or None


def destination(leg: Leg, crossing: Crossing) -> Port | None:
    """Port it arrives at, such as CDG."""
    return leg.destination or None


def origin_country(leg: Leg, crossing: Crossing) -> Country | None:
    """Three-letter code of the country it leaves from."""
    return country_of(leg.origin)


def destination_country(leg: Leg, crossing: Crossing) -> Country | None:
    """Three-letter code of the country it arrives in."""
    return country_of(leg.destination)


def carrier(leg: Leg, crossing: Crossing) -> Carrier | None:
    """Code of the carrier it was sold by, such as VN."""
    return leg.carrier


def operating_carrier(leg: Leg, crossing: Crossing) -> Carrier | None:
    """Code of the carrier that flies it, where another sold it."""
    return leg.operating_carrier


def booking_class(leg: Leg, crossing: Crossing) -> str | None:
    """Booking class, such as Y."""
    return leg.booking_class


def status(leg: Leg, crossing: Crossing) -> str | None:
    """Status as booked, such as HK for held or HX for cancelled."""
    return leg.status


def departure_hour(leg: Leg, crossing: Crossing) -> int | None:
    """Local hour of departure, 0 to 23."""
    return leg.departs.hour if leg.departs else None


def hours(leg: Leg, crossing: Crossing) -> float | None:
    """Hours from departure to arrival, each by the clock of its port."""
    if leg.departs is None or leg.arrives is None:
        return None
    return hours_between(leg.departs, leg.origin, leg.arrives, leg.destination)


def is_this_movement(leg: Leg, crossing: Crossing) -> bool:
    """Whether it is the flight this crossing is on."""
    movement = crossing.movement
    return (leg.origin, leg.destination) == (movement.origin, movement.destination)
