"""The past answers as the live evaluator does: the same yes, the same no, the same not told."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any as Anything

import ibis
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import journeys
from haidang.history import archive
from haidang.history.columns import FIELDS, KEPT_OF, Kept, row_of
from haidang.history.duck import Duck
from haidang.history.engine import Engine
from haidang.history.question import CannotBeTested, hit, only_hits, table, told_yes
from haidang.history.spark import Spark
from haidang.screening.criteria import Criterion, Facts, Field, parse
from haidang.screening.criteria.elements import NOUNS
from haidang.screening.criteria.expression import All, Any, Comparison, Expression, Not, Score, Some, Weighed
from haidang.screening.criteria.facts import ElementFacts
from haidang.screening.criteria.operators import ORDER, PARTS
from haidang.screening.criteria.sought import CodeList
from haidang.screening.hit import Severity
from haidang.travel import Crossing

DAY = date(2026, 4, 1)
LISTED = (CodeList("concern"), CodeList("none"), CodeList("gone"))
UNUSUAL = {int: [2**70, -(2**63)], float: [float("inf"), 2**63], str: ["nobody's", '\\"'[:1], "%"]}


LISTS = {"concern": frozenset({"han", "p", "xxa"}), "none": frozenset[str]()}


def told_by(field: Field, told: Iterable[Anything]) -> list[Anything]:
    """What was told of a field, and something that was not."""
    values = {
        value for one in told if one is not None for value in (one if isinstance(one, tuple) else (one,))
    }
    fallback = {str: "x", int: 1, float: 1.5, bool: True, date: DAY}[field.kind]
    return [*sorted(values), fallback, *UNUSUAL.get(field.kind, [])]


@st.composite
def comparisons(draw: st.DrawFn, field: Field, told: list[Anything]) -> Comparison:
    operators = ["is", "is not", "in", "not in"]
    operators += list(ORDER) * field.is_ordered + list(PARTS) * (field.kind is str)
    operator = draw(st.sampled_from(operators))
    arguments = tuple((one.name, draw(st.sampled_from([0, 30, 365, 1000]))) for one in field.parameters)
    values: st.SearchStrategy[Anything] = st.sampled_from(told)
    if "in" in operator.split():
        members = values if field.kind is not str else values | st.sampled_from(LISTED)
        sought = tuple(draw(st.lists(members, min_size=1, max_size=3)))
        return Comparison.of(field, operator, sought, arguments)
    return Comparison.of(field, operator, draw(values), arguments)


@st.composite
def of_crossing(draw: st.DrawFn, facts: Sequence[Facts]) -> Comparison:
    field = draw(st.sampled_from(list(FIELDS.values())))
    return draw(comparisons(field, told_by(field, (one[field.name] for one in facts))))


@st.composite
def of_elements(draw: st.DrawFn, facts: Sequence[Facts]) -> Some:
    noun = draw(st.sampled_from([noun for noun in NOUNS.values() if KEPT_OF[noun.name]]))
    elements = [ElementFacts(one, element) for one in facts for element in noun.of(one.crossing)]

    def asked(field: Field) -> st.SearchStrategy[Expression]:
        return comparisons(field, told_by(field, (one.ask(field.name, field, ()) for one in elements)))

    return Some(noun, draw(joined(st.sampled_from(list(KEPT_OF[noun.name].values())).flatmap(asked), 3)))


def joined(leaves: st.SearchStrategy[Expression], most: int) -> st.SearchStrategy[Expression]:
    return st.recursive(
        leaves,
        lambda inner: (
            st.builds(Not, inner)
            | st.lists(inner, min_size=2, max_size=3).map(tuple).map(All)
            | st.lists(inner, min_size=2, max_size=3).map(tuple).map(Any)
            | st.builds(
                Score,
                st.lists(st.builds(Weighed, st.integers(-5, 5), inner), min_size=1, max_size=3).map(tuple),
                st.integers(-3, 8),
            )
        ),
        max_leaves=most,
    )


def expressions(facts: Sequence[Facts]) -> st.SearchStrategy[Expression]:
    return joined(of_crossing(facts) | of_elements(facts), 8)


def kept(number: int, **told: Anything) -> Kept:
    facts = {"person": None, "day": DAY, "decided": None, "delete_on": date(2026, 10, 1)}
    return Kept(crossing=number, **(facts | told))


@contextmanager
def archived(folder: Path, crossings: Sequence[Crossing]) -> Iterator[Path]:
    archive.write(folder, DAY, (row_of(one, kept(number)) for number, one in enumerate(crossings)))
    yield archive.file_of(folder, DAY)


def check_answers(data: st.DataObject, engine: Engine, folder: Path, *, most: int) -> None:
    """Any crossings, asked anything: each answer is the live evaluator's."""
    crossings = data.draw(st.lists(journeys.crossings, min_size=1, max_size=2 * most))
    facts = [Facts(one, LISTS) for one in crossings]
    asked = data.draw(st.lists(expressions(facts), min_size=1, max_size=most))
    with archived(folder, crossings) as file:
        history = table()
        columns = {
            f"c{number}_{yes}": ibis.coalesce(told_yes(one if yes else Not(one), history, LISTS), False)
            for number, one in enumerate(asked)
            for yes in (True, False)
        }
        answers = engine.ask(history.select("crossing", **columns).order_by("crossing"), [file])
    assert answers == [
        (number, *(one.holds(told) is yes for one in asked for yes in (True, False)))
        for number, told in enumerate(facts)
    ]


