"""Names as bookings write them: titles glued to the given name, suffixes to the surname (AIRIMP 3.1).

A title is cut only where the letters say so. AMR, BADR and WILLIAMS end like titles and are names; a
title with a blank before it, or one no name ends in (MRS, MSTR), is surely none.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from haidang.travel import Name

_TITLES = frozenset(
    ("MR", "MRS", "MS", "MISS", "MSTR", "MASTER", "CHD", "INF", "DR", "PROF", "SIR", "MDM", "MME", "MLLE")
)
_APART = ("MR", "MRS", "MS", "MISS", "MSTR", "INF", "CHD")
_BEFORE = re.compile(r"(MRS?|MS|MISS|MSTR) (?=\S)")
_GLUED = ("MSTR", "MISS", "MRS", "CHD", "INF", "MR", "MS", "DR")
_SURE = frozenset(("MSTR", "MISS", "MRS", "CHD", "INF"))
_FEWEST_LETTERS = {"MR": 2, "MS": 3, "DR": 3}
_SUFFIXES = frozenset(("JR", "SR", "II", "III", "IV"))
#: Given names that end like a title: Arabic, Germanic, Latvian nominatives.
# fmt: off
_NAMES_LIKE_TITLED = frozenset((
    "AMR", "OMR", "UMR", "SAMR", "TAMR", "QAMR", "NAMR", "ZAMR", "HAMR", "ABUAMR",
    "WILLIAMS", "ADAMS", "ABRAMS", "HARMS", "HELMS", "THOMS", "WILLEMS", "WILHELMS",
    "ADHAMS", "MAKSIMS", "MAXIMS", "ARTJOMS", "ARTEMS", "VADIMS", "JEFIMS", "JOAHIMS", "VILIAMS",
    "VILJAMS", "VILHELMS", "VILLEMS", "EFRAIMS", "IBRAHIMS", "KARIMS",
))
# fmt: on
_NAME_BEHIND = re.compile(r"-1[A-Z].*$", re.DOTALL)
_NO_LETTER = re.compile(r"[\W\d_]")
_ENDS_LIKE_DOCTOR = ("ANDR", "ADR", "EDR", "IDR", "YDR", "UDR", "ODR")


@lru_cache(maxsize=4096)
def booked(surname: str, given: str) -> Name:
    """The name of a TIF segment.

    >>> booked("DOE", "JANE MARIEMRS")
    Name(surname='DOE', given=('JANE MARIE',), title='MRS')
    >>> booked("HASSAN", "AMR").given, booked("LE", "VAN AN MR").title
    (('AMR',), 'MR')
    >>> booked("DOEJR", "JOHNMR")
    Name(surname='DOE', given=('JOHN',), title='MR JR')
    >>> booked("DOE/JANE MRS", "").given
    ('JANE',)
    """
    if "/" in surname and not given.strip():  # written as on a ticket
        surname, _, given = surname.partition("/")
    given, title = untitled(given)
    surname, suffix = _without_suffix(surname.strip())
    titles = " ".join(part for part in (title, suffix) if part)
    return Name(surname=surname, given=(given,) if given else (), title=titles or None)


@lru_cache(maxsize=4096)
def untitled(given: str) -> tuple[str, str]:
    """Given names, and the titles that stood before or behind them.

    >>> untitled("MS JANE"), untitled("MISS"), untitled("KAYLAMS"), untitled("BADR")
    (('JANE', 'MS'), ('', 'MISS'), ('KAYLA', 'MS'), ('BADR', ''))
    """
    words = given.split()
    titles: list[str] = []
    while words and words[-1] in _TITLES:
        titles.insert(0, words.pop())
    while len(words) > 1 and words[0] in _TITLES:
        titles.append(words.pop(0))
    if words and not titles:
        words[-1], glued = _unglued(words[-1])
        titles += [glued] if glued else []
    return " ".join(words), " ".join(titles)


def _unglued(word: str) -> tuple[str, str]:
    if word in _NAMES_LIKE_TITLED:
        return word, ""
    for title in _GLUED:
        rest = word.removesuffix(title)
        if rest != word and _makes_a_name(rest, title, word):
            return rest, title
    return word, ""


def _makes_a_name(rest: str, title: str, word: str) -> bool:
    if title == "DR" and word.endswith(_ENDS_LIKE_DOCTOR):
        return False
    fewest = 2 if title in _SURE else _FEWEST_LETTERS[title]
    return len(rest) >= fewest and any(vowel in rest for vowel in "AEIOUY")


def _without_suffix(surname: str) -> tuple[str, str]:
    *before, last = surname.split() or [""]
    if before and last in _SUFFIXES:
        return " ".join(before), last
    if surname.endswith("JR") and len(surname) > 4:
        return surname[:-2].strip(), "JR"
    return surname, ""


def on_document(surname: str, first: str, second: str, as_booked: Name) -> Name:
    """The name of a DOCS field, freed of the title the booking already told.

    >>> on_document("DOE", "MRSJANE", "MARIE", Name(surname="DOE", given=("JANE",), title="MRS"))
    Name(surname='DOE', given=('JANE', 'MARIE'), title='MRS')
    """
    first, title = untitled(first)
    second, other = untitled(second)
    told = as_booked.title.split() if as_booked.title else []
    if told and told[0] in _TITLES and first.startswith(told[0]) and len(first) > len(told[0]) + 2:
        booked_given = letters("".join(as_booked.given))
        first = first if booked_given.startswith(told[0]) else first.removeprefix(told[0])
    surname, suffix = _without_suffix(surname.strip())
    titles = dict.fromkeys([*(title or other).split(), *told, *suffix.split()])
    given = (first, second) if first and second else (first or second,) if first or second else ()
    return Name(surname=surname, given=given, title=" ".join(titles) or None)


def without_name_behind(text: str) -> str:
    """The text of a service request without the traveller's name that some write behind it.

    >>> without_name_behind("JANE//EXAMPLE.TEST-1DOE/JANEMRS")
    'JANE//EXAMPLE.TEST'
    """
    return _NAME_BEHIND.sub("", text) if "-1" in text else text


def letters(name: str) -> str:
    """Only the letters, in capitals: how two writings of a name are held together.

    >>> letters("Se Joon-O'")
    'SEJOONO'
    """
    return (name if name.isalpha() else _NO_LETTER.sub("", name)).upper()


def spaced_title(given: Sequence[str]) -> tuple[tuple[str, ...], str | None]:
    """The given names of a manifest, where only a title that stands apart behind a name is surely one.

    >>> spaced_title(["JANE MRS"]), spaced_title(["JANEMRS"]), spaced_title(["MS"])
    ((('JANE',), 'MRS'), (('JANEMRS',), None), (('MS',), None))
    >>> spaced_title(["JANE", "MARIE", "MRS"])
    (('JANE', 'MARIE'), 'MRS')
    >>> spaced_title(["MRS JANE", "MARIE"])
    (('JANE', 'MARIE'), 'MRS')
    """
    *others, last = given or [""]
    if before := _BEFORE.match(given[0] if given else ""):
        return (given[0][before.end() :].strip(), *given[1:]), before[1]
    head, _, title = last.rpartition(" ")
    if title not in _APART or not (others or head.strip()):
        return tuple(given), None
    return (*others, *filter(None, [head.strip()])), title
