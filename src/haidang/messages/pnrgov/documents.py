"""DOCS, DOCO and DOCA: papers and addresses in the free text of a service request (AIRIMP 3.14).

DOCS reads ``/type/issuer/number/nationality/born/sex/expires/surname/first/second/H``. Fields are left out,
shifted, and the first stroke forgotten: the pair *born/sex* is the anchor, and fields are counted from it.
"""

import re
from datetime import date

from msgspec import Struct

from haidang.codes.countries import alpha3_or_told
from haidang.messages import dates
from haidang.messages.names import without_name_behind
from haidang.travel import Address, Document, Sex

_FIGURE = re.compile(r"\d")
_DAY = re.compile(r"\d{1,2}[A-Z]{3}(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}")
_SEXES = {
    "M": Sex.MALE,
    "MI": Sex.MALE,
    "F": Sex.FEMALE,
    "FI": Sex.FEMALE,
    "U": Sex.UNSPECIFIED,
    "UI": Sex.UNSPECIFIED,
    "X": Sex.UNSPECIFIED,
    "XI": Sex.UNSPECIFIED,
    "MALE": Sex.MALE,
    "FEMALE": Sex.FEMALE,
}
_ANCHOR = 5  # where the birth date stands when every field does
_NOT_PAPERS = ("R", "K")  # redress and known-traveller numbers
_DESTINATION_OR_RESIDENCE = {"D": "destination", "R": "residence"}


class Docs(Struct, frozen=True, kw_only=True):
    """What a DOCS tells. ``infant`` when the sex says so (MI, FI): such a DOCS rides on an adult's."""

    document: Document | None
    nationality: str | None
    born: date | None
    born_as_told: str
    sex: Sex | None
    infant: bool
    surname: str
    first: str
    second: str


def docs(text: str, told: date | None, at: tuple[int, ...] = ()) -> Docs:
    """What the text tells; all of it may be missing.

    >>> found = docs("/P/UTO/L898902C3/UTO/15FEB90/F/01JAN31/DOE/JANE/MARIE", date(2026, 4, 1))
    >>> found.document.number, str(found.born), found.surname, found.first
    ('L898902C3', '1990-02-15', 'DOE', 'JANE')
    >>> docs("//P/L898902C3/15FEB90/F/01JAN31/DOE/JANE", date(2026, 4, 1)).document.number
    'L898902C3'
    >>> docs("/////15FEB90/F//DOE/JANE", date(2026, 4, 1)).document is None
    True
    """
    text = without_name_behind(text)
    if "/" not in text:  # as agents type it: P-UTO-L898902C3-UTO-15FEB90-F-01JAN31-DOE-JANE
        text = text.replace("-", "/") if text.count("-") >= _ANCHOR else text.replace(".", "/")
    told_as = [field.strip() for field in text.split("/")]
    fields = told_as if text.isupper() else [field.upper() for field in told_as]
    anchor = _anchor(fields)
    kind, issuer, number, nationality = _before(fields[:anchor])
    born, sex, last_day = (*fields[anchor:], "", "", "")[:3]
    expires = dates.expiry(last_day, told)
    dated = bool(expires or not last_day or _DAY.fullmatch(last_day))
    surname, first, second = _named(told_as[anchor + 2 + dated :])
    country = alpha3_or_told(nationality)
    paper = Document(
        kind=kind,
        number=number,
        issued_by=alpha3_or_told(issuer),
        nationality=country,
        expires=expires,
        at=at,
    )
    return Docs(
        document=paper if number else None,
        nationality=country,
        born=dates.birthday(born, told) if born else None,
        born_as_told=born,
        sex=_SEXES.get(sex),
        infant=sex in _SEXES and len(sex) == 2,
        surname=surname,
        first=first,
        second=second,
    )


def _named(fields: list[str]) -> tuple[str, str, str]:
    """Surname, first and second name. H behind them marks the holder of a paper that others are told in."""
    while fields and not fields[-1]:
        fields.pop()
    if len(fields) > 2 and fields[-1].upper() == "H":
        fields.pop()
    surname, first, second = (*fields, "", "", "")[:3]
    return surname, first, second


