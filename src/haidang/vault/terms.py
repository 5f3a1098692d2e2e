"""Words that tell of religion, health, union, politics or sexual life, found in free text (rights 3.1).

``data/sensitive_terms.csv`` is the dictionary: English, French, Spanish, German, Vietnamese, and Arabic
in Latin letters. ``*`` stands for any ending. A term does not count next to one of its ``unless`` words:
MONK STREET is an address, MR PRIEST and PRIEST/JANE are names (``/`` stands among the words for that).
Sensitive service codes count as words too.
"""

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files

from msgspec import Struct

from haidang.vault.sensitive_codes import Action, service_codes

REMOVED = "[removed]"
"""What stands where something was taken out, whatever it was: the mark tells nothing (R3-02)."""

ENDING = r"(?![A-Z0-9])"
BETWEEN = r"[ \-./]{1,3}"
GLUED_STATUS = r"(?:[A-Z0-9]{2}[A-Z]{2}[0-9]{1,2})?"
"""A code in history text carries airline, status and number: ``KSMLVNHK1``."""

_WORD = re.compile(r"[A-Z0-9]+")
_NEAR = 24
"""How many characters before and after a term its neighbours are looked for in."""


class Term(Struct, frozen=True, kw_only=True):
    pattern: re.Pattern[str]
    category: str
    unless: frozenset[str] = frozenset()


def redact(text: str, removed: Counter[str]) -> str:
    """The text without its sensitive words; what was taken is counted in ``removed`` by category.

    >>> redact("VIP, Diabétique, needs aisle seat", Counter())
    'VIP, [removed], needs aisle seat'
    >>> redact("WESTERN UNION, 12 UNION STREET", Counter())
    'WESTERN UNION, 12 UNION STREET'
    """
    told, text = text, unicodedata.normalize("NFC", text)
    folded = _fold(text)
    index = _index()
    parts, end = [], 0
    for word in _WORD.finditer(folded):
        candidates = index.get(word.group()[:3])
        if candidates is None or word.start() < end:
            continue
        for term in candidates:
            found = term.pattern.match(folded, word.start())
            if found and term.unless.isdisjoint(_neighbours(folded, *found.span())):
                removed[term.category] += 1
                parts += [text[end : found.start()], REMOVED]
                end = found.end()
                break
    return "".join((*parts, text[end:])) if parts else told


def _neighbours(folded: str, start: int, end: int) -> list[str]:
    """The word before, the word after, and the stroke that joins the parts of a name."""
    before = _WORD.findall(folded[max(0, start - _NEAR) : start])
    after = _WORD.findall(folded[end : end + _NEAR])
    stroke = "/" in (folded[start - 1 : start], folded[end : end + 1])
    return before[-1:] + after[:1] + ["/"] * stroke


def _fold(text: str) -> str:
    """Capitals without their marks, each character still in its place."""
    return text.upper() if text.isascii() else text.translate(_plain_letters())


@cache
def _plain_letters() -> dict[int, str]:
    """Every Latin letter to its bare capital: ``ô``, ``Ộ`` and ``O`` to ``O``, ``đ`` to ``D``."""
    plain = {}
    for number in (*range(0x20, 0x250), *range(0x1E00, 0x1F00)):
        capital = unicodedata.normalize("NFD", chr(number).upper())[0]
        plain[number] = {"Đ": "D", "Ø": "O", "Ł": "L", "Æ": "A", "Œ": "O"}.get(capital, capital)
    return plain


@cache
def _index() -> dict[str, tuple[Term, ...]]:
    """Terms by the first three letters of their first word, longest first."""
    index: dict[str, list[tuple[int, Term]]] = defaultdict(list)
    text = (files("haidang.vault") / "data" / "sensitive_terms.csv").read_text(encoding="utf-8")
    for line in csv.DictReader(text.splitlines()):
        term = Term(
            pattern=_pattern(line["term"]),
            category=line["category"],
            unless=frozenset(line["unless"].split()),
        )
        index[_WORD.findall(line["term"])[0][:3]].append((len(line["term"]), term))
    for code, known in service_codes().items():
        if known.action is Action.DROP and known.category != "language":
            pattern = re.compile(code + GLUED_STATUS + ENDING)
            index[code[:3]].append((len(code), Term(pattern=pattern, category=known.category)))
    return {
        key: tuple(term for _, term in sorted(terms, key=lambda pair: -pair[0]))
        for key, terms in index.items()
    }


def _pattern(term: str) -> re.Pattern[str]:
    words = [re.escape(word.removesuffix("*")) for word in term.split()]
    return re.compile(BETWEEN.join(words) + ("[A-Z]*" if term.endswith("*") else "") + ENDING)
