"""What a crossing has several of, so that a criterion can ask about one and the same of them.

    any document where (issuer is "UTO" and days_left < 30)

Each module is one noun. ``elements_of`` tells which a crossing has; every other public function is a field of
one of them, asked with the element and the crossing it belongs to.
"""

from collections.abc import Callable
from types import ModuleType
from typing import Any

from msgspec import Struct

from haidang.screening.criteria.elements import (
    address,
    bag,
    companion,
    document,
    email,
    frequent_flyer,
    leg,
    payment,
    phone,
    seat,
    stop,
    ticket,
    trip,
)
from haidang.screening.criteria.fields.field import Field, fields_of
from haidang.travel import Crossing

__all__ = ["ELEMENTS", "NOUNS", "Noun"]


class Noun(Struct, frozen=True, eq=False):
    """One kind of element; ``fields`` are what may be asked of it, by name."""

    name: str
    help: str
    of: Callable[[Crossing], tuple[Any, ...]]
    fields: dict[str, Field]


ELEMENTS: tuple[ModuleType, ...] = (
    document,
    leg,
    stop,
    ticket,
    payment,
    bag,
    seat,
    phone,
    email,
    address,
    companion,
    frequent_flyer,
    trip,
)


def _noun(module: ModuleType) -> Noun:
    fields = {field.name: field for field in fields_of(module) if field.name != "elements_of"}
    name = module.__name__.rpartition(".")[2]
    return Noun(name, (module.__doc__ or "").strip(), module.elements_of, fields)


NOUNS: dict[str, Noun] = {noun.name: noun for noun in map(_noun, ELEMENTS)}
