"""One phone number, the traveller's or the booking's."""

from haidang.screening.criteria.contacts import contacts_of
from haidang.travel import Contact, ContactKind, Crossing


def elements_of(crossing: Crossing) -> tuple[Contact, ...]:
    """The phone numbers told."""
    return contacts_of(crossing, ContactKind.PHONE)


def number(phone: Contact, crossing: Crossing) -> str:
    """Digits, with + where told: what it begins with tells the country."""
    return phone.value


def of_booking(phone: Contact, crossing: Crossing) -> bool:
    """Whether the booking told it rather than the traveller."""
    return phone not in crossing.traveller.contacts
