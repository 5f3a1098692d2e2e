"""What stands behind a name in brackets or behind a star: what kind of passenger, when born, whose infant.

``JOHN MR(ADT)``, ``ANN(CHD/15FEB18)``, ``BABY*INF``, ``JANE MRS(INFDOE/BABY/15FEB25)``: the codes are those
of fares (ATPCO, PADIS 6353), with ``C08`` for a child of eight.
"""

import re

from msgspec import Struct

_KINDS = {
    **dict.fromkeys(("ADT", "SRC", "YTH", "STU", "MIL", "GVT", "JCB"), "adult"),
    **dict.fromkeys(("CHD", "CNN", "CHILD", "UNN", "UMNR", "INN"), "child"),
    **dict.fromkeys(("INF", "INS", "INFANT"), "infant"),
}
_BEHIND = re.compile(r"\s*[(*](?P<kind>[A-Z]+|C\d\d)?(?P<rest>[^()]*)\)?\s*")
_BORN = re.compile(r"(?:ID)?(?:DOB)?\W*(\d{1,2}[A-Z]{3}(?:\d{4}|\d{2}))$")
_INFANT = re.compile(
    r"(?:INF)(?P<surname>[A-Z' -]+)/(?P<given>[A-Z' -]+?)/?(?P<born>\d{1,2}[A-Z]{3}\d{2,4})?"
)


class Told(Struct, frozen=True):
    """``given`` is what stood before. ``infant`` is the surname, given name and birth date of one held."""

    given: str
    kind: str | None = None
    born: str = ""
    infant: tuple[str, str, str] | None = None


def passenger_type(given: str) -> Told:
    """What is told behind the given names, and these alone.

    >>> passenger_type("ANN(CHD/15FEB18)")
    Told(given='ANN', kind='child', born='15FEB18', infant=None)
    >>> passenger_type("JANE MRS(INFDOE/BABY/15FEB25)").infant
    ('DOE', 'BABY', '15FEB25')
    >>> passenger_type("JOHN (JACK)")
    Told(given='JOHN (JACK)', kind=None, born='', infant=None)
    """
    place = next((place for place, sign in enumerate(given) if sign in "(*"), None)
    behind = _BEHIND.fullmatch(given, place) if place is not None else None
    if place is None or behind is None:
        return Told(given)
    before = given[:place].rstrip()
    told = given[place:].strip(" (*)")
    if before and (infant := _INFANT.fullmatch(told)):
        return Told(before, None, "", (infant["surname"], infant["given"], infant["born"] or ""))
    kind = "child" if re.fullmatch(r"C\d\d", told) else _KINDS.get(behind["kind"] or "")
    born = _BORN.search(told)
    if kind is None and born is None:
        return Told(given)
    return Told(before, kind, born[1] if born else "")
