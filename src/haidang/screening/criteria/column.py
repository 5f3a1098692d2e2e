"""One field, and which clauses each of its values rules out."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date

from haidang.screening.criteria.expression import Comparison, Expression, comparisons
from haidang.screening.criteria.facts import Facts, Lists
from haidang.screening.criteria.fields import Told, Value
from haidang.screening.criteria.operators import PARTS

MOST_KNOWN = 4096
"""So many values of a field are remembered before the memory begins anew."""


class Column:
    """``bits`` are the clauses that ask this field and nothing else in one of their conditions.

    A set of clauses is a whole number with a bit for each, so that one step of the processor deals with 64.
    """

    __slots__ = ("_asked", "_constants", "_kept", "_known", "_thresholds", "absent", "bits", "condition")

    def __init__(self, asked: dict[Expression, int], everything: int, lists: Lists) -> None:
        self._asked = tuple((part, everything & ~bits) for part, bits in asked.items())
        found = [one for part in asked for one in comparisons(part)]
        self.condition: Comparison = found[0]
        self.bits = 0
        for bits in asked.values():
            self.bits |= bits
        self.absent = everything & ~self.bits
        self._kept = everything
        self._known: dict[object, int] = {}
        constants = {value for one in found for value in _constants(one, lists)}
        is_counted = (
            self.condition.field.kind in (int, float, date) and not self.condition.field.tells_several
        )
        in_parts = any(one.operator in PARTS for one in found)
        self._thresholds = sorted(constants) if is_counted else None
        self._constants = None if is_counted or in_parts else frozenset(constants)

    def left(self, told: Told, facts: Facts) -> int:
        """Every clause that this value does not rule out."""
        if told is None:
            return self.absent
        key = self._key(told)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._ruled(facts)
            if len(self._known) > MOST_KNOWN:
                self._known.clear()
        return known

    def _key(self, told: Told) -> object:
        """The same for all values that no condition tells apart."""
        if self._thresholds is not None:
            return bisect_left(self._thresholds, told) + bisect_right(self._thresholds, told)  # type: ignore[type-var]
        if self._constants is None:
            return told
        if isinstance(told, tuple):
            return tuple(value for value in told if value in self._constants)
        return told if told in self._constants else None

    def _ruled(self, facts: Facts) -> int:
        left = self._kept
        for part, others in self._asked:
            if not part.holds(facts):
                left &= others
        return left


def _constants(condition: Comparison, lists: Lists) -> Iterable[Value]:
    if not isinstance(condition.against, frozenset):
        return (condition.against,)
    return condition.against.union(*(lists.get(name, ()) for name in condition.lists))
