"""One e-mail address, the traveller's or the booking's."""

from haidang.screening.criteria.contacts import contacts_of
from haidang.travel import Contact, ContactKind, Crossing


def elements_of(crossing: Crossing) -> tuple[Contact, ...]:
    """The e-mail addresses told."""
    return contacts_of(crossing, ContactKind.EMAIL)


def address(email: Contact, crossing: Crossing) -> str:
    """The whole address in small letters."""
    return email.value


def domain(email: Contact, crossing: Crossing) -> str | None:
    """What stands behind the @."""
    return email.value.rpartition("@")[2] or None
