"""A criterion may not rest on who somebody is.

Nationality, sex, age and what stands in for them may narrow a criterion, never carry it: Directive (EU)
2016/681 Article 6(4). A criterion is refused when there is a way for it to hold by such conditions alone.
"""

from haidang.screening.criteria.expression import All, Any, Comparison, Expression, Not, Score, Some

PERSONAL = frozenset(
    {
        "traveller.nationality",
        "traveller.sex",
        "traveller.age",
        "traveller.kind",
        "traveller.residence",
        "document.issuer",
        "any document.issuer",
        "any companion.age",
        "any companion.nationality",
        "any companion.sex",
    }
)
"""By the field's name; a field of an element with ``any`` and the element before it."""


def rests_on_person_alone(expression: Expression, *, negated: bool = False, of: str = "") -> bool:
    """Whether conditions about the person are enough to make it hold.

    Under ``not`` every part must fail where one was enough, and the other way round (De Morgan). ``of`` is
    the element asked about, inside ``where``.
    """
    match expression:
        case Comparison():
            return f"{of}{expression.field.name}" in PERSONAL
        case Not():
            return rests_on_person_alone(expression.inner, negated=not negated, of=of)
        case Some():
            return rests_on_person_alone(expression.where, negated=negated, of=f"any {expression.noun.name}.")
        case Score():
            return _scores_by_person_alone(expression, negated, of)
        case All() | Any():
            needs_every_part = isinstance(expression, All) is not negated
            enough = all if needs_every_part else any
            return enough(rests_on_person_alone(part, negated=negated, of=of) for part in expression.parts)


def _scores_by_person_alone(score: Score, negated: bool, of: str) -> bool:
    """Whether the least is reached, or under ``not`` missed, with all else at its most contrary."""
    total = 0
    for one in score.weighed:
        # A condition helps when it holds and counts up, or fails and counts down; under 'not' the reverse.
        helps_by_holding = (one.weight > 0) is not negated
        helped = rests_on_person_alone(one.condition, negated=not helps_by_holding, of=of)
        total += one.weight if helped is helps_by_holding else 0
    return total < score.least if negated else total >= score.least
