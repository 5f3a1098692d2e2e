"""Nothing a well-known system can ask is missing here, unless the law forbids it."""

import pytest
from manual.counterparts import COUNTERPARTS, Counterpart

from haidang.screening.criteria import parse
from haidang.screening.criteria.fields.withheld import why_withheld


def test_all_its_86_fields_have_a_row_and_only_one() -> None:
    named = [(one.entity, one.field) for one in COUNTERPARTS]

    assert len(named) == len(set(named)) == 86
    assert len({one.entity for one in COUNTERPARTS}) == 15


@pytest.mark.parametrize("one", COUNTERPARTS, ids=lambda one: f"{one.entity} {one.field}")
def test_its_condition_reads_or_says_why_not(one: Counterpart) -> None:
    if one.condition:
        assert parse(one.condition)
    else:
        assert one.remark


def test_the_names_it_asks_may_not_be_asked_here() -> None:
    assert all(why_withheld(f"traveller.{name}") for name in ("name", "surname", "given"))