def test_every_field_the_archive_keeps_is_told_by_some_that_are_drawn() -> None:
    """Else the tests below would say nothing of it."""
    untold = {(name, "") for name in FIELDS}
    untold |= {(noun, field) for noun, fields in KEPT_OF.items() for field in fields}

    @settings(max_examples=150, suppress_health_check=list(HealthCheck), phases=(Phase.generate,))
    @given(drawn=st.lists(journeys.crossings, min_size=3, max_size=6))
    def draw(drawn: list[Crossing]) -> None:
        for row in (row_of(one, kept(1)) for one in drawn):
            untold.difference_update((name, "") for name in FIELDS if row[name] is not None)
            for noun in KEPT_OF:
                for element in row.get(f"any_{noun}") or ():
                    untold.difference_update(
                        (noun, field) for field, value in element.items() if value is not None
                    )

    draw()
    assert untold == set()


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=40)
@given(data=st.data())
def test_the_past_answers_as_the_live_evaluator_does(
    data: st.DataObject, duck: Duck, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check_answers(data, duck, tmp_path_factory.mktemp("history"), most=6)


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=4, phases=(Phase.generate,))
@given(data=st.data())
def test_spark_answers_as_the_live_evaluator_does(
    data: st.DataObject, spark: Spark, tmp_path_factory: pytest.TempPathFactory
) -> None:
    check_answers(data, spark, tmp_path_factory.mktemp("history"), most=20)


@settings(deadline=None, suppress_health_check=list(HealthCheck), max_examples=20)
@given(data=st.data())
def test_the_past_hits_whom_the_criterion_would_have_hit(
    data: st.DataObject, duck: Duck, tmp_path_factory: pytest.TempPathFactory
) -> None:
    crossings = data.draw(st.lists(journeys.crossings, min_size=1, max_size=12))
    facts = [Facts(one, LISTS) for one in crossings]
    against = data.draw(st.none() | expressions(facts))
    criterion = Criterion(
        id=1,
        version=1,
        name="",
        severity=Severity.NORMAL,
        expression=data.draw(expressions(facts)),
        exonerating=against,
    )
    with archived(tmp_path_factory.mktemp("history"), crossings) as file:
        history = table()
        told_so = history.filter(hit(criterion, history, LISTS)).select("crossing")
        found = [
            duck.ask(one, [file])
            for one in (told_so, only_hits(criterion, history, LISTS).select("crossing"))
        ]
    expected = [(number,) for number, told in enumerate(facts) if criterion.holds(told) is True]
    assert [sorted(one) for one in found] == [expected, expected]


def test_what_cannot_be_asked_of_the_past_is_refused_in_words() -> None:
    class Unheard:
        def __str__(self) -> str:
            return "the moon is full"

    with pytest.raises(CannotBeTested, match="cannot be tested on the past yet: the moon is full"):
        told_yes(All((parse('movement.origin is "HAN"'), Unheard())), table())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        'booking.locator is "TYR123"',
        'any document where (number begins with "C4")',
        'any email where (domain is "example.org")',
    ],
)
def test_what_leads_to_one_person_is_not_asked_of_the_past(text: str) -> None:
    with pytest.raises(CannotBeTested, match="does not keep what leads to one person"):
        told_yes(parse(text), table())
