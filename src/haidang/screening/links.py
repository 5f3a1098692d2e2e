"""Whether criteria ask what is known from before, and which contacts link nobody."""

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


def _asks_past(criterion: Criterion) -> bool:
    parts = (criterion.expression, criterion.exonerating)
    return any(_is_of_the_past(part) for part in parts if part is not None)


def _is_of_the_past(expression: Expression) -> bool:
    if isinstance(expression, Some) and expression.noun.name == "trip":
        return True
    if any(one.field.name in OF_THE_PAST for one in comparisons(expression)):
        return True
    return any(map(_is_of_the_past, inner_parts(expression)))
