"""Document numbers and contacts as they are shown before somebody asks to see them in full."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from msgspec import structs

from haidang.ledger.travellers import KnownHit
from haidang.screening.hit import Reason
from haidang.screening.watchlists import IdentifierKind
from haidang.screening.watchlists.listed_papers import PAPER
from haidang.screening.watchlists.side_by_side import Line, SideBySide
from haidang.travel import Booking, Contact, ContactKind, Document, Traveller
from haidang.travel.differences import Difference
from haidang.vault import masking

_MASKED = {"contacts": ("value", masking.contact), "documents": ("number", masking.document)}
# What a list compares, or a criterion asks one of, that is shown in part; and where its number stands.
_IN_PART = ("document", "contact", "phone", "email")
# Other words of lists for what is shown in part.
_PAPERS = (PAPER, str(IdentifierKind.NUMBER))
_NUMBERS = re.compile(r"\b(number|address) ([^,;]+)")


def document(told: Document) -> Document:
    return structs.replace(told, number=masking.document(told.number))


def contact(told: Contact) -> Contact:
    return structs.replace(told, value=masking.contact(told.value))


def traveller(told: Traveller | None) -> Traveller | None:
    """The traveller with document numbers and contacts in part."""
    if told is None:
        return None
    return structs.replace(
        told,
        redress=told.redress and masking.document(told.redress),
        documents=tuple(map(document, told.documents)),
        contacts=tuple(map(contact, told.contacts)),
    )


def booking(told: Booking) -> Booking:
    """The booking with its contacts in part."""
    return structs.replace(told, contacts=tuple(map(contact, told.contacts)))


def difference(told: Difference) -> Difference:
    """What was told before and after, in part, also when no telling that stands still names it.

    >>> phone = {"kind": "phone", "value": "+84912345678"}
    >>> difference(Difference(what="contacts", before=[phone], after=[])).before
    [{'kind': 'phone', 'value': '•••678'}]
    """
    if told.what == "redress":
        return structs.replace(told, before=_end_of(told.before), after=_end_of(told.after))
    masked = _MASKED.get(told.what)
    if masked is None:
        return told
    key, mask = masked
    before, after = (_each_in_part(side, key, mask) for side in (told.before, told.after))
    return structs.replace(told, before=before, after=after)


def _each_in_part(told: Any, key: str, mask: Callable[[str], str]) -> Any:
    if not isinstance(told, list):
        return told
    return [{**each, key: mask(each[key])} if each.get(key) else each for each in told]


def reason(told: Reason) -> Reason:
    """A line of why, with a number it compares in part.

    >>> asked = 'any phone where (number begins with "+84")'
    >>> reason(Reason(part=asked, told="number +84912345678", sought="", agrees=True)).told
    'number •••678'
    >>> reason(Reason(part="listed paper", told="UTO L898902C3", sought="UTO L898902C3", agrees=True)).sought
    'UTO •••2C3'
    """
    if told.part == IdentifierKind.EMAIL:
        return structs.replace(told, told=_address(told.told), sought=_address(told.sought))
    first, _, rest = told.part.removeprefix("not ").partition(" ")
    if first == "any" and rest.startswith(_IN_PART):
        return structs.replace(told, told=_NUMBERS.sub(_number_in_part, told.told or "") or None)
    if first not in _IN_PART and told.part not in _PAPERS:
        return told
    return structs.replace(told, told=_end_of(told.told), sought=_end_of(told.sought))


def hit(told: KnownHit) -> KnownHit:
    """The hit with its reasons in part."""
    return structs.replace(told, reasons=tuple(map(reason, told.reasons)))


def side_by_side(both: SideBySide) -> SideBySide:
    """The same comparison with document numbers in part."""
    return structs.replace(both, lines=tuple(map(_line, both.lines)))


def _line(line: Line) -> Line:
    if line.part != "document":
        return line
    told, sought = (tuple(filter(None, map(_end_of, side))) for side in (line.told, line.sought))
    return structs.replace(line, told=told, sought=sought)


def numbers(people: Iterable[Traveller | None], booked: Booking | None) -> dict[str, str]:
    """What must not stand in a message's text in full, and what stands there instead."""
    known = [person for person in people if person]
    documents = [each.number for person in known for each in person.documents]
    documents += [person.redress for person in known if person.redress]
    contacts = [each for person in known for each in person.contacts]
    contacts += booked.contacts if booked else ()
    return {number: masking.document(number) for number in documents if number} | {
        written: masking.contact(each.value) for each in contacts for written in _written(each) if written
    }


def text(told: str, instead: dict[str, str]) -> str:
    """A segment with each of those replaced, longest first, whatever letter case it is written in.

    >>> text("DOC+P:110:111+C4100123'", {"C4100123": "•••123"})
    "DOC+P:110:111+•••123'"
    """
    for number in sorted(instead, key=len, reverse=True):
        at = told.upper().find(number.upper())
        while at >= 0:
            told = told[:at] + instead[number] + told[at + len(number) :]
            at = told.upper().find(number.upper(), at + len(instead[number]))
    return told


def anywhere(told: Any, instead: dict[str, str]) -> Any:
    """The same within what JSON holds."""
    if isinstance(told, str):
        return text(told, instead)
    if isinstance(told, list):
        return [anywhere(each, instead) for each in told]
    if isinstance(told, dict):
        return {key: anywhere(each, instead) for key, each in told.items()}
    return told


def _written(told: Contact) -> tuple[str, ...]:
    """As it may stand in a message: a phone number with or without its ``+``, an e-mail address in the
    letters a teleprinter has (AIRIMP: ``//`` for ``@``, ``..`` for ``_``, ``./`` for ``-``).
    """
    if told.kind is ContactKind.PHONE:
        return (told.value.lstrip("+"),)
    return told.value, told.value.replace("@", "//").replace("_", "..").replace("-", "./")


def _number_in_part(told: re.Match[str]) -> str:
    return f"{told[1]} {masking.contact(told[2])}"


def _address(value: str | None) -> str | None:
    return value and masking.contact(value)


def _end_of(value: str | None) -> str | None:
    if not value:
        return value
    issuer, _, number = value.rpartition(" ")
    return f"{issuer} {masking.document(number)}".strip()
