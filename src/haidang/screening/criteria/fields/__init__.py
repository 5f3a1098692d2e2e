"""What a criterion may ask about a crossing.

Every public function in these modules is one field. Its area and its name are how a criterion spells it, its
return type is what it compares with, its docstring is the help an analyst reads, its keyword arguments are
the numbers it is asked with. ``None``, and an empty row of values, mean not told. What the law forbids
to ask has no function here; ``withheld`` says so to whoever tries.
"""

from types import ModuleType

from haidang.screening.criteria.fields import (
    baggage,
    booking,
    document,
    history,
    itinerary,
    links,
    movement,
    payment,
    traveller,
)
from haidang.screening.criteria.fields.field import Field, Told, Value, fields_of

__all__ = ["AREAS", "CATALOGUE", "Field", "Told", "Value"]

AREAS: tuple[tuple[str, ModuleType], ...] = (
    ("movement", movement),
    ("traveller", traveller),
    ("traveller", history),
    ("document", document),
    ("booking", booking),
    ("itinerary", itinerary),
    ("payment", payment),
    ("baggage", baggage),
    ("links", links),
)
"""How a criterion spells the fields of each module."""

CATALOGUE: dict[str, Field] = {
    field.name: field for area, module in AREAS for field in fields_of(module, f"{area}.")
}

OF_THE_PAST = frozenset(
    field.name
    for area, module in AREAS
    if module in (history, links)
    for field in fields_of(module, f"{area}.")
)
"""Fields that ask what the house knows from before."""
