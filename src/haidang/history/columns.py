"""What is kept of a crossing for the years: one column for each field a criterion may ask.

A value is worked out by the field's own function when the crossing has settled, and folded as the live
evaluator folds it, so both compare the same. ``NULL`` is not told. No name, contact, document number or free
text is among them: ``vault``'s catalogue has a line for each column of the house and each area of fields.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from haidang.screening.criteria import CATALOGUE, Facts, Field, FieldFailed
from haidang.travel import Crossing

LARGEST = 2**63 - 1

AGES = ((18, "0-17"), (25, "18-24"), (35, "25-34"), (50, "35-49"), (65, "50-64"), (999, "65+"))
"""Age bands by their first age no longer in them; few, so that a band on a route is not one person."""


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
    """``type`` as DuckDB writes it, ``ibis`` as Ibis does; ``field`` is the criteria's, if it is one."""

    name: str
    type: str
    ibis: str
    field: Field | None = None

    @property
    def subject(self) -> str:
        """What the catalogue calls it: its own name, or its field's area."""
        return self.field.name.partition(".")[0] if self.field else self.name


TYPES: Mapping[type, tuple[str, str]] = {
    str: ("VARCHAR", "string"),
    int: ("BIGINT", "int64"),
    float: ("DOUBLE", "float64"),
    bool: ("BOOLEAN", "boolean"),
    date: ("DATE", "date"),
}

HOUSE = (
    Column(name="crossing", type="BIGINT", ibis="int64"),
    Column(name="person", type="BIGINT", ibis="int64"),
    Column(name="day", type="DATE", ibis="date"),
    Column(name="route", type="VARCHAR", ibis="string"),
    Column(name="nationality", type="VARCHAR", ibis="string"),
    Column(name="sex", type="VARCHAR", ibis="string"),
    Column(name="age_band", type="VARCHAR", ibis="string"),
    Column(name="decided", type="VARCHAR", ibis="string"),
    Column(name="delete_on", type="DATE", ibis="date"),
)
"""What a backtest counts by, and what says whose row it is and when it goes."""


def column_name(field: Field) -> str:
    """
    >>> column_name(CATALOGUE["movement.origin"])
    'movement_origin'
    """
    return field.name.replace(".", "_")


def _column(field: Field) -> Column:
    told, asked = TYPES[field.kind]
    if field.tells_several:
        told, asked = f"{told}[]", f"array<{asked}>"
    return Column(name=column_name(field), type=told, ibis=asked, field=field)


FIELDS: tuple[Column, ...] = tuple(_column(field) for field in CATALOGUE.values())
COLUMNS: tuple[Column, ...] = (*HOUSE, *FIELDS)


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
        "age_band": age_band(_told(facts, "traveller.age")),
        "decided": kept.decided,
        "delete_on": kept.delete_on,
        **{column.name: _told(facts, column.field.name) for column in FIELDS if column.field},
    }


def age_band(age: int | None) -> str | None:
    """
    >>> age_band(17), age_band(18), age_band(65), age_band(None)
    ('0-17', '18-24', '65+', None)
    """
    return next((band for end, band in AGES if age < end), None) if age is not None else None


def _told(facts: Facts, field: str) -> Any:
    """The value as it compares; a field that fails on a crossing has told nothing of it."""
    try:
        told = facts[field]
    except FieldFailed:
        return None
    # A whole number too large for a column compares with every number a criterion can hold as this does.
    return max(-LARGEST, min(told, LARGEST)) if type(told) is int else told
