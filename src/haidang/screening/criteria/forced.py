"""Whether a criterion answers the same whatever is told of some of its fields.

It is walked through field by field, each with every value that makes a difference, until the answer stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from haidang.screening.criteria.expression import (
    All,
    Any,
    Comparison,
    Expression,
    Not,
    Score,
    Some,
    inner_parts,
)
from haidang.screening.criteria.facts import fold
from haidang.screening.criteria.fields import Told

MOST_STEPS = 4000
"""After so many the question is left open: nobody writes criteria that need as many."""

Values = Mapping[str, Told]


class TooEntangled(Exception):
    """It would take too long to walk through."""


def conditions(expression: Expression, of: str = "") -> Iterator[tuple[str, Comparison]]:
    """Every condition with what it is about: nothing, or such as ``any document.`` for one of an element."""
    if isinstance(expression, Comparison):
        yield of, expression
    inner = about(expression) if isinstance(expression, Some) else of
    for part in inner_parts(expression):
        yield from conditions(part, inner)


def by_field(asked: Iterator[tuple[str, Comparison]]) -> dict[str, tuple[str, list[Comparison]]]:
    """By field and arguments: the field's name with its element before it, and the conditions that ask it."""
    found: dict[str, tuple[str, list[Comparison]]] = {}
    for of, one in asked:
        found.setdefault(f"{of}{one.name}", (f"{of}{one.field.name}", []))[1].append(one)
    return found


def about(some: Some) -> str:
    return f"any {some.noun.name}."


def always(expression: Expression, values: Mapping[str, Sequence[Told]], favoured: frozenset[str]) -> bool:
    """Whether it holds by the ``favoured`` fields, whatever of ``values`` is told of the others."""
    return _all_hold(expression, list(values.items()), {}, favoured, count())


def ever(expression: Expression, values: Mapping[str, Sequence[Told]]) -> bool:
    """Whether it holds for any of ``values``, where a condition about an element stands as it is written."""
    return not _all_hold(Not(expression), list(values.items()), {}, frozenset(), count())


def _all_hold(
    expression: Expression,
    left: list[tuple[str, Sequence[Told]]],
    told: Values,
    favoured: frozenset[str],
    steps: Iterator[int],
) -> bool:
    if next(steps) > MOST_STEPS:
        raise TooEntangled
    answer = _forced(expression, told, favoured)
    if answer is not None or not left:
        return bool(answer)
    (name, values), *others = left
    return all(_all_hold(expression, others, {**told, name: value}, favoured, steps) for value in values)


def _forced(
    expression: Expression, told: Values, favoured: frozenset[str], *, negated: bool = False, of: str = ""
) -> bool | None:
    """Whether it is sure to hold, or to fail where ``negated``; ``None`` where more must be told.

    A favoured field answers as it suits. Under ``not`` every part must fail where one was enough, and the
    other way round (De Morgan).
    """
    match expression:
        case Comparison():
            return _condition(expression, told, favoured, negated, of)
        case Not():
            return _forced(expression.inner, told, favoured, negated=not negated, of=of)
        case Some():
            if (whole := told.get(str(expression))) is not None:
                return bool(whole) is not negated
            return _forced(expression.where, told, favoured, negated=negated, of=about(expression))
        case Score():
            return _score(expression, told, favoured, negated, of)
        case All() | Any():
            answers = [_forced(part, told, favoured, negated=negated, of=of) for part in expression.parts]
            settles = isinstance(expression, Any) is not negated
            return settles if settles in answers else None if None in answers else not settles


def _condition(
    one: Comparison, told: Values, favoured: frozenset[str], negated: bool, of: str
) -> bool | None:
    if f"{of}{one.field.name}" in favoured:
        return True
    value = told.get(f"{of}{one.name}")
    if value is None:
        return None
    folded = tuple(map(str.casefold, value)) if isinstance(value, tuple) else fold(value)
    return one.test(folded, one.against) is not negated


def _score(score: Score, told: Values, favoured: frozenset[str], negated: bool, of: str) -> bool | None:
    """Whether the least is reached, or missed where ``negated``, with all else at its most contrary."""
    low = high = 0
    for one in score.weighed:
        # A condition helps when it holds and counts up, or fails and counts down; under 'not' the reverse.
        helps_by_holding = (one.weight > 0) is not negated
        helped = _forced(one.condition, told, favoured, negated=not helps_by_holding, of=of)
        holding = [helps_by_holding is answer for answer in ((True, False) if helped is None else (helped,))]
        counted = [one.weight if held else 0 for held in holding]
        low, high = low + min(counted), high + max(counted)
    sure, never = (
        (high < score.least, low >= score.least) if negated else (low >= score.least, high < score.least)
    )
    return True if sure else False if never else None
