"""Phone numbers and e-mail addresses of a crossing."""

from haidang.travel import Contact, ContactKind, Crossing


def contacts_of(crossing: Crossing, kind: ContactKind) -> tuple[Contact, ...]:
    """Those of one kind, the traveller's own first, each value once."""
    booked = crossing.booking.contacts if crossing.booking else ()
    told = {
        each.value: each for each in reversed((*crossing.traveller.contacts, *booked)) if each.kind == kind
    }
    return tuple(reversed(told.values()))
