"""What a field is, and how the functions that are fields are told apart from others."""

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from types import ModuleType, NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from msgspec import Struct

Value = str | int | float | bool | date
Told = Value | tuple[str, ...] | None

Port = Annotated[str, "port"]
Country = Annotated[str, "country"]
Carrier = Annotated[str, "carrier"]
Currency = Annotated[str, "currency"]


class Parameter(Struct, frozen=True):
    """A number a field is asked with, such as ``days``; ``usual`` where the criterion says none."""

    name: str
    usual: int


class Field(Struct, frozen=True):
    """``kind`` is ``str``, ``int``, ``float``, ``bool`` or ``date``; ``choices`` all values a text can take.

    A field that ``tells_several`` agrees with a comparison when any one of its values does. ``domain`` says
    what its texts are codes of: port, country, carrier or currency. ``of`` is asked with the crossing, or
    with one of its elements and the crossing, and with every parameter by name.
    """

    name: str
    help: str
    kind: type
    of: Callable[..., Told]
    tells_several: bool = False
    choices: tuple[str, ...] = ()
    domain: str = ""
    parameters: tuple[Parameter, ...] = ()

    @property
    def is_ordered(self) -> bool:
        """Whether it can be more or less than something."""
        return self.kind in (int, float, date) and not self.tells_several


def fields_of(module: ModuleType, prefix: str = "") -> Iterator[Field]:
    """A field for each public function a module defines."""
    for name, function in vars(module).items():
        if inspect.isfunction(function) and function.__module__ == module.__name__ and name[0] != "_":
            yield _field(f"{prefix}{name}", function)


def _field(name: str, function: Callable[..., Told]) -> Field:
    kind: Any = get_type_hints(function, include_extras=True)["return"]
    kind = next((part for part in get_args(kind) if part is not NoneType), kind) if _optional(kind) else kind
    several = get_origin(kind) is tuple
    if several:
        kind = get_args(kind)[0]
    kind, domain = (get_args(kind)[0], kind.__metadata__[0]) if get_origin(kind) is Annotated else (kind, "")
    kind, choices = _choices(kind)
    help = " ".join((inspect.getdoc(function) or "").split())
    return Field(name, help, kind, function, several, choices, domain, tuple(_parameters(function)))


def _optional(kind: Any) -> bool:
    return NoneType in get_args(kind) and get_origin(kind) is not tuple


def _choices(kind: Any) -> tuple[type, tuple[str, ...]]:
    if get_origin(kind) is Literal:
        return str, get_args(kind)
    if issubclass(kind, StrEnum):
        return str, tuple(kind)
    return kind, ()


def _parameters(function: Callable[..., Told]) -> Iterator[Parameter]:
    for parameter in inspect.signature(function).parameters.values():
        if parameter.kind is parameter.KEYWORD_ONLY:
            yield Parameter(parameter.name, parameter.default)
