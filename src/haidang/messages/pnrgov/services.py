"""SSR: special service requests, which carry papers, seats, tickets and contacts besides services.

``SSR+code:status:quantity:airline:::board:off:text+value:unit:traveller:kind``. What names no traveller
concerns the one whose group it stands in, or the only one there is.
"""

import re
from collections.abc import Callable, Iterator

from haidang.edifact import Segment
from haidang.messages import contacts
from haidang.messages.dates import birthday
from haidang.messages.names import without_name_behind
from haidang.messages.pnrgov.documents import doca, doco, docs
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person
from haidang.messages.pnrgov.tickets import ticket_number
from haidang.travel import Document, FrequentFlyer, Leg, Seat, Service

_REQUESTED = ("NSST", "NSSA", "NSSW", "NSSB", "NSSR", "SMST", "RQST")
_CONFIRMED = ("HK", "KK", "KD", "DK", "TK", "RR")
_SEAT = re.compile(r"0*([1-9]\d{0,2}[A-Z])[A-Z]?")
_SEATS_IN_TEXT = re.compile(r"(?<!\d)0*([1-9]\d?[A-Z])N?(?![A-Z])|(?<!\d)0*([1-9]\d?[A-Z])(?=N\d)")
_BORN = re.compile(r"\d{1,2}[A-Z]{3}(?:\d{4}|\d{2})(?!\d)")
_FREQUENT_FLYER = re.compile(r"([A-Z][A-Z0-9]|[0-9][A-Z]) ?([A-Z]?\d{5,})")
# Some write the leg before the text, and how many seats are held: AMAHAN0007Y01APR.12A, HK1/P/UTO/...
_LEG_BEFORE = re.compile(r"(?:[A-Z]{6} ?)?\d{1,4}[A-Z]\d{2}[A-Z]{3}\.?")
_HELD_BEFORE = re.compile(r"(?:HK|KK|HN|NN|TK|KL|HL)\d{1,2}[ /]")
_FILLS_ITS_COMPONENT = 65  # signs: then the next goes on with the same word
_SHOWN = {"PP": "P", "NI": "I", "ID": "I"}
"""FOID: how somebody is known at check-in, by passport or identity card."""
_INFANT = re.compile(r"(?P<surname>[^/]+)/(?P<given>\D+?)\s*(?P<born>\d{1,2}[A-Z]{3}\d{2,4})?\s*")


class Request:
    """One SSR, and where it stood."""

    __slots__ = ("code", "leg", "number", "person", "segment", "status")

    def __init__(self, number: int, segment: Segment, person: Person | None, leg: Leg | None) -> None:
        self.number, self.segment, self.person, self.leg = number, segment, person, leg
        self.code, self.status = segment.get(0), segment.get(0, 1)

    @property
    def text(self) -> str:
        """The free text, from the ninth component on."""
        parts = [part for part in self.segment.element(0)[8:] if part.strip()]
        if len(parts) == 1:
            return parts[0].strip()
        if not parts:
            return self._misplaced()
        cut = ("" if len(part) >= _FILLS_ITS_COMPONENT else " " for part in parts)
        return "".join(f"{part.strip()}{space}" for part, space in zip(parts, cut, strict=True)).strip()

    def _misplaced(self) -> str:
        """The text of those who count components wrongly: it is the one with strokes in it."""
        told = (*self.segment.element(0)[4:8], *self.segment.element(1)[:1])
        return next((part.strip() for part in told if part.count("/") > 2), "")

    @property
    def bare(self) -> str:
        """The text without the leg, or the number of seats, that some write before it."""
        text = self.text
        before = _LEG_BEFORE.match(text) or _HELD_BEFORE.match(text)
        return text[before.end() :].strip() if before else text

    def whose(self, notes: Notes) -> Person | None:
        """The traveller referred to, else the one it stands under, else the only one."""
        for element in self.segment.elements[1:]:
            if len(element) > 2 and (referred := notes.party.referred(element[2])):
                return referred
        return self.person or notes.party.alone()


def request(asked: Request, notes: Notes) -> None:
    """Put one SSR where it belongs."""
    _READ.get(asked.code, _service)(asked, notes)


def _service(asked: Request, notes: Notes) -> None:
    person = asked.whose(notes)
    notes.services.append(
        Service(
            code=asked.code,
            text=asked.text,
            status=asked.status or None,
            traveller=person.reference if person else None,
            at=(asked.number,),
        )
    )


def _docs(asked: Request, notes: Notes) -> None:
    told = docs(asked.text, notes.day, (asked.number,))
    person = notes.party.holder(told, asked.whose(notes))
    if person is None and told.infant and told.surname:
        person = notes.party.add_infant(told.surname, told.first, asked.number)
    if person is None:
        _service(asked, notes)
    else:
        person.show(told, asked.number, notes.problems)


def _doco(asked: Request, notes: Notes) -> None:
    told, person = doco(asked.bare, notes.day, (asked.number,)), asked.whose(notes)
    if told.infant and not (person and person.is_infant):
        person = notes.party.infants[0] if len(notes.party.infants) == 1 else None
    if person is None or not (told.document or told.birthplace or told.redress):
        _service(asked, notes)
        return
    if told.birthplace:
        person.tell("birthplace", asked.number, told.birthplace)
    if told.redress:
        person.tell("redress", asked.number, told.redress)
    if told.document:
        person.documents.setdefault(told.document.number, told.document)
    else:
        _service(asked, notes)


