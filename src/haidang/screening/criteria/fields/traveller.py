"""Fields about the person."""

from typing import Literal, cast

from haidang.screening.criteria.departure import hours_before_departure
from haidang.screening.criteria.fields.field import Country, Port
from haidang.screening.criteria.ports import country_of
from haidang.travel import Crossing, Role, Seat, Sex

Fact = Literal["name", "born", "sex", "nationalities", "documents"]


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


def embarks_country(crossing: Crossing) -> Country | None:
    """Three-letter code of the country where the traveller boards."""
    return country_of(crossing.traveller.embarks)


def debarks_country(crossing: Crossing) -> Country | None:
    """Three-letter code of the country where the traveller leaves the movement."""
    return country_of(crossing.traveller.debarks)


def heard_hours(crossing: Crossing) -> float | None:
    """Hours from the first message about the traveller until departure."""
    return hours_before_departure(crossing.heard, crossing.movement) if crossing.heard else None


def disagrees(crossing: Crossing) -> tuple[Fact, ...]:
    """Facts of which manifest and booking both tell, and not the same."""
    return tuple(cast(Fact, fact) for fact in crossing.disagreements)


def sits_apart(crossing: Crossing) -> bool | None:
    """Whether no companion has a seat in the traveller's row, where the seats of both are told."""
    mine = _rows(crossing.traveller.seats)
    theirs = set().union(*(_rows(each.seats) for each in crossing.companions))
    return not mine & theirs if mine and theirs else None


def surnames_on_booking(crossing: Crossing) -> int | None:
    """How many different family names the booking holds, the traveller's among them."""
    if crossing.booking is None:
        return None
    return len({each.name.surname.casefold() for each in (crossing.traveller, *crossing.companions)})


def list_likeness(crossing: Crossing) -> float | None:
    """How alike the nearest list entry that makes a hit is: 0.5 just enough for one, 1 the very same; not
    told where no entry makes a hit, however near it comes.
    """
    return crossing.likeness


def _rows(seats: tuple[Seat, ...]) -> set[str]:
    return {seat.number.strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ ") for seat in seats} - {""}
