"""Fields about the person."""

from haidang.screening.criteria.fields.field import Country, Port
from haidang.travel import Crossing, Role, Sex


def age(crossing: Crossing) -> int | None:
    """Whole years lived on the day of departure."""
    day = crossing.movement.day
    return crossing.traveller.age_on(day) if day else None


def nationality(crossing: Crossing) -> tuple[Country, ...]:
    """Three-letter codes of the states the carrier named."""
    return crossing.traveller.nationalities


def sex(crossing: Crossing) -> Sex | None:
    """F, M or X, as the document says."""
    return crossing.traveller.sex


def residence(crossing: Crossing) -> Country | None:
    """Three-letter code of the country the traveller lives in."""
    return crossing.traveller.residence


def role(crossing: Crossing) -> Role:
    """Passenger, crew, or either of them in transit."""
    return crossing.traveller.role


def kind(crossing: Crossing) -> str | None:
    """Type as booked: adult, child, infant or group."""
    return crossing.traveller.kind


def embarks(crossing: Crossing) -> Port | None:
    """Port where the traveller boards."""
    return crossing.traveller.embarks


def debarks(crossing: Crossing) -> Port | None:
    """Port where the traveller leaves the movement."""
    return crossing.traveller.debarks


def verified(crossing: Crossing) -> bool | None:
    """Whether the carrier says it compared the document with the person."""
    return crossing.traveller.verified


def companions(crossing: Crossing) -> int | None:
    """How many others travel on the same booking."""
    return len(crossing.companions) if crossing.booking else None


def check_in_minutes(crossing: Crossing) -> int | None:
    """Minutes from check-in to departure, both as the clocks at the port showed them."""
    check_in, departs = crossing.traveller.check_in, crossing.movement.departs
    if check_in is None or check_in.when is None or departs is None:
        return None
    return int((departs - check_in.when.replace(tzinfo=None)).total_seconds() // 60)


def seat(crossing: Crossing) -> tuple[str, ...]:
    """Seat numbers told, such as 12C."""
    return tuple(seat.number for seat in crossing.traveller.seats)


def contacts(crossing: Crossing) -> int | None:
    """How many phone numbers and e-mail addresses were told, the booking's among them."""
    booked = crossing.booking.contacts if crossing.booking else ()
    return len({contact.value for contact in (*crossing.traveller.contacts, *booked)}) or None
