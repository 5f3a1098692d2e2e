"""A criterion may not rest on who somebody is.

Nationality, sex, age and what stands in for them may narrow a criterion, never carry it: Directive (EU)
2016/681 Article 6(4). A criterion is refused when there is a way for it to hold by such conditions alone.
"""

from haidang.screening.criteria.expression import All, Any, Comparison, Expression, Not

PERSONAL = frozenset(
    {
        "traveller.nationality",
        "traveller.sex",
        "traveller.age",
        "traveller.kind",
        "traveller.residence",
        "document.issuer",
    }
)


def rests_on_person_alone(expression: Expression, *, negated: bool = False) -> bool:
    """Whether conditions about the person are enough to make it hold.

    Under ``not`` every part must fail where one was enough, and the other way round (De Morgan).
    """
    match expression:
        case Comparison():
            return expression.name in PERSONAL
        case Not():
            return rests_on_person_alone(expression.inner, negated=not negated)
        case All() | Any():
            needs_every_part = isinstance(expression, All) is not negated
            enough = all if needs_every_part else any
            return enough(rests_on_person_alone(part, negated=negated) for part in expression.parts)
