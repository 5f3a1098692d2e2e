"""The lines of a baggage message (RP 1745) as they may be kept, by what the letter of each tells."""

from collections import Counter

from haidang.messages.bags.telex import KINDS
from haidang.vault import cards, terms
from haidang.vault.retention import Preset
from haidang.vault.sensitive import FREE_TEXT
from haidang.vault.sensitive_codes import title_ending
from haidang.vault.terms import REMOVED

FRAME = frozenset((*KINDS, *(f"END{kind}" for kind in KINDS), "CHG", "DEL", "ENDPART"))
"""Lines that only begin and end."""

STRUCTURED = frozenset("VFIOJNBSWHQTUYLMK")
"""Flights, tags, weights, places, numbers. Their numbers of 13 figures are tags, not cards."""

NAMED = frozenset("PCE")
"""A passenger, a group, a kind of handling: kept, its words scanned."""

CODED_FIELDS = {"D": 4, "X": 4}
"""How many fields are codes; what follows them is free text."""


def clean(text: str, preset: Preset, removed: Counter[str]) -> str:
    """
    >>> from haidang.vault.retention import preset
    >>> clean(".R/SEAT NEXT TO HER GURU", preset(), Counter()), clean(".L/TYR123", preset(), Counter())
    ('.R/[removed]', '.L/TYR123')
    """
    letter, stroke = text[1:2], text[2:3]
    if text in FRAME:
        return text
    if stroke != "/" or not letter.isupper():
        return _free(text, 0, preset, removed)
    if letter in STRUCTURED:
        return cards.redact(text, removed, shortest=15)
    if letter in NAMED:
        return cards.redact(terms.redact(title_ending().sub("", text), removed), removed)
    fields = text.split("/")
    coded = "/".join(fields[: 1 + CODED_FIELDS.get(letter, 0)])
    return _free(text, len(coded) + 1, preset, removed) if len(coded) < len(text) else _scanned(text, removed)


def _free(text: str, start: int, preset: Preset, removed: Counter[str]) -> str:
    """The text, from ``start`` on free: gone where the preset denies it, else scanned."""
    if not preset.denies_free_text:
        return _scanned(text, removed)
    removed[FREE_TEXT] += 1
    return _scanned(text[:start], removed) + REMOVED


def _scanned(text: str, removed: Counter[str]) -> str:
    return cards.redact(terms.redact(text, removed), removed)
