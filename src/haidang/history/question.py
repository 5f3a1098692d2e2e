"""A criterion as one expression over the columns of the archive.

The archive holds what the live evaluator would have been told, so each node needs only its own logic. SQL's
is three-valued as the criteria's is: a comparison with NULL is NULL, ``NOT NULL`` is NULL, and only what is
true passes a filter. Whatever has no translation is refused in words, never guessed.
"""

from functools import reduce
from operator import and_, eq, ge, gt, le, lt, ne, or_
from typing import Any

from haidang.history.columns import COLUMNS, column_name
from haidang.screening.criteria import Criterion
from haidang.screening.criteria.expression import All, Comparison, Expression, Not
from haidang.screening.criteria.expression import Any as Either

NAME = "history"
"""What engines call the table."""

ORDER = {"is": eq, "is not": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
LARGEST = 2**63 - 1


class CannotBeTested(ValueError):
    """A criterion, or a part of one, that the archive cannot be asked; the sentence says which."""

    def __init__(self, part: object, why: str = "") -> None:
        super().__init__(f"cannot be tested on the past yet: {part}" + (f" ({why})" if why else ""))


def table() -> Any:
    """The archive as Ibis knows it, bound to no engine."""
    import ibis

    return ibis.table({column.name: column.ibis for column in COLUMNS}, name=NAME)


def hit(criterion: Criterion, history: Any) -> Any:
    """Whether the criterion would have made a hit: true or false, never NULL."""
    import ibis

    held = ibis.coalesce(holds(criterion.expression, history), False)
    if criterion.exonerating is None:
        return held
    return held & ~ibis.coalesce(holds(criterion.exonerating, history), False)


def holds(expression: Expression, history: Any) -> Any:
    """True, false, or NULL where it cannot be told."""
    match expression:
        case Comparison():
            return _comparison(expression, history)
        case Not():
            return ~holds(expression.inner, history)
        case All():
            return reduce(and_, (holds(part, history) for part in expression.parts))
        case Either():
            return reduce(or_, (holds(part, history) for part in expression.parts))
        case _:
            raise CannotBeTested(expression)


def _comparison(asked: Comparison, history: Any) -> Any:
    told = history[column_name(asked.field)]
    if asked.field.tells_several:
        return _of_several(asked, told)
    if asked.operator == "in":
        return told.isin(_sought(asked))
    if asked.operator == "not in":
        return told.notin(_sought(asked))
    return ORDER[asked.operator](told, _literal(asked.against))


def _of_several(asked: Comparison, told: Any) -> Any:
    """One value that agrees is enough; for "is not" and "not in" none may."""
    sought = _sought(asked) if "in" in asked.operator.split() else [asked.against]
    agrees = reduce(or_, (told.contains(value) for value in sought))
    return ~agrees if "not" in asked.operator.split() else agrees


def _sought(asked: Comparison) -> list[Any]:
    return sorted(map(_literal, asked.against))


def _literal(value: Any) -> Any:
    """A whole number that fits no column compares with each as the nearest float does."""
    return float(value) if type(value) is int and abs(value) > LARGEST else value
