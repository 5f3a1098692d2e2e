"""What is kept of a crossing for the years: one column for each field a criterion may ask.

A value is worked out by the field's own function when the crossing has settled, and folded as the live
evaluator folds it, so both compare the same. ``NULL`` is not told. What a crossing has several of, such as
documents, is a column of lists of structs, so that a criterion can ask of one and the same. No name, contact,
number of a document or free text is kept: ``vault``'s catalogue has a line for each column of the house, each
area of fields and each kind of element.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from haidang.screening.criteria import CATALOGUE, Facts, Field, FieldFailed
from haidang.screening.criteria.elements import NOUNS, Noun
from haidang.screening.criteria.facts import ElementFacts, folded
from haidang.travel import Crossing

LARGEST = 2**63 - 1

AGES = ((18, "0-17"), (25, "18-24"), (35, "25-34"), (50, "35-49"), (65, "50-64"), (999, "65+"))
"""Age bands by their first age no longer in them; few, so that a band on a route is not one person."""

NOT_KEPT = frozenset(
    {
        "booking.locator",
        "any document.number",
        "any ticket.number",
        "any payment.last_four",
        "any bag.tag",
        "any frequent_flyer.number",
        "any phone.number",
        "any email.address",
        "any email.domain",
        "any address.street",
        "any address.city",
        "any address.region",
        "any address.postcode",
    }
)
"""Fields that lead to one person: they are asked of those to come, and not kept of those who went.

By the field's name; a field of an element with ``any`` and the element before it.
"""


class Kept(Struct, frozen=True, kw_only=True):
    """What the house knows of a crossing beside what the carrier told.

    ``person`` is the same number on all crossings of one person. ``decided`` is how its hits were decided:
    ``confirmed`` where any was, else ``cleared`` where any was, else ``None``. ``delete_on`` is the day from
    which it may no longer be there.
    """

    crossing: int
    person: int | None
    day: date
    decided: str | None
    delete_on: date


class Column(Struct, frozen=True, kw_only=True):
    """``type`` as DuckDB writes it, ``ibis`` as Ibis does. ``subject`` is what the catalogue calls it."""

    name: str
    type: str
    ibis: str
    subject: str


class Type(Struct, frozen=True):
    """One type in both spellings."""

    duck: str
    ibis: str


TYPES: Mapping[type, Type] = {
    str: Type("VARCHAR", "string"),
    int: Type("BIGINT", "int64"),
    float: Type("DOUBLE", "float64"),
    bool: Type("BOOLEAN", "boolean"),
    date: Type("DATE", "date"),
}
HOUSE = {
    "crossing": int,
    "person": int,
    "day": date,
    "route": str,
    "nationality": str,
    "sex": str,
    "age_band": str,
    "decided": str,
    "delete_on": date,
}
"""What a backtest counts by, and what says whose row it is and when it goes."""

FIELDS = {name.replace(".", "_"): field for name, field in CATALOGUE.items() if name not in NOT_KEPT}
"""The columns that are fields of the crossing."""


KEPT_OF = {
    name: {field: told for field, told in noun.fields.items() if f"any {name}.{field}" not in NOT_KEPT}
    for name, noun in NOUNS.items()
}
"""The fields of each kind of element that are kept."""

ELEMENTS = {f"any_{name}": noun for name, noun in NOUNS.items() if KEPT_OF[name]}
"""The columns that are lists of what a crossing has several of."""


def _type(field: Field) -> Type:
    told = TYPES[field.kind]
    if field.tells_several or field.parameters:
        return Type(f"{told.duck}[]", f"array<{told.ibis}>")
    return told


def _elements_type(noun: Noun) -> Type:
    types = {name: _type(field) for name, field in KEPT_OF[noun.name].items()}
    duck = ", ".join(f'"{name}" {told.duck}' for name, told in types.items())
    ibis = ", ".join(f"{name}: {told.ibis}" for name, told in types.items())
    return Type(f"STRUCT({duck})[]", f"array<struct<{ibis}>>")


def _column(name: str, told: Type, subject: str) -> Column:
    return Column(name=name, type=told.duck, ibis=told.ibis, subject=subject)


COLUMNS: tuple[Column, ...] = (
    *(_column(name, TYPES[kind], name) for name, kind in HOUSE.items()),
    *(_column(name, _type(field), field.name.partition(".")[0]) for name, field in FIELDS.items()),
    *(_column(name, _elements_type(noun), name) for name, noun in ELEMENTS.items()),
)


def row_of(crossing: Crossing, kept: Kept) -> dict[str, Any]:
    """One row of the archive: a value for each of ``COLUMNS``."""
    facts = Facts(crossing)
    traveller, movement = crossing.traveller, crossing.movement
    return {
        "crossing": kept.crossing,
        "person": kept.person,
        "day": kept.day,
        "route": f"{movement.origin or '?'}-{movement.destination or '?'}",
        "nationality": traveller.nationality,
        "sex": traveller.sex,
        "age_band": age_band(_told(facts, CATALOGUE["traveller.age"])),
        "decided": kept.decided,
        "delete_on": kept.delete_on,
        **{name: _value(facts, field) for name, field in FIELDS.items()},
        **{name: _elements(facts, noun) for name, noun in ELEMENTS.items()},
    }


def age_band(age: int | None) -> str | None:
    """
    >>> age_band(17), age_band(18), age_band(65), age_band(None)
    ('0-17', '18-24', '65+', None)
    """
    return next((band for end, band in AGES if age < end), None) if age is not None else None


def _elements(facts: Facts, noun: Noun) -> list[dict[str, Any]] | None:
    fields = KEPT_OF[noun.name]
    told = [ElementFacts(facts, element) for element in noun.of(facts.crossing)]
    return [{name: _told(one, field) for name, field in fields.items()} for one in told] or None


def _value(facts: Facts, field: Field) -> Any:
    return _grown(facts, field) if field.parameters else _told(facts, field)


def _grown(facts: Facts, field: Field) -> list[int] | None:
    """The days back at which a count over so many days grows by one: it is how many of them are not more.

    A count over a window only grows with the window, and only where something known from before comes in.
    """
    if _told(facts, field, 0) is None:
        return None
    found: list[int] = []
    for days in _ages(facts.crossing):
        found += [days] * (_told(facts, field, days) - len(found))
    return found


def _ages(crossing: Crossing) -> list[int]:
    """How many days back whatever is known from before lies, the latest first."""
    day, past = crossing.movement.day, crossing.past
    if day is None or past is None:
        return []
    days = [*(trip.day for trip in past.trips), *(link.day for link in past.links)]
    return sorted({(day - then).days for then in days})


def _told(facts: Facts, field: Field, days: int | None = None) -> Any:
    """The value as it compares; a field that fails on a crossing has told nothing of it."""
    arguments = () if days is None else (("days", days),)
    try:
        told = folded(facts.told(field, arguments))
    except FieldFailed:
        return None
    # A whole number too large for a column compares with every number a criterion can hold as this does.
    return max(-LARGEST, min(told, LARGEST)) if type(told) is int else told
