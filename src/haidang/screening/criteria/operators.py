"""How a value told is compared with the value sought."""

import operator
from collections.abc import Callable
from typing import Any

Test = Callable[[Any, Any], bool]

ORDER = ("<", "<=", ">", ">=")
MEMBERSHIP = ("in", "not in")
PARTS = ("begins with", "ends with", "contains")


def _in(told: Any, sought: Any) -> bool:
    return told in sought


def _not_in(told: Any, sought: Any) -> bool:
    return told not in sought


def _any_is(told: Any, sought: Any) -> bool:
    return sought in told


def _any_in(told: Any, sought: Any) -> bool:
    return any(value in sought for value in told)


def _none_is(told: Any, sought: Any) -> bool:
    return sought not in told


def _none_in(told: Any, sought: Any) -> bool:
    return not any(value in sought for value in told)


def _any_begins(told: Any, sought: str) -> bool:
    return any(value.startswith(sought) for value in told)


def _any_ends(told: Any, sought: str) -> bool:
    return any(value.endswith(sought) for value in told)


def _any_contains(told: Any, sought: str) -> bool:
    return any(sought in value for value in told)


OPERATORS: dict[str, Test] = {
    "is": operator.eq,
    "is not": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "in": _in,
    "not in": _not_in,
    "begins with": str.startswith,
    "ends with": str.endswith,
    "contains": str.__contains__,
}
# Of several values told, one that agrees is enough; for "is not" and "not in" none may.
OPERATORS_ON_SEVERAL: dict[str, Test] = {
    "is": _any_is,
    "is not": _none_is,
    "in": _any_in,
    "not in": _none_in,
    "begins with": _any_begins,
    "ends with": _any_ends,
    "contains": _any_contains,
}
