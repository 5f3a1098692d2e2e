"""What a criterion may ask about a crossing.

Every public function in these modules is one field. Its module and its name are how a criterion spells it,
its return type is what it compares with, its docstring is the help an analyst reads. ``None``, and an
empty row of values, mean not told. What the law forbids to ask has no function here; ``withheld`` says
so to whoever tries.
"""

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from types import ModuleType, NoneType
from typing import Any, get_args, get_origin, get_type_hints

from msgspec import Struct

from haidang.screening.criteria.fields import (
    baggage,
    booking,
    document,
    itinerary,
    movement,
    payment,
    traveller,
)
from haidang.travel import Crossing

Value = str | int | float | bool | date
Told = Value | tuple[str, ...] | None

AREAS: tuple[ModuleType, ...] = (movement, traveller, document, booking, itinerary, payment, baggage)


class Field(Struct, frozen=True):
    """``kind`` is ``str``, ``int``, ``float``, ``bool`` or ``date``; ``choices`` all values a text can take.

    A field that ``tells_several`` agrees with a comparison when any one of its values does.
    """

    name: str
    help: str
    kind: type
    of: Callable[[Crossing], Told]
    tells_several: bool = False
    choices: tuple[str, ...] = ()


def _fields_of(module: ModuleType) -> Iterator[Field]:
    area = module.__name__.rpartition(".")[2]
    for name, function in vars(module).items():
        if inspect.isfunction(function) and function.__module__ == module.__name__ and name[0] != "_":
            yield _field(f"{area}.{name}", function)


def _field(name: str, function: Callable[[Crossing], Told]) -> Field:
    kind: Any = get_type_hints(function)["return"]
    kind = next((part for part in get_args(kind) if part is not NoneType and part is not ...), kind)
    several = get_origin(get_type_hints(function)["return"]) is tuple
    choices = tuple(kind) if issubclass(kind, StrEnum) else ()
    return Field(name, inspect.getdoc(function) or "", str if choices else kind, function, several, choices)


CATALOGUE: dict[str, Field] = {field.name: field for module in AREAS for field in _fields_of(module)}
