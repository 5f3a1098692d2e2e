"""When two tellings are of one booking: by a locator, or where none is told by what cannot be another's."""

from collections.abc import Iterable, Sequence

from haidang.codes.carriers import carrier
from haidang.travel.booking import Booking
from haidang.travel.joining import papers, spellings
from haidang.travel.traveller import Traveller


def known_as(booking: Booking) -> tuple[str, ...]:
    """Its locators, each with the system it is good in: two systems give out the same codes.

    >>> from haidang.travel import Locator
    >>> known_as(Booking(locators=(Locator(system="HVN", code="abc123"),)))
    ('VN:ABC123',)
    """
    return tuple(f"{_system(each.system)}:{each.code.upper()}" for each in booking.locators)


def code_of(known: str) -> str:
    """The locator alone, as manifests name it."""
    return known.partition(":")[2]


def _system(told: str) -> str:
    known = carrier(told)
    return known.iata if known else told.upper()


def may_be_one(told: Booking, known: Booking, party: Sequence[Traveller]) -> bool:
    """Whether a booking without a locator is that one, of which ``party`` are known to travel.

    A booking is made once, so another moment of making is another booking. Else one ticket, one document or
    one name in both is enough: nobody stands in two bookings on one movement.

    >>> from haidang.travel import Name
    >>> jane = Traveller(name=Name(surname="DOE", given=("JANE",)))
    >>> may_be_one(Booking(travellers=(jane,)), Booking(), [jane]), may_be_one(Booking(), Booking(), [jane])
    (True, False)
    """
    if told.created and known.created and told.created != known.created:
        return False
    return any(
        not set(of(told, told.travellers)).isdisjoint(of(known, party)) for of in (_tickets, _papers, _names)
    )


def _tickets(booking: Booking, party: Sequence[Traveller]) -> Iterable[str]:
    yield from (ticket.number for ticket in booking.tickets if ticket.number)
    yield from (number for each in party for number in each.tickets)


def _papers(booking: Booking, party: Sequence[Traveller]) -> Iterable[str]:
    return (number for each in party for number in papers(each))


def _names(booking: Booking, party: Sequence[Traveller]) -> Iterable[str]:
    return (name for each in party for name in spellings(each) if name)
