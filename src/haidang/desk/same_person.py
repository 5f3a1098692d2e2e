"""Who is the same person again, so that a match cleared once is not put before an officer twice.

A person is known by their marks. Each paper they told is one: its issuer and number, with the letters of the
name in whatever order and the birth date, so that a paper in other hands is somebody else. Who told no paper
is known by the parts of the name in whatever order, the birth date and the sex; who told no birth date either
is not known at all, because too many people share a name.

Somebody is known again when every mark told now was told when the match was cleared: one new paper makes it
another case.
"""

from collections.abc import Iterator

from haidang.codes.mrz import without_check_digit
from haidang.screening.names.normalise import tokens
from haidang.travel import Document, Traveller
from haidang.travel.joining import number


def marks(traveller: Traveller) -> tuple[str, ...]:
    """What a person is known by; none where that would be too little.

    >>> from datetime import date
    >>> from haidang.travel import Name
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
    papers = tuple(sorted(set(_papers(traveller))))
    parts = sorted(tokens(traveller.name.full))
    if papers or not (parts and traveller.born):
        return papers
    return (f"person {' '.join(parts)}:{traveller.born}:{traveller.sex or ''}",)


def _papers(traveller: Traveller) -> Iterator[str]:
    letters = "".join(sorted("".join(tokens(traveller.name.full))))
    born = traveller.born or traveller.born_as_told or ""
    for document in traveller.documents:
        if plain := _plain(document):
            yield f"paper {document.issued_by or ''}:{plain}:{letters}:{born}"


def _plain(document: Document) -> str:
    told = number(document)
    return without_check_digit(told) or told
