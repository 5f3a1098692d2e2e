"""Whether criteria ask what is known from before or what lists hold, and which contacts link nobody."""

from collections.abc import Iterable

from haidang.screening.criteria.criterion import Criterion
from haidang.screening.criteria.expression import Expression, Some, comparisons, inner_parts
from haidang.screening.criteria.facts import Lists
from haidang.screening.criteria.fields import OF_THE_PAST

STOP_LIST = "stop list"
"""The analysts' list of phones and addresses that are agencies' own."""


def stopped(criteria: Iterable[Criterion], lists: Lists) -> frozenset[str] | None:
    """The contacts that link nobody; ``None`` where no criterion asks of the past."""
    if not any(_asks_past(criterion) for criterion in criteria):
        return None
    return lists.get(STOP_LIST, frozenset())


def moved_by_lists(criteria: Iterable[Criterion]) -> frozenset[tuple[int, int]]:
    """Those that may answer otherwise once a code list or the stop list is another, by key and version."""
    return frozenset((one.id, one.version) for one in criteria if _asks_past(one) or _asks_lists(one))


def _asks_lists(criterion: Criterion) -> bool:
    parts = (criterion.expression, criterion.exonerating)
    return any(one.lists for part in parts if part is not None for one in comparisons(part))


def _asks_past(criterion: Criterion) -> bool:
    parts = (criterion.expression, criterion.exonerating)
    return any(_is_of_the_past(part) for part in parts if part is not None)


def _is_of_the_past(expression: Expression) -> bool:
    if isinstance(expression, Some) and expression.noun.name == "trip":
        return True
    if any(one.field.name in OF_THE_PAST for one in comparisons(expression)):
        return True
    return any(map(_is_of_the_past, inner_parts(expression)))
