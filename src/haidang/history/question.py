"""A criterion as one expression over the columns of the archive.

The archive holds what the live evaluator would have been told, so each node needs only its own logic. SQL's
is three-valued as the criteria's is: a comparison with NULL is NULL, ``NOT NULL`` is NULL, and only what is
true passes a filter. Whatever has no translation is refused in words, never guessed.
"""

from collections.abc import Callable
from functools import reduce
from operator import add, and_, eq, ge, gt, le, lt, ne, or_
from typing import Any

from haidang.history.columns import COLUMNS, ELEMENTS, FIELDS, LARGEST, kept_of
from haidang.screening.criteria import Criterion
from haidang.screening.criteria.expression import All, Comparison, Expression, Not, Score, Some
from haidang.screening.criteria.expression import Any as Either
from haidang.screening.criteria.facts import NO_LISTS, Lists

NAME = "history"
"""What engines call the table."""

REFUSED = "cannot be tested on the past yet"
LEADS_TO_ONE = "the archive does not keep what leads to one person"

ORDER: dict[str, Callable[[Any, Any], Any]] = {
    "is": eq,
    "is not": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "begins with": lambda told, sought: told.startswith(sought),
    "ends with": lambda told, sought: told.endswith(sought),
    "contains": lambda told, sought: told.contains(sought),
}


class CannotBeTested(ValueError):
    """A criterion, or a part of one, that the archive cannot be asked; the sentence says which and why."""

    def __init__(self, part: object, why: str = "") -> None:
        super().__init__(f"{REFUSED}: {part}" + (f" ({why})" if why else ""))


def table() -> Any:
    """The archive as Ibis knows it, bound to no engine."""
    import ibis

    return ibis.table({column.name: column.ibis for column in COLUMNS}, name=NAME)


def hit(criterion: Criterion, history: Any, lists: Lists = NO_LISTS) -> Any:
    """Whether the criterion would have made a hit: true or false, never NULL."""
    import ibis

    held = ibis.coalesce(holds(criterion.expression, history, lists), False)
    if criterion.exonerating is None:
        return held
    return held & ~ibis.coalesce(holds(criterion.exonerating, history, lists), False)


def holds(expression: Expression, history: Any, lists: Lists = NO_LISTS) -> Any:
    """True, false, or NULL where it cannot be told. ``lists`` are the code lists analysts keep, as today."""
    return _Asking(lambda one: _of_crossing(one, history), history, lists).holds(expression)


class _Asking:
    """What conditions are asked of: ``told`` gives a condition's column."""

    def __init__(self, told: Callable[[Comparison], Any], history: Any, lists: Lists) -> None:
        self._told, self._history, self._lists = told, history, lists

    def holds(self, expression: Expression) -> Any:
        match expression:
            case Comparison():
                return self._comparison(expression)
            case Not():
                return ~self.holds(expression.inner)
            case All():
                return reduce(and_, map(self.holds, expression.parts))
            case Either():
                return reduce(or_, map(self.holds, expression.parts))
            case Some():
                return self._some(expression)
            case Score():
                return self._score(expression)
            case _:
                raise CannotBeTested(expression)

    def _comparison(self, asked: Comparison) -> Any:
        told = self._told(asked)
        compares = self._row(asked) if "in" in asked.operator.split() else _single(asked)
        if compares is None:
            return _not_told()
        if not asked.field.tells_several:
            return compares(told)
        # One value that agrees is enough; for "is not" and "not in" none may.
        refused = asked.operator in ("is not", "not in")
        agrees = told.filter(lambda one: ~compares(one) if refused else compares(one)).length()
        return agrees == 0 if refused else agrees > 0

    def _row(self, asked: Comparison) -> Callable[[Any], Any] | None:
        """Whether a value is among several sought; ``None`` where one of the code lists is not there."""
        if any(name not in self._lists for name in asked.lists):
            return None
        members = asked.against.union(*(self._lists[name] for name in asked.lists))
        sought = sorted(map(_literal, members))
        return lambda told: told.notin(sought) if asked.operator == "not in" else told.isin(sought)

    def _some(self, some: Some) -> Any:
        """True where one element agrees, false where all disagree, NULL where there is none."""
        import ibis

        name = f"any_{some.noun.name}"
        if name not in ELEMENTS:
            raise CannotBeTested(some, LEADS_TO_ONE)
        elements = self._history[name]

        def agrees(element: Any) -> Any:
            return _Asking(lambda one: _of_element(one, some, element), self._history, self._lists).holds(
                some.where
            )

        agreeing = elements.filter(agrees).length()
        disagreeing = elements.filter(lambda element: ~agrees(element)).length()
        return ibis.cases((agreeing > 0, True), (disagreeing == elements.length(), False), else_=_not_told())

    def _score(self, score: Score) -> Any:
        """Where what is not told might count or not, the answer is told only if neither would change it."""
        import ibis

        answers = [(one.weight, self.holds(one.condition)) for one in score.weighed]
        least = reduce(add, (_counted(answer, weight, weight < 0) for weight, answer in answers))
        most = reduce(add, (_counted(answer, weight, weight > 0) for weight, answer in answers))
        return ibis.cases((least >= score.least, True), (most < score.least, False), else_=_not_told())


def _of_crossing(asked: Comparison, history: Any) -> Any:
    name = asked.field.name.replace(".", "_")
    if name not in FIELDS:
        raise CannotBeTested(asked, LEADS_TO_ONE)
    if not asked.field.parameters:
        return history[name]
    [(_, days)] = asked.arguments
    return history[name].filter(lambda grown: grown <= days).length()


def _of_element(asked: Comparison, some: Some, element: Any) -> Any:
    if asked.field.name not in kept_of(some.noun):
        raise CannotBeTested(some, LEADS_TO_ONE)
    return element[asked.field.name]


def _single(asked: Comparison) -> Callable[[Any], Any]:
    compare, sought = ORDER[asked.operator], _literal(asked.against)
    return lambda told: compare(told, sought)


def _counted(answer: Any, weight: int, if_not_told: bool) -> Any:
    import ibis

    return ibis.coalesce(answer, if_not_told).ifelse(weight, 0)


def _not_told() -> Any:
    import ibis

    return ibis.null("boolean")


def _literal(value: Any) -> Any:
    """A whole number that fits no column compares with each as the nearest float does."""
    return float(value) if type(value) is int and abs(value) > LARGEST else value
