"""Text, expression and the boxes of a form are one criterion."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from haidang.screening.criteria import CATALOGUE, CriterionError, parse
from haidang.screening.criteria.builder import (
    Box,
    box_of,
    checked,
    edited,
    from_form,
    operators_of,
    text_of,
    to_form,
)
from haidang.screening.criteria.expression import Expression
from invented_criteria import expressions


@settings(max_examples=150)
@given(expressions)
def test_a_criterion_comes_back_from_a_form_as_it_went_in(expression: Expression) -> None:
    form = dict(to_form(box_of(parse(str(expression)))))
    assert parse(text_of(from_form(form))) == expression


PLACES = st.from_regex(r"0(\.[0-9]){0,3}", fullmatch=True)
NAMES = st.builds("{}.{}".format, PLACES, st.sampled_from(("kind", "field", "operator", "value", "noun")))


@given(st.dictionaries(NAMES, st.text(max_size=12)))
def test_any_form_becomes_boxes_that_read_or_say_what_is_wrong(form: dict[str, str]) -> None:
    box = from_form(form)
    try:
        parse(text_of(box))
    except CriterionError:
        assert checked(box) is not None


def test_boxes_are_added_grouped_moved_and_taken_out() -> None:
    box = box_of(parse('movement.origin is "HAN" and booking.one_way is yes'))
    box = edited(edited(box, "up", "0.1"), "add", "0")
    assert [part.field for part in box.parts] == ["booking.one_way", "movement.origin", ""]
    box = edited(edited(box, "remove", "0.2"), "group", "0")
    assert [part.kind for part in box.parts] == ["condition", "condition", "any"]
    box = edited(edited(box, "remove", "0.2.0"), "remove", "0.2")
    assert str(parse(text_of(box))) == 'booking.one_way is yes and movement.origin is "HAN"'
    assert edited(box, "wrap", "0.0").parts[0].kind == "all"


def test_what_is_wrong_in_one_box_stands_at_that_box_alone() -> None:
    box = Box(
        kind="all",
        parts=(
            Box(field="booking.lead_hours", operator="<", value="soon"),
            Box(field="movement.origin", value="HAN"),
        ),
    )
    assert [part.wrong for part in checked(box).parts] == [
        "expected a number: booking.lead_hours is compared with one",
        "",
    ]


def test_values_are_written_as_people_write_them() -> None:
    box = Box(field="movement.origin", operator="in", value='HAN, country("COL"), "S,N"')
    assert text_of(box) == 'movement.origin in ("HAN", country("COL"), "S,N")'
    assert box_of(parse(text_of(box))).value == 'HAN, country("COL"), "S,N"'


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_operator_a_field_offers_reads(name: str) -> None:
    field = CATALOGUE[name]
    value = {int: "1", float: "1.5", bool: "yes"}.get(field.kind, (field.choices or ("2026-04-01",))[0])
    for operator in operators_of(field):
        assert checked(Box(field=name, operator=operator, value=value)).wrong == ""
