"""Analysts' criteria: a sentence about a crossing that is true, not true, or cannot be told.

    movement.origin in country("COL") and booking.lead_hours < 24 and payment.kind is "cash"
        unless booking.frequent_flyer is yes

``tokens``, ``values`` and ``grammar`` read the sentence, ``expression`` asks it, ``facts`` remembers what was
asked, ``fields`` and ``elements`` are what may be asked, ``proportion`` refuses what the law forbids,
``sieve`` asks many at once.
"""

from haidang.screening.criteria.criterion import Criterion, Verdict
from haidang.screening.criteria.elements import NOUNS
from haidang.screening.criteria.error import CriterionError
from haidang.screening.criteria.facts import NO_LISTS, Facts, FieldFailed, Lists
from haidang.screening.criteria.fields import CATALOGUE, Field
from haidang.screening.criteria.grammar import parse, parse_both
from haidang.screening.criteria.sieve import Sieve

__all__ = [
    "CATALOGUE",
    "NOUNS",
    "NO_LISTS",
    "Criterion",
    "CriterionError",
    "Facts",
    "Field",
    "FieldFailed",
    "Lists",
    "Sieve",
    "Verdict",
    "parse",
    "parse_both",
]
