"""What is known of one crossing, each field asked once however many criteria want it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from haidang.said import Said
from haidang.screening.criteria.fields import CATALOGUE, Field, Told, Value
from haidang.travel import Crossing

Lists = Mapping[str, frozenset[str]]
"""The code lists analysts keep, by name; values as ``fold`` leaves them."""

NO_LISTS: Lists = MappingProxyType({})
Arguments = tuple[tuple[str, int], ...]


class FieldFailed(RuntimeError):
    """A field broke on a crossing. ``what`` names it and the kind of failure, never the traveller's data."""

    def __init__(self, field: Field, failure: Exception) -> None:
        kind = type(failure).__name__
        self.what = Said("field %(field)s failed: %(kind)s", field=field.name, kind=kind)
        super().__init__(self.what)


class Facts(dict[str, Told]):
    """Fields by name, as ``fold`` compares them; ``None`` where the carrier did not tell.

    >>> from haidang.travel import Movement, Name, Traveller
    >>> flight = Movement(carrier="VN", number="123", origin="HAN", destination="CDG")
    >>> facts = Facts(Crossing(traveller=Traveller(name=Name(surname="DOE")), movement=flight))
    >>> facts["movement.origin"], facts["traveller.age"]
    ('han', None)
    """

    __slots__ = ("crossing", "elements", "lists")

    def __init__(self, crossing: Crossing, lists: Lists = NO_LISTS) -> None:
        super().__init__()
        self.crossing, self.lists = crossing, lists
        self.elements: dict[str, tuple[ElementFacts, ...]] = {}

    def __missing__(self, field: str) -> Told:
        return self.ask(field, CATALOGUE[field], ())

    def ask(self, key: str, field: Field, arguments: Arguments) -> Told:
        """A field's value as it compares, under ``key`` from now on."""
        known = self[key] = folded(self.told(field, arguments))
        return known

    def told(self, field: Field, arguments: Arguments = ()) -> Told:
        """A field's value as it was told."""
        try:
            return field.of(self.crossing, **dict(arguments))
        except Exception as failure:
            raise FieldFailed(field, failure) from failure

    def members(self, names: tuple[str, ...]) -> frozenset[str] | None:
        """What these lists hold together; ``None`` when one of them is not there."""
        if any(name not in self.lists for name in names):
            return None
        return frozenset().union(*(self.lists[name] for name in names))


class ElementFacts(Facts):
    """What is known of one element of a crossing, such as one of its documents."""

    __slots__ = ("element",)

    def __init__(self, of: Facts, element: Any) -> None:
        super().__init__(of.crossing, of.lists)
        self.element = element

    def told(self, field: Field, arguments: Arguments = ()) -> Told:
        """A field's value as it was told of the element."""
        try:
            return field.of(self.element, self.crossing, **dict(arguments))
        except Exception as failure:
            raise FieldFailed(field, failure) from failure


def fold(value: Value) -> Value:
    """Texts compare without regard to capitals; everything else as it is."""
    return value.casefold() if isinstance(value, str) else value


def folded(told: Told) -> Told:
    """What a field told, as it compares; nothing is not told."""
    if isinstance(told, str):
        return told.casefold() or None
    if isinstance(told, tuple):
        return tuple(value.casefold() for value in told) or None
    return told
