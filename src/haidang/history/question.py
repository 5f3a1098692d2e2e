"""A criterion as one expression over the columns of the archive.

The archive holds what the live evaluator would have been told, so each node needs only its own logic. SQL's
is three-valued as the criteria's is: a comparison with NULL is NULL, and so is its opposite. Whatever has no
translation is refused in words, never guessed.
"""

from collections.abc import Callable, Sequence
from functools import reduce
from operator import add, and_, eq, ge, gt, le, lt, ne, or_
from typing import Any

from haidang.history.columns import COLUMNS, ELEMENTS, FIELDS, KEPT_OF, LARGEST
from haidang.screening.criteria import Criterion
from haidang.screening.criteria.expression import (
    All,
    Comparison,
    Expression,
    Not,
    Score,
    Some,
    inner_parts,
)
from haidang.screening.criteria.expression import Any as Either
from haidang.screening.criteria.facts import NO_LISTS, Lists

NAME = "history"
"""What engines call the table."""

FEW = 6
"""So many values are sought in a list one by one."""

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
    held = _surely(told_yes(criterion.expression, history, lists))
    if criterion.exonerating is None:
        return held
    return held & ~_surely(told_yes(criterion.exonerating, history, lists))


def only_hits(criterion: Criterion, history: Any, lists: Lists = NO_LISTS) -> Any:
    """The rows of which ``hit`` is true. Each part is a filter of its own, plain ones first: an engine asks
    these while it reads, and reads the rest of few rows."""
    expression = criterion.expression
    parts = expression.parts if isinstance(expression, All) else (expression,)
    in_order = sorted(parts, key=_is_plain, reverse=True)
    told = history.filter([told_yes(part, history, lists) for part in in_order])
    if criterion.exonerating is None:
        return told
    return told.filter(~_surely(told_yes(criterion.exonerating, history, lists)))


def told_yes(expression: Expression, history: Any, lists: Lists = NO_LISTS) -> Any:
    """True where it holds; false or NULL where it does not or cannot be told.

    ``lists`` are the code lists analysts keep, as they stand today.
    """
    return _Asking(lambda one: _of_crossing(one, history), history, lists).yes(expression)


def _surely(asked: Any) -> Any:
    import ibis

    return ibis.coalesce(asked, False)


class _Asking:
    """What conditions are asked of: ``told`` gives a condition's column.

    Only a sure yes counts, and under ``not`` only a sure no, so each node is asked for one of the two. That
    is half the work of asking for three answers.
    """

    def __init__(self, told: Callable[[Comparison], Any], history: Any, lists: Lists) -> None:
        self._told, self._history, self._lists = told, history, lists

    def yes(self, expression: Expression) -> Any:
        match expression:
            case Comparison():
                return self._comparison(expression)
            case Not():
                return self.no(expression.inner)
            case All():
                return _all(expression.parts, self.yes)
            case Either():
                return reduce(or_, map(self.yes, expression.parts))
            case Some():
                return self._agreeing(expression, self._elements(expression), no=False) > 0
            case Score():
                return self._score(expression, worst=True) >= expression.least
            case _:
                raise CannotBeTested(expression)

    def no(self, expression: Expression) -> Any:
        match expression:
            case Comparison():
                return ~self._comparison(expression)
            case Not():
                return self.yes(expression.inner)
            case All():
                return reduce(or_, map(self.no, expression.parts))
            case Either():
                return _all(expression.parts, self.no)
            case Some():
                elements = self._elements(expression)
                return self._agreeing(expression, elements, no=True) == elements.length()
            case Score():
                return self._score(expression, worst=False) < expression.least
            case _:
                raise CannotBeTested(expression)

    def _comparison(self, asked: Comparison) -> Any:
        told = self._told(asked)
        if "in" not in asked.operator.split():
            return _several(asked, told) if asked.field.tells_several else _single(asked)(told)
        if any(name not in self._lists for name in asked.lists):
            return _not_told()
        sought = sorted(map(_literal, asked.against.union(*(self._lists[name] for name in asked.lists))))
        agrees = _any_of(told, sought) if asked.field.tells_several else told.isin(sought)
        return ~agrees if asked.operator == "not in" else agrees

    def _elements(self, some: Some) -> Any:
        name = f"any_{some.noun.name}"
        if name not in ELEMENTS:
            raise CannotBeTested(some, LEADS_TO_ONE)
        return self._history[name]

    def _agreeing(self, some: Some, elements: Any, *, no: bool) -> Any:
        """How many of the elements surely agree, or surely do not."""

        def agrees(element: Any) -> Any:
            asking = _Asking(lambda one: _of_element(one, some, element), self._history, self._lists)
            return (asking.no if no else asking.yes)(some.where)

        return elements.filter(agrees).length()

    def _score(self, score: Score, *, worst: bool) -> Any:
        """The least it can come to, given what was told, or the most."""
        counted = []
        for one in score.weighed:
            if (one.weight > 0) is worst:
                counted.append(self.yes(one.condition).ifelse(one.weight, 0))
            else:
                counted.append(self.no(one.condition).ifelse(0, one.weight))
        return reduce(add, counted)


def _all(parts: Sequence[Expression], answer: Callable[[Expression], Any]) -> Any:
    """Plain columns first; what is dear is asked only where they agree, which is of few."""
    plain = [part for part in parts if _is_plain(part)]
    dear = [answer(part) for part in parts if not _is_plain(part)]
    asked = ([reduce(and_, map(answer, plain))] if plain else []) + dear
    return reduce(lambda rest, one: one.ifelse(rest, False), reversed(asked))


def _is_plain(expression: Expression) -> bool:
    """Whether nothing in it goes through a list."""
    match expression:
        case Comparison():
            return not (expression.field.tells_several or expression.field.parameters)
        case Not() | All() | Either():
            return all(map(_is_plain, inner_parts(expression)))
        case _:
            return False


def _of_crossing(asked: Comparison, history: Any) -> Any:
    name = asked.field.name.replace(".", "_")
    if name not in FIELDS:
        raise CannotBeTested(asked, LEADS_TO_ONE)
    if not asked.field.parameters:
        return history[name]
    [(_, days)] = asked.arguments
    return history[name].filter(lambda grown: grown <= days).length()


def _of_element(asked: Comparison, some: Some, element: Any) -> Any:
    if asked.field.name not in KEPT_OF[some.noun.name]:
        raise CannotBeTested(some, LEADS_TO_ONE)
    return element[asked.field.name]


def _single(asked: Comparison) -> Callable[[Any], Any]:
    compare, sought = ORDER[asked.operator], _literal(asked.against)
    return lambda told: compare(told, sought)


def _several(asked: Comparison, told: Any) -> Any:
    """One value that agrees is enough; for "is not" none may."""
    match asked.operator:
        case "is":
            return told.contains(asked.against)
        case "is not":
            return ~told.contains(asked.against)
        case _:
            return told.filter(_single(asked)).length() > 0


def _any_of(told: Any, sought: Sequence[Any]) -> Any:
    if len(sought) <= FEW:
        return reduce(or_, map(told.contains, sought))
    return told.filter(lambda one: one.isin(sought)).length() > 0


def _not_told() -> Any:
    import ibis

    return ibis.null("boolean")


def _literal(value: Any) -> Any:
    """A whole number that fits no column compares with each as the nearest float does."""
    return float(value) if type(value) is int and abs(value) > LARGEST else value
