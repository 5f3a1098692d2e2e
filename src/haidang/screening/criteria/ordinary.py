"""What fields ordinarily tell. A condition that holds for all of it says nothing about a journey.

The bounds are wide on purpose: beyond them hardly a traveller is found, within them one condition tells
travellers apart and another does not.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from haidang.screening.criteria.expression import Comparison
from haidang.screening.criteria.fields import Field, Told, Value

SOMETHING_ELSE = "\ue000"
"""A text nobody thought of, nor looks for."""


class Range(Struct, frozen=True):
    """Numbers nearly every journey lies between, and those any could."""

    low: float
    high: float
    least: float
    most: float


COUNTED = Range(0, 50, 0, 500)
FROM_ONE = Range(1, 50, 0, 500)
RANGES: tuple[tuple[str, Range], ...] = (
    ("_hour", Range(0, 23, 0, 23)),
    ("hours", Range(0.5, 4400, -8784, 17568)),
    ("minutes", Range(0, 600, -1440, 10080)),
    ("months_left", Range(0, 120, -240, 240)),
    ("days_away", Range(0, 366, 0, 3660)),
    ("days_left", Range(0, 3700, -36600, 36600)),
    ("days_old", Range(0, 3700, 0, 36600)),
    ("kilometres", Range(0, 20_000, 0, 100_000)),
    ("amount", Range(0, 1e9, 0, 1e12)),
    ("weight", Range(0, 500, 0, 5000)),
    ("kilograms_a_day", Range(0, 500, 0, 5000)),
    ("likeness", Range(0.5, 1, 0, 1)),
    ("detour", Range(1, 10, 1, 100)),
    ("age", Range(0, 100, 0, 130)),
    ("document.count", FROM_ONE),
    ("booking.party_size", FROM_ONE),
    ("booking.versions", FROM_ONE),
    ("itinerary.legs", FROM_ONE),
    ("traveller.contacts", FROM_ONE),
    ("traveller.surnames_on_booking", FROM_ONE),
    ("bag.pieces", FROM_ONE),
    ("days_since", Range(0, 3700, 0, 36600)),
    ("days_before", Range(0, 3700, 0, 36600)),
)
"""By how a field's name ends, the first that fits; what is left is ``COUNTED``."""

USUALLY_YES = frozenset(
    ("any document.outlives_trip", "any document.issuer_is_own_state", "any bag.ends_here")
)
YES_OR_NO = frozenset(
    (
        "traveller.verified",
        "traveller.first_time",
        "booking.one_way",
        "any leg.is_this_movement",
        "any stop.changes_carrier",
        "any phone.of_booking",
        "any companion.same_surname",
        "any companion.checked_in_together",
    )
)
"""Of every other question with yes or no, no is the ordinary answer."""

USUAL_CHOICES = {
    "movement.kind": ("flight",),
    "traveller.role": ("passenger",),
    "any companion.role": ("passenger",),
}
EARLIEST, LATEST = date(1990, 1, 1), date(2090, 1, 1)


def ordinary(name: str, asked: Sequence[Comparison]) -> list[Told]:
    """Values a field ordinarily tells, one for each way ``asked`` could tell them apart."""
    field = asked[0].field
    if field.kind is bool:
        return [True] if name in USUALLY_YES else [False, True] if name in YES_OR_NO else [False]
    if field.kind is str:
        values: Iterable[Value] = USUAL_CHOICES.get(name, field.choices) or (SOMETHING_ELSE,)
        return _as_told(field, values)
    found = range_of(name)
    return _as_told(field, _apart(field, asked, found.low, found.high))


def possible(name: str, asked: Sequence[Comparison]) -> list[Told]:
    """Values a field could tell at all, one for each way ``asked`` could tell them apart."""
    field = asked[0].field
    if field.kind is bool:
        return [False, True]
    if field.kind is str:
        return _as_told(field, field.choices or dict.fromkeys((*_named(asked), SOMETHING_ELSE)))
    found = range_of(name)
    return _as_told(field, _apart(field, asked, found.least, found.most))


def range_of(name: str) -> Range:
    """
    >>> range_of("booking.lead_hours").high, range_of("movement.departure_hour").high
    (4400, 23)
    """
    return next((found for end, found in RANGES if name.endswith(end)), COUNTED)


def _apart(field: Field, asked: Sequence[Comparison], low: float, high: float) -> Iterator[Value]:
    """Every value named and those just beside it, within the bounds, and the bounds."""
    if field.kind is date:
        step, ends = timedelta(days=1), (EARLIEST, LATEST)
        days = [one for one in _named(asked) if isinstance(one, date)]
        beside = {*ends, *days, *(one - step for one in days), *(one + step for one in days)}
        yield from sorted(one for one in beside if EARLIEST <= one <= LATEST)
    else:
        apart = 1 if field.kind is int else 0.001
        numbers = [one for one in _named(asked) if isinstance(one, int | float)]
        near = {low, high, *(one + step for one in numbers for step in (-apart, 0, apart))}
        yield from sorted(one for one in near if low <= one <= high)


def _named(asked: Sequence[Comparison]) -> Iterator[Value]:
    """What the conditions compare with, as it compares."""
    for one in asked:
        yield from one.against if isinstance(one.against, frozenset) else (one.against,)


def _as_told(field: Field, values: Iterable[Value]) -> list[Told]:
    return [(str(one),) if field.tells_several else one for one in values]
