"""Fields about other people who shared a document, phone, e-mail address or card.

What very many share is an agency's, not a person's, and leads nowhere; so does whatever the analysts' stop
list names.
"""

from haidang.travel import Crossing


def people(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many other people shared any of these in so many days before departure."""
    return _people(crossing, days, 1)


def people_by_document(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many other people travelled on one of the traveller's documents."""
    return _people(crossing, days, 1, "document")


def people_by_phone(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many other people told one of the traveller's or booking's phone numbers."""
    return _people(crossing, days, 1, "phone")


def people_by_email(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many other people told one of the traveller's or booking's e-mail addresses."""
    return _people(crossing, days, 1, "email")


def people_by_card(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many other people's bookings were paid by one of the booking's cards."""
    return _people(crossing, days, 1, "card")


def people_in_two_steps(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many other people are linked to the traveller or to somebody who is."""
    return _people(crossing, days, 2)


def confirmed(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many of the people linked directly had a hit that an officer confirmed."""
    return _people(crossing, days, 1, confirmed=True)


def confirmed_in_two_steps(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many of the people linked in one or two steps had a hit that an officer confirmed."""
    return _people(crossing, days, 2, confirmed=True)


def companions_hit(crossing: Crossing) -> int | None:
    """How many others on the booking have a hit on this movement."""
    return crossing.past.companions_hit if crossing.past and crossing.booking else None


def companions_confirmed(crossing: Crossing) -> int | None:
    """How many others on the booking have a hit on this movement that an officer confirmed."""
    return crossing.past.companions_confirmed if crossing.past and crossing.booking else None


def _people(
    crossing: Crossing, days: int, steps: int, kind: str | None = None, *, confirmed: bool = False
) -> int | None:
    day, past = crossing.movement.day, crossing.past
    if day is None or past is None:
        return None
    return len(
        {
            link.person
            for link in past.links
            if link.steps <= steps
            and kind in (None, link.kind)
            and 0 <= (day - link.day).days <= days
            and (link.confirmed or not confirmed)
        }
    )
