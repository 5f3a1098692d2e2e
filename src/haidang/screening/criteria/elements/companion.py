"""One other traveller on the same booking."""

from haidang.screening.criteria.fields.field import Country, Port
from haidang.travel import Crossing, Role, Sex, Traveller


def elements_of(crossing: Crossing) -> tuple[Traveller, ...]:
    """The others on the booking."""
    return crossing.companions


def age(companion: Traveller, crossing: Crossing) -> int | None:
    """Whole years lived on the day of departure."""
    day = crossing.movement.day
    return companion.age_on(day) if day else None


def sex(companion: Traveller, crossing: Crossing) -> Sex | None:
    """F, M or X, as the document says."""
    return companion.sex


def nationality(companion: Traveller, crossing: Crossing) -> tuple[Country, ...]:
    """Three-letter codes of the states the carrier named."""
    return companion.nationalities


def role(companion: Traveller, crossing: Crossing) -> Role:
    """Passenger, crew, or either of them in transit."""
    return companion.role


def debarks(companion: Traveller, crossing: Crossing) -> Port | None:
    """Port where the companion leaves the movement."""
    return companion.debarks


def same_surname(companion: Traveller, crossing: Crossing) -> bool:
    """Whether the family name is the traveller's own."""
    return companion.name.surname.casefold() == crossing.traveller.name.surname.casefold()


def checked_in_together(companion: Traveller, crossing: Crossing) -> bool | None:
    """Whether both checked in within ten minutes of each other."""
    mine, theirs = crossing.traveller.check_in, companion.check_in
    if mine is None or theirs is None or mine.when is None or theirs.when is None:
        return None
    apart = mine.when.replace(tzinfo=None) - theirs.when.replace(tzinfo=None)
    return abs(apart.total_seconds()) <= 600
