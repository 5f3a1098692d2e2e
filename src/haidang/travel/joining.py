"""When two tellings are of one traveller, and what both together say.

A manifest and a booking describe the same person in different words: the booking cuts names, glues titles,
leaves the birth date out; the manifest was read off a passport. Joining is explained, so that an officer can
see why, and it is only ever done within one movement.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import product
from typing import TypeVar

from anyascii import anyascii
from msgspec import Struct, structs
from rapidfuzz.distance import JaroWinkler

from haidang.codes.mrz import spelt, without_check_digit
from haidang.travel.document import Document
from haidang.travel.name import Name
from haidang.travel.traveller import Traveller

# Two spellings of one name on one flight: a cut given name or a mistyped letter, not a sibling.
ALIKE = 0.93
# Carriers cut names, so what is there is compared with the beginning of the longer one.
SHORTEST_CUT = 6
SAME_DOCUMENT = "same document"
SAME_NAME_AND_BIRTH = "same name and birth date"
SIMILAR_NAME_AND_BIRTH = "a similar name and the same birth date"
SAME_NAME = "same name"
NAME_AS_FAR_AS_TOLD = "the name agrees as far as it was told"

CONFIDENCE = {
    SAME_DOCUMENT: "certain",
    SAME_NAME_AND_BIRTH: "very likely",
    SIMILAR_NAME_AND_BIRTH: "likely",
    SAME_NAME: "likely",
    NAME_AS_FAR_AS_TOLD: "possible",
}
"""How sure one may be, within one movement, that two tellings joined for a reason are of one traveller."""

Noun = TypeVar("Noun", bound=Struct)


def folded(name: Name) -> str:
    """Letters and nothing else, in one order, so that ``Nguyễn Văn An`` and ``NGUYEN/VANAN`` are equal.

    >>> folded(Name(surname="NGUYỄN", given=("VĂN", "AN"))), folded(Name(surname="NGUYEN", given=("VANAN",)))
    ('NGUYEN VANAN', 'NGUYEN VANAN')
    """
    return f"{_letters(name.surname)} {_letters(''.join(name.given))}".strip()


@lru_cache(maxsize=8192)
def writings(name: Name) -> tuple[str, ...]:
    """The ways to write a name that may meet another's, folded, as told first: see `Name.reading`, and the
    spelling of a document where accents become letters.

    >>> writings(Name(surname="MÜLLER", given=("ANN",)))
    ('MULLER ANN', 'MUELLER ANN')
    >>> writings(Name(surname="NGUYEN VAN AN"))
    ('NGUYENVANAN', 'NGUYEN VANAN')
    """
    reading = name.reading
    as_spelt = Name(surname=spelt(reading.surname), given=tuple(map(spelt, reading.given)))
    return tuple(dict.fromkeys(map(folded, (name, reading, as_spelt))))


def spellings(traveller: Traveller) -> Iterator[str]:
    """The writings of the name, the family name first where their people have it so; then those of the name
    the booking was made in."""
    yield from writings(traveller.name)
    if not traveller.name.given and traveller.nationality:
        yield folded(traveller.name.read_for(traveller.nationality))
    if traveller.booked_as is not None:
        yield from writings(traveller.booked_as)


def is_cut_from(one: Name, other: Name) -> bool:
    """Whether a name is the other, or no more than its beginning, as carriers cut names; titles do not count.

    >>> jane = Name(surname="DOE", given=("JANE", "MARIE"))
    >>> is_cut_from(Name(surname="DOE", given=("JANE",)), jane), is_cut_from(Name(surname="ROE"), jane)
    (True, False)
    """
    return any(theirs.startswith(ours) for ours in writings(one) for theirs in writings(other))


def number(document: Document) -> str:
    """A document number as it is compared: letters and digits only.

    >>> number(Document(kind="P", number="l 898902-c3"))
    'L898902C3'
    """
    return "".join(filter(str.isalnum, document.number)).upper()


def numbers(document: Document) -> tuple[str, ...]:
    """Its number, also without the check digit that a machine read along with it.

    >>> numbers(Document(kind="P", number="L898902C36"))
    ('L898902C36', 'L898902C3')
    """
    told = number(document)
    return tuple(each for each in (told, without_check_digit(told)) if each)


def papers(traveller: Traveller) -> set[str]:
    """The `numbers` of all their documents."""
    return {each for document in traveller.documents for each in numbers(document)}


def alike(told: Traveller, known: Traveller) -> str | None:
    """Why these are the same person, or ``None``. Documents speak before names, contradictions forbid.

    >>> ann = Traveller(name=Name(surname="DOE", given=("ANN",)), born=date(1990, 2, 15))
    >>> alike(ann, Traveller(name=Name(surname="DOE", given=("ANN", "MARIE"))))
    'the name agrees as far as it was told'
    >>> alike(ann, Traveller(name=Name(surname="DOE", given=("ANN",)), born=date(1960, 2, 15))) is None
    True
    """
    if why := same_document(told, known):
        return why
    if told.born and known.born and not _same_birthday(told.born, known.born):
        return None
    if told.sex and known.sex and told.sex != known.sex and (told.born is None or told.born != known.born):
        return None
    born = bool(told.born and known.born)
    pairs = product(spellings(told), spellings(known))
    return next(filter(None, (_names_agree(one, other, born=born) for one, other in pairs)), None)


def same_document(told: Traveller, known: Traveller) -> str | None:
    """That both carry one document, if they do."""
    both = told.documents and known.documents and papers(told) & papers(known)
    return SAME_DOCUMENT if both else None


def _names_agree(told: str, known: str, *, born: bool) -> str | None:
    if told == known:
        return SAME_NAME_AND_BIRTH if born else SAME_NAME
    shorter, longer = sorted((told, known), key=len)
    if len(shorter) >= SHORTEST_CUT and " " in shorter and longer.startswith(shorter):
        return NAME_AS_FAR_AS_TOLD
    if born and JaroWinkler.similarity(told, known) >= ALIKE:
        return SIMILAR_NAME_AND_BIRTH
    return None


def join(manifest: Traveller | None, booked: Traveller | None) -> Traveller:
    """One traveller from both tellings: who they are from the manifest, what they bring from both."""
    if manifest is None or booked is None:
        told = manifest or booked
        assert told is not None, "a crossing is told by something"
        return told
    return structs.replace(
        manifest,
        booked_as=_booked_as(manifest.name, booked),
        kind=booked.kind or manifest.kind,
        locator=manifest.locator or booked.locator,
        born=manifest.born or booked.born,
        sex=manifest.sex or booked.sex,
        nationalities=manifest.nationalities or booked.nationalities,
        residence=manifest.residence or booked.residence,
        birthplace=manifest.birthplace or booked.birthplace,
        redress=manifest.redress or booked.redress,
        documents=tuple(_distinct((*manifest.documents, *booked.documents), key=number)),
        contacts=tuple(_distinct((*manifest.contacts, *booked.contacts), key=lambda c: c.value)),
        addresses=(*manifest.addresses, *booked.addresses),
        seats=(*manifest.seats, *booked.seats),
        bags=tuple(_distinct((*booked.bags, *manifest.bags), key=lambda b: b.tag or b)),
        check_in=booked.check_in or manifest.check_in,
        tickets=tuple(dict.fromkeys((*manifest.tickets, *booked.tickets))),
    )


def _booked_as(name: Name, booked: Traveller) -> Name | None:
    """The name of the booking, where the manifest's document says another."""
    told = booked.booked_as or booked.name
    return None if is_cut_from(told, name) else told


def _distinct(nouns: Iterable[Noun], *, key: object) -> Iterator[Noun]:
    seen = set()
    for noun in nouns:
        if (value := key(noun)) not in seen:  # type: ignore[operator]
            seen.add(value)
            yield noun


def _letters(text: str) -> str:
    plain = text if text.isascii() else anyascii(text)
    return "".join(filter(str.isalpha, plain)).upper()


def _same_birthday(one: date, other: date) -> bool:
    """Equal, or with day and month in the other's order, as clerks write them."""
    return one == other or (one.year == other.year and (one.month, one.day) == (other.day, other.month))
