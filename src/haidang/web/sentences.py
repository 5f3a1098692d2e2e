"""Which marked sentence was meant by one that was kept as English text.

What a message was found to lack, why a row of a list was not taken, what the audit adds: rooms say it in
plain English (``no such birth date: 010199``), and so it is cleaned, kept and sent. The ``words_of_*`` mark
every such sentence with its places named; here it is made a ``Said`` again, the values as they were, so that
pages can say it in the reader's language. A sentence that is marked nowhere stays as it was said.
"""

import re
from collections.abc import Iterator
from functools import cache

from haidang.said import Said
from haidang.web import words_of_acting, words_of_criteria, words_of_lists, words_of_problems

MARKED: tuple[str, ...] = (
    *words_of_acting.DETAILS,
    *words_of_criteria.NOTES,
    *words_of_lists.ROWS,
    *words_of_problems.PROBLEMS,
)

SENTENCES = frozenset({"why", "what"})
"""Places whose values are words or sentences of the house themselves."""

JOINT = "; "
PLACE = re.compile(r"%\((\w+)\)s")


def meant(text: str) -> Said | None:
    """Nothing where no sentence with places was meant.

    >>> found = meant("UNT says 5, 7 segments came")
    >>> found.pattern, found.values
    ('UNT says %(told)s, %(number)s segments came', {'told': '5', 'number': '7'})
    >>> meant("a curly quote ends the segment (and 3 more)").values["what"].pattern
    'a curly quote ends the segment'
    >>> meant("a line ends inside the segment; no such day: 310226").pattern
    '%(_0)s; %(_1)s'
    """
    for pattern, marked in _patterns():
        if found := pattern.fullmatch(text):
            return Said(marked, **{place: _value(place, told) for place, told in found.groupdict().items()})
    parts = text.split(JOINT)
    if len(parts) == 1:
        return None
    values = {f"_{number}": meant(part) or Said(part) for number, part in enumerate(parts)}
    return Said(JOINT.join(f"%({name})s" for name in values), **values)


def is_marked(text: str) -> bool:
    """Whether pages can say it in another language."""
    return text in MARKED or any(pattern.fullmatch(text) for pattern, _ in _patterns())


def _value(place: str, told: str) -> str:
    return meant(told) or Said(told) if place in SENTENCES else told


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Those with most words of their own first: they say most exactly what was meant."""
    with_places = (each for each in MARKED if PLACE.search(each))
    ordered = sorted(with_places, key=lambda each: len(PLACE.sub("", each)), reverse=True)
    return tuple((re.compile("".join(_pieces(each)), re.DOTALL), each) for each in ordered)


def _pieces(marked: str) -> Iterator[str]:
    """
    >>> list(_pieces("UNT says %(told)s, %(number)s came"))
    ['UNT\\\\ says\\\\ ', '(?P<told>.+?)', ',\\\\ ', '(?P<number>\\\\d+)', '\\\\ came']
    """
    for number, piece in enumerate(PLACE.split(marked)):
        if number % 2 == 0:
            yield re.escape(piece)
        else:
            yield rf"(?P<{piece}>\d+)" if piece == "number" else f"(?P<{piece}>.+?)"
