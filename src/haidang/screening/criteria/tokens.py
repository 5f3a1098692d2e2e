"""The words of a criterion, each with its place."""

import re

from msgspec import Struct

from haidang.said import Said
from haidang.screening.criteria.error import CriterionError

LONGEST_TEXT = 4000

_TOKEN = re.compile(
    r"""
      (?P<blank>  \s+ )
    | (?P<text>   "[^"\n]*" )
    | (?P<date>   [0-9]{4}-[0-9]{2}-[0-9]{2} \b )
    | (?P<number> -?[0-9]+ (?:\.[0-9]+)? \b )
    | (?P<word>   [^\W\d][\w.]* )
    | (?P<sign>   [<>]=? | [(),:] )
    | (?P<stray>  . )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(Struct, frozen=True):
    """``kind`` is text, date, number, word, sign or end."""

    kind: str
    written: str
    start: int
    end: int


def tokens_of(text: str) -> list[Token]:
    """Every token and an end; words and signs only in their own spelling.

    >>> [token.written for token in tokens_of('movement.origin is "HAN"')]
    ['movement.origin', 'is', '"HAN"', '']
    """
    if len(text) > LONGEST_TEXT:
        too_long = Said("too long: at most %(most)s letters", most=LONGEST_TEXT)
        raise CriterionError(too_long, text, LONGEST_TEXT, len(text))
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or ""
        if kind == "stray":
            raise CriterionError(_stray(match[0]), text, match.start(), match.end())
        if kind != "blank":
            found.append(Token(kind, match[0], match.start(), match.end()))
    return [*found, Token("end", "", len(text), len(text))]


def _stray(letter: str) -> Said:
    if letter == '"':
        return Said('a text without its closing "')
    return Said("%(letter)r means nothing here", letter=letter)
