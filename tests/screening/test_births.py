"""Birth dates as lists and carriers know them: in part, several, or nearly."""

from datetime import date

import pytest

from haidang.screening.watchlists import Entry, WatchlistIndex
from haidang.screening.watchlists.birth import Birth, Births, closest
from utopians import traveller

DAY = Birth.of_day(date(1990, 2, 12))


@pytest.mark.parametrize(
    ("sought", "expected"),
    [
        ("1990-02-12", Births.SAME_DAY),
        ("1990-12-02", Births.SWAPPED),
        ("1990-02", Births.SAME_MONTH),
        ("1990", Births.SAME_YEAR),
        ("1990-00-00", Births.SAME_YEAR),
        ("1988/1991", Births.WITHIN),
        ("1990-02-21", Births.DAY_OR_MONTH),
        ("1990-07-30", Births.OTHER_DAY),
        ("1989-07-30", Births.NEXT_YEAR),
        ("1987", Births.FEW_YEARS),
        ("1961-02-12", Births.OTHER_YEAR),
    ],
)
def test_how_far_two_birth_dates_agree(sought: str, expected: Births) -> None:
    birth = Birth.of_text(sought)
    assert birth is not None
    assert closest(DAY, [birth]) is expected


def test_of_several_birth_dates_the_closest_counts() -> None:
    births = [birth for text in ("1961", "1990-02-12", "1990") if (birth := Birth.of_text(text))]
    assert closest(DAY, births) is Births.SAME_DAY
    assert closest(None, births) is closest(DAY, []) is Births.NOT_TOLD


@pytest.mark.parametrize("text", ["", "soon", "1990/soon", "90-02-12", "12.02.1990"])
def test_what_is_no_date_is_not_told(text: str) -> None:
    assert Birth.of_text(text) is None


def test_an_impossible_day_leaves_the_month() -> None:
    assert Birth.of_text("1990-02-31") == Birth.of_text("1990-02")


@pytest.mark.parametrize("births", [("1961", "1990-02-15"), ("1990-02",), ("1990",)])
def test_a_person_is_found_by_any_birth_date_the_list_knows(births: tuple[str, ...]) -> None:
    entry = Entry(list_name="Border", surname="Brandenstein", given="Jane", births=births)
    [match] = WatchlistIndex([entry]).matches(traveller("JANE BRANDENSTEIN", born=date(1990, 2, 15)))
    assert next(reason for reason in match.reasons if reason.part == "birth date").agrees is True