def _doca(asked: Request, notes: Notes) -> None:
    told, person = doca(asked.bare, (asked.number,)), asked.whose(notes)
    if told:
        (person.addresses if person else notes.addresses).append(told)
    if told and person and told.purpose == "residence" and told.country:
        person.tell("residence", asked.number, told.country)


def _contact(asked: Request, notes: Notes) -> None:
    read = contacts.email if asked.code == "CTCE" else contacts.phone
    told, person = read(without_name_behind(asked.bare), (asked.number,)), asked.whose(notes)
    if told is None:
        _service(asked, notes)
    else:
        (person.contacts if person else notes.contacts).append(told)


def _infant(asked: Request, notes: Notes) -> None:
    """INFT names the infant on the adult's lap; one nobody told before is a traveller too."""
    _service(asked, notes)
    told = _INFANT.fullmatch(asked.bare)
    if told is None:
        return
    surname, given = told["surname"].strip(" /"), told["given"].strip(" /")
    infant = notes.party.called(surname, given)
    if infant is None and not any(each.reference for each in notes.party.infants):
        infant = notes.party.add_infant(surname, given, asked.number)
    if infant and "born" not in infant.facts and told["born"]:
        born = birthday(told["born"], notes.day)
        if born:
            infant.tell("born", asked.number, born)


def _child(asked: Request, notes: Notes) -> None:
    """CHLD tells when a child was born, or how old it is."""
    _service(asked, notes)
    person, told = asked.whose(notes), _BORN.search(asked.text)
    if person is None or not (asked.segment.elements[1:] or asked.person):
        return
    if "kind" not in person.facts:
        person.tell("kind", asked.number, "child")
    if told and "born" not in person.facts and (born := birthday(told[0], notes.day)):
        person.tell("born", asked.number, born)


def _shown(asked: Request, notes: Notes) -> None:
    """FOID: a passport or an identity card by its number alone; anything else is a service."""
    person, told = asked.whose(notes), without_name_behind(asked.bare).replace(" ", "")
    kind, number = _SHOWN.get(told[:2]), told[2:]
    if person and kind and number.isalnum():
        person.documents.setdefault(number, Document(kind=kind, number=number, at=(asked.number,)))
    else:
        _service(asked, notes)


def _ticket(asked: Request, notes: Notes) -> None:
    ticket, person = ticket_number(asked.text), asked.whose(notes)
    if person and asked.text.startswith("INF"):
        person = next(iter(notes.party.infants), person)
    if ticket and person:
        person.tickets.append(ticket)
    elif asked.leg is None or not ticket:
        _service(asked, notes)


def _frequent_flyer(asked: Request, notes: Notes) -> None:
    person = asked.whose(notes)
    found = _FREQUENT_FLYER.search(asked.text.replace("FQTV", "").replace("SSR", ""))
    carrier = found[1] if found else asked.segment.get(0, 3)
    if carrier:
        notes.fly_often(
            FrequentFlyer(
                carrier=carrier,
                number=found[2] if found else None,
                traveller=person.reference if person else None,
                at=(asked.number,),
            )
        )


def _seats(asked: Request, notes: Notes) -> None:
    """Seats beside their travellers' references, or in the text in the order of the travellers."""
    told = list(_told_seats(asked, notes))
    if not told:
        _service(asked, notes)
        return
    requested = asked.code in _REQUESTED or asked.status not in _CONFIRMED
    for seat, person in told:
        person.seats.append(
            Seat(
                number=seat,
                kind="requested" if requested else "assigned",
                origin=asked.segment.get(0, 6) or (asked.leg.origin if asked.leg else None),
                destination=asked.segment.get(0, 7) or (asked.leg.destination if asked.leg else None),
                at=(asked.number,),
            )
        )


def _told_seats(asked: Request, notes: Notes) -> Iterator[tuple[str, Person]]:
    found = False
    for element in asked.segment.elements[1:]:
        seat = seat_number(element[0])
        reference = element[2] if len(element) > 2 else ""
        person = notes.party.referred(reference) or asked.person or notes.party.alone()
        if seat and person:
            found = True
            yield seat, person
    if found:
        return
    in_text = [first or second for first, second in _SEATS_IN_TEXT.findall(asked.bare)]
    seated = _referred(asked, notes) or [each for each in notes.party.persons if not each.is_infant]
    if len(in_text) == len(seated):
        yield from zip(in_text, seated, strict=True)


def _referred(asked: Request, notes: Notes) -> list[Person]:
    told = (element[2] for element in asked.segment.elements[1:] if len(element) > 2)
    return [person for reference in told if (person := notes.party.referred(reference))]


def seat_number(told: str) -> str | None:
    """A seat without leading zeros; ``None`` for a masked one.

    >>> seat_number("039G"), seat_number("XXX")
    ('39G', None)
    """
    found = _SEAT.fullmatch(told.strip().upper())
    return found[1] if found else None


_READ: dict[str, Callable[[Request, Notes], None]] = {
    "DOCS": _docs,
    "DOCO": _doco,
    "DOCA": _doca,
    "CHLD": _child,
    "FOID": _shown,
    "INFT": _infant,
    "INF": _infant,
    "TKNE": _ticket,
    "TKNA": _ticket,
    "TKNM": _ticket,
    **dict.fromkeys(("CTCE", "CTCM", "CTCH", "CTCB", "CTCR", "CTCP", "CTCT"), _contact),
    **dict.fromkeys(("FQTV", "FQTS", "FQTU", "FQTR"), _frequent_flyer),
    **dict.fromkeys(("SEAT", *_REQUESTED), _seats),
}
