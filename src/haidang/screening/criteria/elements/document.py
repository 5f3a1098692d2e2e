"""One travel document."""

from datetime import date

from haidang.screening.criteria.fields.field import Country
from haidang.travel import Crossing, Document


def elements_of(crossing: Crossing) -> tuple[Document, ...]:
    """The documents told."""
    return crossing.traveller.documents


def kind(paper: Document, crossing: Crossing) -> str | None:
    """Kind as the carrier coded it: P for passport, V for visa, I for identity card."""
    return paper.kind or None


def number(paper: Document, crossing: Crossing) -> str | None:
    """Number as told, for series of stolen blanks: one person's number belongs on a watchlist."""
    return paper.number or None


def issuer(paper: Document, crossing: Crossing) -> Country | None:
    """Three-letter code of the state that issued it."""
    return paper.issued_by


def issued(paper: Document, crossing: Crossing) -> date | None:
    """Day of issue, written as 2026-04-01."""
    return paper.issued


def expires(paper: Document, crossing: Crossing) -> date | None:
    """Last day it is good for, written as 2026-04-01."""
    return paper.expires


def days_left(paper: Document, crossing: Crossing) -> int | None:
    """Days from departure until it expires; negative when it has."""
    day = crossing.movement.day
    return (paper.expires - day).days if day and paper.expires else None


def days_old(paper: Document, crossing: Crossing) -> int | None:
    """Days from its issue until departure."""
    day = crossing.movement.day
    return (day - paper.issued).days if day and paper.issued else None


def outlives_trip(paper: Document, crossing: Crossing) -> bool | None:
    """Whether it is still good on the day of the last booked leg."""
    legs = crossing.booking.legs if crossing.booking else ()
    last = legs[-1].departs if legs else None
    return paper.expires >= last.date() if last and paper.expires else None


def issuer_is_own_state(paper: Document, crossing: Crossing) -> bool | None:
    """Whether a state of the traveller's nationality issued it."""
    nationalities = crossing.traveller.nationalities
    return paper.issued_by in nationalities if paper.issued_by and nationalities else None
