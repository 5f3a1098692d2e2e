"""What a criterion may ask about a crossing.

Every public function in these modules is one field. Its module and its name are how a criterion spells it,
its return type is what it compares with, its docstring is the help an analyst reads, its keyword arguments
are the numbers it is asked with. ``None``, and an empty row of values, mean not told. What the law forbids
to ask has no function here; ``withheld`` says so to whoever tries.
"""

from types import ModuleType

from haidang.screening.criteria.fields import (
    baggage,
    booking,
    document,
    itinerary,
    movement,
    payment,
    traveller,
)
from haidang.screening.criteria.fields.field import Field, Told, Value, fields_of

__all__ = ["AREAS", "CATALOGUE", "Field", "Told", "Value"]

AREAS: tuple[ModuleType, ...] = (movement, traveller, document, booking, itinerary, payment, baggage)


def area_of(module: ModuleType) -> str:
    """How a criterion spells a module of fields."""
    return module.__name__.rpartition(".")[2]


CATALOGUE: dict[str, Field] = {
    field.name: field for module in AREAS for field in fields_of(module, f"{area_of(module)}.")
}
