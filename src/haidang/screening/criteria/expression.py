"""What a criterion is once read: a tree that answers, and says what made it answer so.

An answer is yes, no, or cannot be told (``None``). What the carrier left out never makes a criterion
hold, not even through ``not``: absence is a reason to ask the carrier, not to stop a traveller.
"""

import operator
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any as Anything
from typing import Self

from msgspec import Struct

from haidang.screening.criteria.facts import Facts, fold
from haidang.screening.criteria.fields import Field, Told, Value
from haidang.screening.hit import Reason

Sought = Value | tuple[Value, ...]
Test = Callable[[Anything, Anything], bool]


def _in(told: Anything, sought: Anything) -> bool:
    return told in sought


def _not_in(told: Anything, sought: Anything) -> bool:
    return told not in sought


def _any_is(told: Anything, sought: Anything) -> bool:
    return sought in told


def _any_in(told: Anything, sought: Anything) -> bool:
    return any(value in sought for value in told)


def _none_is(told: Anything, sought: Anything) -> bool:
    return sought not in told


def _none_in(told: Anything, sought: Anything) -> bool:
    return not any(value in sought for value in told)


OPERATORS: dict[str, Test] = {
    "is": operator.eq,
    "is not": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": _in,
    "not in": _not_in,
}
# Of several values told, one that agrees is enough; for "is not" and "not in" none may.
OPERATORS_ON_SEVERAL: dict[str, Test] = {
    "is": _any_is,
    "is not": _none_is,
    "in": _any_in,
    "not in": _none_in,
}


class Comparison(Struct, frozen=True):
    """One condition: a field, an operator and the value sought. ``against`` is the value as it compares."""

    field: Field
    operator: str
    sought: Sought
    against: Anything
    name: str
    test: Test

    @classmethod
    def of(cls, field: Field, operator: str, sought: Sought) -> Self:
        test = (OPERATORS_ON_SEVERAL if field.tells_several else OPERATORS)[operator]
        against = frozenset(map(fold, sought)) if isinstance(sought, tuple) else fold(sought)
        return cls(field, operator, sought, against, field.name, test)

    def holds(self, facts: Facts) -> bool | None:
        told = facts[self.name]
        return None if told is None else self.test(told, self.against)

    def reasons(self, facts: Facts) -> Iterator[Reason]:
        told = _shown(self.field.of(facts.crossing))
        yield Reason(part=str(self), told=told, sought=_written(self.sought), agrees=self.holds(facts))

    def __str__(self) -> str:
        return f"{self.name} {self.operator} {_written(self.sought)}"


class Not(Struct, frozen=True):
    """The opposite, where it can be told."""

    inner: "Expression"

    def holds(self, facts: Facts) -> bool | None:
        held = self.inner.holds(facts)
        return None if held is None else not held

    def reasons(self, facts: Facts) -> Iterator[Reason]:
        for reason in self.inner.reasons(facts):
            agrees = None if reason.agrees is None else not reason.agrees
            yield Reason(part=f"not {reason.part}", told=reason.told, sought=reason.sought, agrees=agrees)

    def __str__(self) -> str:
        return f"not ({self.inner})" if isinstance(self.inner, All | Any) else f"not {self.inner}"


class Several(Struct, frozen=True):
    """Parts asked together, each with its own reasons."""

    parts: tuple["Expression", ...]

    def reasons(self, facts: Facts) -> Iterator[Reason]:
        for part in self.parts:
            yield from part.reasons(facts)


class All(Several, frozen=True):
    """Holds when every part does; one part that does not settles it."""

    def holds(self, facts: Facts) -> bool | None:
        held: bool | None = True
        for part in self.parts:
            answer = part.holds(facts)
            if answer is False:
                return False
            if answer is None:
                held = None
        return held

    def __str__(self) -> str:
        return " and ".join(f"({part})" if isinstance(part, All | Any) else str(part) for part in self.parts)


class Any(Several, frozen=True):
    """Holds when one part does."""

    def holds(self, facts: Facts) -> bool | None:
        held: bool | None = False
        for part in self.parts:
            answer = part.holds(facts)
            if answer is True:
                return True
            if answer is None:
                held = None
        return held

    def __str__(self) -> str:
        return " or ".join(f"({part})" if isinstance(part, Any) else str(part) for part in self.parts)


Expression = Comparison | Not | All | Any


def _written(value: Sought) -> str:
    """A value as the language writes it."""
    if isinstance(value, tuple):
        return f"({', '.join(_written(one) for one in value)})"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _shown(told: Told) -> str | None:
    """A value told, as an officer reads it."""
    if told is None or told in ("", ()):
        return None
    if isinstance(told, tuple):
        return ", ".join(told)
    if isinstance(told, bool):
        return "yes" if told else "no"
    return f"{told:.1f}" if isinstance(told, float) else str(told)
