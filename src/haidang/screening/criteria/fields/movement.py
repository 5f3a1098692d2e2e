"""Fields about the flight or voyage."""

from datetime import date

from haidang.codes.airports import airport
from haidang.screening.criteria.fields.field import Carrier, Country, Port
from haidang.travel import Crossing, MovementKind


def kind(crossing: Crossing) -> MovementKind:
    """Flight or voyage."""
    return crossing.movement.kind


def carrier(crossing: Crossing) -> Carrier:
    """Code of the operating carrier, such as VN."""
    return crossing.movement.carrier


def number(crossing: Crossing) -> str:
    """Number of the flight or voyage without its carrier, such as 123."""
    return crossing.movement.number


def designator(crossing: Crossing) -> str:
    """Carrier and number together, such as VN123."""
    return crossing.movement.designator


def origin(crossing: Crossing) -> Port:
    """Port the movement leaves from, such as HAN."""
    return crossing.movement.origin


def destination(crossing: Crossing) -> Port:
    """Port the movement arrives at, such as CDG."""
    return crossing.movement.destination


def origin_country(crossing: Crossing) -> Country | None:
    """Three-letter code of the country the movement leaves from."""
    place = airport(crossing.movement.origin)
    return place.country if place else None


def destination_country(crossing: Crossing) -> Country | None:
    """Three-letter code of the country the movement arrives in."""
    place = airport(crossing.movement.destination)
    return place.country if place else None


def day(crossing: Crossing) -> date | None:
    """Local day of departure, written as 2026-04-01."""
    return crossing.movement.day


def departure_hour(crossing: Crossing) -> int | None:
    """Local hour of departure, 0 to 23."""
    departs = crossing.movement.departs
    return departs.hour if departs else None


def arrival_hour(crossing: Crossing) -> int | None:
    """Local hour of arrival, 0 to 23."""
    arrives = crossing.movement.arrives
    return arrives.hour if arrives else None
