"""Asked all at once, criteria answer as they do alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from haidang.screening import Criterion, Severity
from haidang.screening.criteria import CATALOGUE, Facts, Sieve, parse
from haidang.screening.criteria.clauses import clauses
from haidang.screening.criteria.expression import All, Any, Expression
from haidang.travel import Crossing
from invented_criteria import SILENT, expressions
from utopians import crossing, flight, traveller

LISTS = {"ports of concern": frozenset({"han"})}
CROSSINGS = (
    crossing(),
    SILENT,
    crossing(movement=flight(origin="SGN", destination="BOG"), traveller=traveller(nationalities=("XXA",))),
)


def criteria_of(asked: list[Expression]) -> tuple[Criterion, ...]:
    return tuple(
        Criterion(id=number, version=1, name=str(number), severity=Severity.NORMAL, expression=one)
        for number, one in enumerate(asked)
    )


def held(sieve: Sieve, told: Crossing) -> set[int]:
    facts = Facts(told, LISTS)
    return {one.id for one, failure in sieve.left(facts) if failure is None and one.holds(facts)}


@settings(max_examples=40)
@given(st.lists(expressions, max_size=6))
def test_the_same_criteria_hold_as_one_by_one(asked: list[Expression]) -> None:
    sieve = Sieve(criteria_of(asked), LISTS)
    for told in CROSSINGS:
        alone = {number for number, one in enumerate(asked) if one.holds(Facts(told, LISTS))}
        assert held(sieve, told) == alone
        assert held(sieve, told) == alone  # and once more, from what was remembered


@given(expressions)
def test_the_ways_to_hold_are_the_criterion_itself(expression: Expression) -> None:
    opened = Any(tuple(All(way) for way in clauses(expression)))
    for told in CROSSINGS:
        facts = Facts(told, LISTS)
        assert opened.holds(facts) is expression.holds(facts)


def test_a_criterion_far_from_holding_is_not_asked() -> None:
    texts = [f'movement.origin is "{port}" and booking.lead_hours < 24' for port in ("HAN", "SGN", "DAD")]
    sieve = Sieve(criteria_of([parse(text) for text in texts]))

    assert [one.id for one, _ in sieve.left(Facts(crossing()))] == [0]


def test_a_field_only_ruled_out_criteria_ask_is_not_looked_at() -> None:
    far = parse('movement.origin is "DAD" and movement.destination is "BOG" and booking.lead_hours < 24')
    facts = Facts(crossing())

    assert list(Sieve(criteria_of([far])).left(facts)) == []
    assert len(facts) == 1


def test_values_at_a_threshold_are_told_apart_from_those_beside_it() -> None:
    texts = ["traveller.companions < 2", "traveller.companions <= 2", "traveller.companions is 2"]
    sieve = Sieve(criteria_of([parse(text) for text in texts]))
    answers = [
        held(sieve, crossing(companions=tuple(traveller() for _ in range(count))))
        for count in (1, 2, 3, 2, 1)
    ]
    assert answers == [{0, 1}, {1, 2}, set(), {1, 2}, {0, 1}]
    assert CATALOGUE["traveller.companions"].is_ordered
