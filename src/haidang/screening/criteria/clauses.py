"""The ways a criterion can hold: each a row of conditions that must all hold."""

from haidang.screening.criteria.expression import All, Any, Expression, Not

MOST = 16
"""A criterion with more ways than this keeps its ``or`` unopened: the ways multiply, the gain does not."""

Clause = tuple[Expression, ...]


def clauses(expression: Expression) -> tuple[Clause, ...]:
    """
    >>> from haidang.screening.criteria.grammar import parse
    >>> ways = clauses(parse("baggage.count > 2 and (booking.one_way is yes or baggage.weight > 40)"))
    >>> [" + ".join(map(str, way)) for way in ways]
    ['baggage.count > 2 + booking.one_way is yes', 'baggage.count > 2 + baggage.weight > 40']
    """
    match expression:
        case All():
            return _together(expression)
        case Any():
            ways = tuple(way for part in expression.parts for way in clauses(part))
            return ways if len(ways) <= MOST else ((expression,),)
        case Not(inner=Not(inner=inner)):
            return clauses(inner)
        case Not(inner=All(parts=parts)):
            return clauses(Any(tuple(map(Not, parts))))
        case Not(inner=Any(parts=parts)):
            return clauses(All(tuple(map(Not, parts))))
        case _:
            return ((expression,),)


def _together(expression: All) -> tuple[Clause, ...]:
    """Every way of the one part with every way of the next, while they stay few."""
    ways: tuple[Clause, ...] = ((),)
    for part in expression.parts:
        of_part = clauses(part)
        if len(ways) * len(of_part) > MOST:
            of_part = ((part,),)
        ways = tuple(way + more for way in ways for more in of_part)
    return ways