def _anchor(fields: list[str]) -> int:
    """The number of the birth date."""
    if len(fields) > _ANCHOR + 1 and fields[_ANCHOR + 1] in _SEXES and _DAY.fullmatch(fields[_ANCHOR]):
        return _ANCHOR
    for number, field in enumerate(fields[:-1]):
        if fields[number + 1] in _SEXES and (_DAY.fullmatch(field) or (not field and number >= _ANCHOR - 1)):
            return number
    days = [number for number, field in enumerate(fields) if _DAY.fullmatch(field)]
    return days[0] if days and days[0] <= _ANCHOR else _ANCHOR


def _before(fields: list[str]) -> tuple[str, str, str, str]:
    """Kind, issuer, number and nationality, from the fields before the birth date."""
    fields = fields[-_ANCHOR:]  # some write the flight and its day before the text
    if len(fields) == _ANCHOR and not _looks_shifted(fields):
        _, kind, issuer, number, nationality = fields
        return kind, issuer, number, nationality
    if len(fields) == _ANCHOR - 1 and fields[0]:
        kind, issuer, number, nationality = fields
        return kind, issuer, number, nationality
    return _by_shape([field for field in fields if field])


def _looks_shifted(fields: list[str]) -> bool:
    """A number where a country should stand, or none where it should and one beside it."""
    return not _has_figure(fields[3]) and any(_has_figure(fields[place]) for place in (2, 4))


def _by_shape(fields: list[str]) -> tuple[str, str, str, str]:
    numbers = [place for place, field in enumerate(fields) if _has_figure(field) and len(field) > 3]
    if not numbers:
        return "", "", "", ""
    place = numbers[0]
    before, after = fields[:place], fields[place + 1 :]
    kind = next((field for field in before if len(field) == 1 or field in ("PP", "IP", "AC")), "")
    issuer = next((field for field in before if field != kind and len(field) in (2, 3)), "")
    return kind, issuer, fields[place], next(iter(after), "")


def _has_figure(text: str) -> bool:
    return not text.isalpha() and _FIGURE.search(text) is not None


class Doco(Struct, frozen=True, kw_only=True):
    """A visa (``document``), or a redress or known-traveller number, which is none.

    ``infant`` when the text says that the visa is an infant's.
    """

    birthplace: str | None
    document: Document | None
    redress: str | None
    infant: bool = False


def doco(text: str, told: date | None, at: tuple[int, ...] = ()) -> Doco:
    """``/birthplace/V/number/place of issue/issued/country it is for``.

    >>> doco("/AMAUROT/V/UT123456/HAN/10MAR26/UTO", date(2026, 4, 1)).document.number
    'UT123456'
    >>> found = doco("X10001Y28JUN//R/1234567890123///US", None)
    >>> found.document is None, found.redress
    (True, '1234567890123')
    """
    fields = ["", *(field.strip() for field in text.split("/"))]
    anchor = next((number for number, field in enumerate(fields) if field in _NOT_PAPERS or field == "V"), 2)
    birthplace, kind, number, _, issued, country = (*fields[anchor - 1 :], *[""] * 6)[:6]
    if _has_figure(birthplace):  # a flight and its day, which some write before the text
        birthplace = ""
    document = None
    if number and kind == "V":
        document = Document(
            kind="V",
            number=number,
            issued_by=alpha3_or_told(country),
            issued=dates.birthday(issued, told) if issued else None,
            at=at,
        )
    redress = number if number and kind == "R" else None
    infant = fields[anchor + 5 :] == ["I"]
    return Doco(birthplace=birthplace or None, document=document, redress=redress, infant=infant)


def doca(text: str, at: tuple[int, ...] = ()) -> Address | None:
    """``/D|R/country/street/city/state/postcode``.

    >>> doca("/D/AUS/13 SHORE AVENUE/BROADBEACH/QLD/4215").city
    'BROADBEACH'
    """
    fields = [field.strip() for field in text.strip().removeprefix("/").split("/")]
    purpose, country, street, city, region, postcode = (*fields, *[""] * 6)[:6]
    if not any((country, street, city, region, postcode)):
        return None
    return Address(
        purpose=_DESTINATION_OR_RESIDENCE.get(purpose),
        street=street or None,
        city=city or None,
        region=region or None,
        postcode=postcode or None,
        country=alpha3_or_told(country),
        at=at,
    )
