"""Criteria nobody would write, for tests of what holds for all of them."""

from datetime import date
from functools import cache

from hypothesis import strategies as st

from haidang.screening.criteria import CATALOGUE, Field
from haidang.screening.criteria.elements import NOUNS, Noun
from haidang.screening.criteria.expression import All, Any, Comparison, Expression, Not, Score, Some, Weighed
from haidang.screening.criteria.sought import CodeList, CountryPorts
from utopians import crossing, flight, traveller

SILENT = crossing(traveller=traveller(born=None), movement=flight(departs=None, arrives=None), booking=None)

WEIGHTS = st.integers(-9, 30) | st.integers(-1000, 1000)

TEXTS = st.text(
    st.characters(exclude_characters='"\n', exclude_categories=("Cs",)), min_size=1, max_size=8
).filter(str.strip)


@cache
def values(field: Field) -> st.SearchStrategy[object]:
    if field.choices:
        return st.sampled_from(field.choices)
    kinds: dict[type, st.SearchStrategy[object]] = {
        str: TEXTS,
        int: st.integers(-1000, 1000),
        float: st.integers(-1000, 1000) | st.sampled_from([0.5, 12.25, -3.75]),
        bool: st.booleans(),
        date: st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    }
    return kinds[field.kind]


@cache
def members(field: Field) -> st.SearchStrategy[object]:
    if field.kind is not str:
        return values(field)
    ports = st.sampled_from(["COL", "VNM"]).map(CountryPorts) if field.domain == "port" else st.nothing()
    return values(field) | TEXTS.map(CodeList) | ports


@st.composite
def comparisons(draw: st.DrawFn, fields: dict[str, Field] = CATALOGUE) -> Comparison:
    field = draw(st.sampled_from(list(fields.values())))
    operators = ["is", "is not", "in", "not in"]
    if field.is_ordered:
        operators += ["<", "<=", ">", ">="]
    if field.kind is str and not field.choices:
        operators += ["begins with", "ends with", "contains"]
    operator = draw(st.sampled_from(operators))
    arguments = tuple((each.name, draw(st.integers(1, 5000))) for each in field.parameters)
    if "in" in operator.split():
        row = tuple(draw(st.lists(members(field), min_size=1, max_size=3)))
        return Comparison.of(field, operator, row, arguments)
    return Comparison.of(field, operator, draw(values(field)), arguments)


def combined(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    weighed = st.lists(st.builds(Weighed, WEIGHTS, inner), min_size=1, max_size=3).map(tuple)
    return st.builds(Not, inner) | several.map(All) | several.map(Any) | st.builds(Score, weighed, WEIGHTS)


@cache
def of_an_element(noun: Noun) -> st.SearchStrategy[Some]:
    """Whatever may stand inside ``where``: all of the language but another element."""
    where = st.recursive(comparisons(noun.fields), combined, max_leaves=4)
    return st.builds(Some, st.just(noun), where)


expressions = st.recursive(
    comparisons() | st.sampled_from(list(NOUNS.values())).flatmap(of_an_element), combined, max_leaves=6
)

criteria = st.tuples(expressions, st.none() | expressions)
"""What incriminates, and what speaks against it or nothing."""
