"""A paper told by a carrier beside a paper on a list."""

from collections.abc import Iterator
from zlib import crc32

from msgspec import Struct

from haidang.screening.watchlists.entry import Entry
from haidang.travel import Document, Traveller

CARD = "I"


class Paper(Struct, frozen=True):
    """A document the traveller told whose number stands on a list, with the issuer the list names."""

    told: Document
    issuer: str | None
    number: str


def plain_number(number: str) -> str:
    """A document number as it compares: capitals and digits only, fillers and blanks taken off.

    >>> plain_number("l898902c3<<"), plain_number("L 898902-C3")
    ('L898902C3', 'L898902C3')
    """
    number = number.upper()
    return number if number.isalnum() else "".join(letter for letter in number if letter.isalnum())


def paper_kind(code: str) -> str:
    """One letter for what a paper is: P a passport, V a visa, I a card, for which issuers also write A or C
    (ICAO Doc 9303-5); others are their first letter. Empty where nothing is told.

    >>> paper_kind("PD"), paper_kind("ac"), paper_kind(""), paper_kind("9")
    ('P', 'I', '', '')
    """
    letter = code.strip()[:1].upper()
    return CARD if letter in ("A", "C") else letter if letter.isalpha() and letter.isascii() else ""


def document_key(number: str) -> int:
    """Under which every entry that names the number is looked up; 0 where nothing is left of it."""
    plain = plain_number(number)
    return crc32(plain.encode()) if plain else 0


def same_issuer(one: str | None, other: str | None) -> bool | None:
    """Whether two issuers agree; ``None`` where one of them is not told.

    >>> same_issuer("UTO", "UTO"), same_issuer("UTO", "XXA"), same_issuer(None, "UTO")
    (True, False, None)
    """
    return one.upper() == other.upper() if one and other else None


def papers_shared(traveller: Traveller, entry: Entry) -> Iterator[Paper]:
    """Documents told whose number the entry names, unless the issuers are known to differ."""
    for document in traveller.documents:
        number = plain_number(document.number)
        for issuer, listed in entry.documents if number else ():
            if same_issuer(issuer, document.issued_by) is not False and plain_number(listed) == number:
                yield Paper(document, issuer, listed)
