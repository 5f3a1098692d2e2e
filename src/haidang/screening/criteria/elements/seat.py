"""One seat told."""

from haidang.screening.criteria.fields.field import Port
from haidang.travel import Crossing, Seat


def elements_of(crossing: Crossing) -> tuple[Seat, ...]:
    """The seats told."""
    return crossing.traveller.seats


def number(seat: Seat, crossing: Crossing) -> str | None:
    """Number, such as 12C."""
    return seat.number or None


def row(seat: Seat, crossing: Crossing) -> int | None:
    """Row, counted from the front."""
    figures = "".join(letter for letter in seat.number if letter in "0123456789")
    return int(figures[:3]) if figures else None


def kind(seat: Seat, crossing: Crossing) -> str | None:
    """Who told it and when: requested, assigned, checked in or manifest."""
    return seat.kind or None


def cabin(seat: Seat, crossing: Crossing) -> str | None:
    """Cabin, as the carrier coded it."""
    return seat.cabin


def origin(seat: Seat, crossing: Crossing) -> Port | None:
    """Port from which the seat is held."""
    return seat.origin


def destination(seat: Seat, crossing: Crossing) -> Port | None:
    """Port to which the seat is held."""
    return seat.destination
