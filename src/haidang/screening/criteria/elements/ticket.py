"""One ticket of the booking."""

from haidang.screening.criteria.amounts import amount_of
from haidang.screening.criteria.fields.field import Currency
from haidang.travel import Crossing, Ticket


def elements_of(crossing: Crossing) -> tuple[Ticket, ...]:
    """The tickets told."""
    return crossing.booking.tickets if crossing.booking else ()


def number(ticket: Ticket, crossing: Crossing) -> str | None:
    """Number of the ticket."""
    return ticket.number


def amount(ticket: Ticket, crossing: Crossing) -> float | None:
    """What it cost, in the currency it was told in."""
    return amount_of(ticket.amount)


def currency(ticket: Ticket, crossing: Crossing) -> Currency | None:
    """Three-letter code of the currency."""
    return ticket.currency


def days_before(ticket: Ticket, crossing: Crossing) -> int | None:
    """Days from its issue until departure."""
    day = crossing.movement.day
    return (day - ticket.issued).days if day and ticket.issued else None
