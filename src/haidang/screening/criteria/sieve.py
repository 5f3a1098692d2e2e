"""Which of many criteria could hold of a crossing, without asking each.

Field by field, what was told rules out at one stroke every criterion that needs something else; a field that
only ruled-out criteria ask is not even looked at. What is left is asked in full. So the cost of a crossing
grows with the fields and with the criteria that come near to holding, hardly with their number.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from haidang.screening.criteria.clauses import clauses
from haidang.screening.criteria.column import Column
from haidang.screening.criteria.criterion import Criterion
from haidang.screening.criteria.expression import Expression, Score, Some, comparisons, inner_parts
from haidang.screening.criteria.facts import NO_LISTS, Facts, Lists


class Sieve:
    """``criteria`` ready to be asked together."""

    __slots__ = ("_columns", "_everything", "_owner", "criteria")

    def __init__(self, criteria: Sequence[Criterion], lists: Lists = NO_LISTS) -> None:
        self.criteria = tuple(criteria)
        self._owner: list[int] = []
        asked: dict[str, dict[Expression, int]] = defaultdict(lambda: defaultdict(int))
        for number, criterion in enumerate(self.criteria):
            for clause in clauses(criterion.expression):
                bit = 1 << len(self._owner)
                self._owner.append(number)
                for part in clause:
                    if (name := _only_field(part)) is not None:
                        asked[name][part] |= bit
        self._everything = (1 << len(self._owner)) - 1
        columns = (Column(parts, self._everything, lists) for parts in asked.values())
        self._columns = tuple(sorted(columns, key=lambda column: -column.bits.bit_count()))

    def left(self, facts: Facts) -> Iterator[tuple[Criterion, Exception | None]]:
        """The criteria that could hold, each to be asked in full; and those that need a field that failed."""
        alive, failures = self._everything, dict[int, Exception]()
        for column in self._columns:
            if not alive & column.bits:
                continue
            try:
                alive &= column.left(column.condition.told(facts), facts)
            except Exception as failure:
                failures |= dict.fromkeys(self._owners(alive & column.bits), failure)
                alive &= column.absent
            if not alive:
                break
        for number in sorted({*self._owners(alive), *failures}):
            yield self.criteria[number], failures.get(number)

    def _owners(self, bits: int) -> Iterator[int]:
        while bits:
            lowest = bits & -bits
            yield self._owner[lowest.bit_length() - 1]
            bits ^= lowest


def _only_field(part: Expression) -> str | None:
    """The one field it asks, if it asks one and nothing about elements."""
    names = {one.name for one in comparisons(part)}
    return names.pop() if len(names) == 1 and not _is_involved(part) else None


def _is_involved(part: Expression) -> bool:
    return isinstance(part, Some | Score) or any(map(_is_involved, inner_parts(part)))
