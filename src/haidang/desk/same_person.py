"""Who is the same person again, so that a match cleared once is not put before an officer twice.

A person is known by their marks. Each paper they told is one: its issuer and number, with the letters of the
name in whatever order and the birth date, so that a paper in other hands is somebody else. Who told no paper
is known by the parts of the name in whatever order, the birth date and the sex; who told no birth date either
is not known at all, because too many people share a name.

A further name, under which the ticket was booked, is a mark of its own.

Somebody is known again when every mark told now was told when the match was cleared: one new paper makes it
another case.
"""

from collections.abc import Iterator

from haidang.codes.mrz import without_check_digit
from haidang.screening.names.normalise import tokens
from haidang.travel import Document, Name, Traveller
from haidang.travel.joining import number

SHORTEST_REDRESS = 6


def marks(traveller: Traveller) -> tuple[str, ...]:
    """What a person is known by; none where that would be too little.

    >>> from datetime import date
    >>> jane, born = Name(surname="DOE", given=("JANE",)), date(1990, 2, 15)
    >>> marks(Traveller(name=jane, born=born))
    ('person DOE JANE:1990-02-15:',)
    >>> paper = Document(kind="P", number="L898902C3", issued_by="UTO")
    >>> turned = Name(surname="JANE", given=("DOE",))
    >>> [one, other] = [Traveller(name=name, born=born, documents=(paper,)) for name in (jane, turned)]
    >>> marks(one) == marks(other)
    True
    >>> marks(Traveller(name=jane))
    ()
    """
    name, booked = traveller.name, traveller.booked_as
    known = set(_papers(traveller))
    if not known and traveller.born and (parts := sorted(tokens(name.full))):
        known.add(f"person {' '.join(parts)}:{traveller.born}:{traveller.sex or ''}")
    if known and booked is not None and _letters(booked) != _letters(name):
        known.add(f"booked as {_letters(booked)}:{_born(traveller)}")
    return tuple(sorted(known))


def redress_mark(traveller: Traveller, number: str | None) -> str | None:
    """What a redress number makes of a person: nothing by itself, and nothing in the hands of another.

    >>> from datetime import date
    >>> jane = Traveller(name=Name(surname="DOE", given=("JANE",)), born=date(1990, 2, 15))
    >>> redress_mark(jane, "r-1234567")
    'redress R1234567:ADEEJNO:1990-02-15'
    >>> redress_mark(jane, "12") is None
    True
    """
    plain = "".join(filter(str.isalnum, number or "")).upper()
    if len(plain) < SHORTEST_REDRESS or not traveller.born:
        return None
    return f"redress {plain}:{_letters(traveller.name)}:{traveller.born}"


def _papers(traveller: Traveller) -> Iterator[str]:
    holder = f"{_letters(traveller.name)}:{_born(traveller)}"
    for document in traveller.documents:
        if plain := _plain(document):
            yield f"paper {document.issued_by or ''}:{plain}:{holder}"


def _born(traveller: Traveller) -> str:
    return str(traveller.born or traveller.born_as_told or "")


def _letters(name: Name) -> str:
    return "".join(sorted("".join(tokens(name.full))))


def _plain(document: Document) -> str:
    told = number(document)
    return without_check_digit(told) or told
