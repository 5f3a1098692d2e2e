"""Identifiers on lists, looked up exactly: which entries name something that a crossing tells."""

from collections.abc import Callable, Iterable, Iterator
from zlib import crc32

from msgspec import Struct

from haidang.screening.hit import Reason
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.identifier import Identifier, IdentifierKind, plain
from haidang.travel import Booking, Crossing


class ExactMatch(Struct, frozen=True):
    """An entry and every identifier of its that the crossing tells."""

    entry: Entry
    reasons: tuple[Reason, ...]


def identifier_keys(entry: Entry) -> set[int]:
    """Under which an entry is looked up by what it names."""
    return {_key(one.kind, compared) for one in entry.identifiers if (compared := plain(one.kind, one.value))}


MANY = "many entries of the list name it: this one stands for them"


def exact_matches(
    crossing: Crossing, under: Callable[[int], tuple[Iterable[Entry], bool]]
) -> list[ExactMatch]:
    """Every entry that names something the crossing tells; ``under`` gives the entries of a key, and whether
    they stand for more.

    >>> from haidang.travel import Movement, Name, Traveller
    >>> flight = Movement(carrier="VN", number="123", origin="HAN", destination="CDG")
    >>> jane = Crossing(traveller=Traveller(name=Name(surname="DOE")), movement=flight)
    >>> entry = Entry(list_name="Flights", identifiers=(Identifier(IdentifierKind.FLIGHT, "VN0123"),))
    >>> [match] = exact_matches(jane, lambda key: ([entry] if key in identifier_keys(entry) else [], False))
    >>> match.reasons[0].part, match.reasons[0].told, match.reasons[0].sought, match.reasons[0].agrees
    ('flight', 'VN123', 'VN0123', True)
    """
    told = {(kind, compared): value for kind, value in _told(crossing) if (compared := plain(kind, value))}
    found: dict[Entry, list[Reason]] = {}
    for (kind, compared), value in told.items():
        entries, stand_for_more = under(_key(kind, compared))
        for entry in entries:
            reasons = _reasons(entry, kind, compared, value, MANY if stand_for_more else "")
            found.setdefault(entry, []).extend(reasons)
    return [ExactMatch(entry, tuple(reasons)) for entry, reasons in found.items() if reasons]


def _reasons(entry: Entry, kind: IdentifierKind, compared: str, told: str, many: str) -> Iterator[Reason]:
    for one in entry.identifiers:
        if one.kind is kind and plain(kind, one.value) == compared:
            note = many or _note(one, told)
            yield Reason(part=kind.value, told=told, sought=one.value, agrees=True, note=note)


def _key(kind: IdentifierKind, compared: str) -> int:
    return crc32(f"{kind}\0{compared}".encode())


def _note(sought: Identifier, told: str) -> str:
    if sought.kind is not IdentifierKind.PHONE:
        return ""
    whole = [value.lstrip("+0").replace(" ", "") for value in (sought.value, told)]
    return "" if whole[0] == whole[1] else "the last digits agree; one is told without its country"


def _told(crossing: Crossing) -> Iterator[tuple[IdentifierKind, str]]:
    """Everything a crossing tells that a list could name."""
    for kind, tell in _TELLS:
        yield from ((kind, value) for value in tell(crossing) if value)


def _numbers(crossing: Crossing) -> Iterator[str]:
    return (document.number for document in crossing.traveller.documents)


def _contacts(kind: str) -> Callable[[Crossing], Iterator[str]]:
    """Of the traveller, and of the booking as a whole."""

    def told(crossing: Crossing) -> Iterator[str]:
        of_booking = crossing.booking.contacts if crossing.booking else ()
        contacts = (*crossing.traveller.contacts, *of_booking)
        return (contact.value for contact in contacts if contact.kind == kind)

    return told


def _of_booking(tell: Callable[[Booking], Iterable[str | None]]) -> Callable[[Crossing], Iterator[str]]:
    def told(crossing: Crossing) -> Iterator[str]:
        return (value for value in (tell(crossing.booking) if crossing.booking else ()) if value)

    return told


def _flights(crossing: Crossing) -> Iterator[str]:
    movement = crossing.movement
    yield from (movement.designator, *movement.marketed_as)


_TELLS: tuple[tuple[IdentifierKind, Callable[[Crossing], Iterable[str | None]]], ...] = (
    (IdentifierKind.NUMBER, _numbers),
    (IdentifierKind.PHONE, _contacts("phone")),
    (IdentifierKind.EMAIL, _contacts("email")),
    (IdentifierKind.CARD, _of_booking(lambda booking: (payment.token for payment in booking.payments))),
    (
        IdentifierKind.AGENCY,
        _of_booking(lambda booking: (booking.agency.number if booking.agency else None,)),
    ),
    (IdentifierKind.FLIGHT, _flights),
    (IdentifierKind.VESSEL, lambda crossing: (crossing.movement.vessel_imo,)),
    (IdentifierKind.VESSEL_NAME, lambda crossing: (crossing.movement.vessel_name,)),
    # At sea the place of the IMO number may hold a call sign or another mark (TDT 8213).
    (IdentifierKind.REGISTRATION, lambda crossing: (crossing.movement.vessel_imo,)),
)
