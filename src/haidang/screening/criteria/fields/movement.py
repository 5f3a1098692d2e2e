"""Fields about the flight or voyage."""

from datetime import date
from typing import Literal, get_args

from haidang.screening.criteria.distance import distance
from haidang.screening.criteria.fields.field import Carrier, Country, Port
from haidang.screening.criteria.ports import country_of
from haidang.travel import Crossing, MovementKind

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = get_args(Weekday)


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
    return country_of(crossing.movement.origin)


def destination_country(crossing: Crossing) -> Country | None:
    """Three-letter code of the country the movement arrives in."""
    return country_of(crossing.movement.destination)


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


def arrival_day(crossing: Crossing) -> date | None:
    """Local day of arrival, written as 2026-04-01."""
    arrives = crossing.movement.arrives
    return arrives.date() if arrives else None


def weekday(crossing: Crossing) -> Weekday | None:
    """Day of the week on which it leaves, by the clock of its port."""
    return WEEKDAYS[crossing.movement.day.weekday()] if crossing.movement.day else None


def sold_as(crossing: Crossing) -> tuple[str, ...]:
    """Designators other carriers sell it under, such as KE303."""
    return crossing.movement.marketed_as


def cancelled(crossing: Crossing) -> bool | None:
    """Whether the carrier said that it does not go."""
    return crossing.movement.cancelled


def kilometres(crossing: Crossing) -> float | None:
    """Great circle from origin to destination."""
    return distance(crossing.movement.origin, crossing.movement.destination)


def vessel(crossing: Crossing) -> str | None:
    """IMO number of the ship."""
    return crossing.movement.vessel_imo
