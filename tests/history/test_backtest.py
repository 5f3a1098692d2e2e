"""What a draft would have done, counted as the live evaluator would have."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from haidang.history import archive
from haidang.history.backtest import FIRST, Trial, backtest
from haidang.history.columns import Kept, row_of
from haidang.history.duck import Duck
from haidang.history.engine import Engine
from haidang.history.figures import Changes, Figures
from haidang.history.question import CannotBeTested
from haidang.history.spark import Spark
from haidang.screening.criteria import Criterion
from haidang.travel import Crossing, Payment, Sex
from utopians import NOON, crossing, flight, traveller

START = date(2026, 3, 2)  # a Monday


def criterion(text: str, id: int = 1, **told: Any) -> Criterion:
    return Criterion.parse(text=text, id=id, name=f"criterion {id}", **told)


CASH, CARD = criterion('payment.kind is "cash"'), criterion('payment.kind is "card"')


def on(day: date, number: int, *, way: str = "cash", sex: Sex = Sex.FEMALE, **told: Any) -> Crossing:
    """Somebody on the flight of that day, of alternating nationality."""
    one = crossing(**told)
    jane = traveller(sex=sex, nationalities=("UTO" if number % 2 else "XXA",))
    booking = structs.replace(one.booking, payments=(Payment(kind=way),))
    leaves = NOON.replace(year=day.year, month=day.month, day=day.day)
    movement = told.get("movement", flight(departs=leaves))
    return structs.replace(one, traveller=jane, booking=booking, movement=movement)


def keep(
    folder: Path,
    days: int,
    crossings: Sequence[Crossing],
    decided: Sequence[str | None] = (),
    start: date = START,
) -> None:
    """The same crossings on each of so many days."""
    for ahead in range(days):
        day = start + timedelta(days=ahead)
        rows = (
            row_of(
                one,
                Kept(
                    crossing=ahead * 1000 + number,
                    person=number,
                    day=day,
                    decided=dict(enumerate(decided)).get(number),
                    delete_on=date(2027, 1, 1),
                ),
            )
            for number, one in enumerate(crossings)
        )
        archive.write(folder, day, rows)


def last(trial: Trial, folder: Path, engine: Engine) -> Figures:
    *_, figures = backtest(trial, archive.ready(folder), engine)
    return figures


def test_hits_are_counted_by_week_and_route(tmp_path: Path, duck: Duck) -> None:
    elsewhere = on(START, 3, movement=flight(origin="SGN"))
    keep(tmp_path, 8, [on(START, 1), on(START, 2, way="card"), elsewhere])
    figures = last(Trial(draft=CASH), tmp_path, duck)
    assert (figures.crossings, figures.hits, figures.days, figures.of_days) == (24, 16, 8, 8)
    assert [(week.start, week.crossings, week.hits) for week in figures.weeks] == [
        (START, 21, 14),
        (START + timedelta(days=7), 3, 2),
    ]
    assert [(route.route, route.crossings, route.hits) for route in figures.routes] == [
        ("HAN-CDG", 16, 8),
        ("SGN-CDG", 8, 8),
    ]


def test_there_is_something_to_see_before_all_is_asked(tmp_path: Path, duck: Duck) -> None:
    keep(tmp_path, FIRST + 2, [on(START, 1)])
    first, part, whole = backtest(Trial(draft=CASH), archive.ready(tmp_path), duck)
    assert (first.days, first.hits, first.examples) == (FIRST, FIRST, ())
    assert (part.days, part.hits, len(part.examples)) == (FIRST, FIRST, FIRST)
    assert (whole.days, whole.hits) == (FIRST + 2, FIRST + 2)


def test_nothing_archived_is_told_as_nothing(duck: Duck, tmp_path: Path) -> None:
    figures = last(Trial(draft=CASH), tmp_path, duck)
    assert (figures.crossings, figures.hits, figures.precision) == (0, 0, None)


def test_how_reviewed_hits_were_decided(tmp_path: Path, duck: Duck) -> None:
    people = [on(START, 1), on(START, 2), on(START, 3), on(START, 4, way="card")]
    keep(tmp_path, 2, people, ["confirmed", "cleared", None, "confirmed"])
    figures = last(Trial(draft=CASH), tmp_path, duck)
    assert (figures.confirmed, figures.cleared) == (2, 2)
    assert figures.precision is not None
    assert figures.precision.low < 0.5 < figures.precision.high


def test_what_changes_against_the_version_in_force(tmp_path: Path, duck: Duck) -> None:
    people = [on(START, 1), on(START, 2, way="card"), on(START, 3, way="cheque")]
    keep(tmp_path, 1, people)
    draft = criterion('payment.kind in ("cash", "cheque")')
    live = criterion('payment.kind in ("cash", "card")')
    figures = last(Trial(draft=draft, live=live), tmp_path, duck)
    assert figures.changes == Changes(hits=2, added=1, lost=1)


def test_the_overlap_with_other_criteria_and_those_that_cannot_be_asked(tmp_path: Path, duck: Duck) -> None:
    keep(tmp_path, 1, [on(START, 1), on(START, 2), on(START, 3, way="card")])
    others = [
        criterion('movement.origin is "HAN"', 5),
        criterion('movement.origin is "HAN" and traveller.nationality is "UTO"', 6),
        criterion('booking.locator is "X"', 7),
    ]
    figures = last(Trial(draft=CASH, others=others), tmp_path, duck)
    assert [(one.key, one.hits) for one in figures.overlaps] == [(5, 2), (6, 1), (7, None)]


def test_a_trait_that_is_hit_more_than_others_on_the_same_route_shows(tmp_path: Path, duck: Duck) -> None:
    men = [on(START, number, sex=Sex.MALE, way="cash" if number < 6 else "card") for number in range(20)]
    women = [on(START, number, way="cash" if number < 2 else "card") for number in range(20)]
    keep(tmp_path, 10, [*men, *women])
    skews = {(one.trait, one.value): one for one in last(Trial(draft=CASH), tmp_path, duck).skews}
    assert skews["sex", "M"].is_uneven
    assert skews["sex", "M"].odds.estimate == pytest.approx((60 * 180) / (140 * 20))  # type: ignore[union-attr]
    assert not skews["nationality", "UTO"].is_uneven


def test_each_month_has_figures_of_its_own(tmp_path: Path, duck: Duck) -> None:
    """The flight of a week in March hits men; that of a week in April hits women."""
    men = [on(START, number, sex=Sex.MALE) for number in range(9)]
    women = [on(START, number) for number in range(9)]
    paid = [on(START, 1, sex=sex, way="card") for sex in (Sex.MALE, Sex.FEMALE)]
    march, april = START, date(2026, 4, 6)
    for month, (most, fewest) in ((march, (men, women)), (april, (women, men))):
        people = [*most, *fewest[:1], *paid]
        keep(tmp_path, 7, people, ["confirmed", "cleared"], start=month)
    first, second = last(Trial(draft=CASH), tmp_path, duck).months
    assert (first.start, first.crossings, first.hits) == (date(2026, 3, 1), 84, 70)
    assert (first.confirmed, first.cleared) == (7, 7)
    of_men = [next(one.odds for one in month.skews if one.value == "M") for month in (first, second)]
    assert of_men[0] is not None
    assert of_men[1] is not None
    assert of_men[0].estimate == pytest.approx(9)
    assert of_men[1].estimate == pytest.approx(1 / 9)


def test_people_are_compared_with_others_of_the_same_week(tmp_path: Path, duck: Duck) -> None:
    """More women fly in the week in which most pay in cash: that week is uneven, the criterion is not."""
    one_of_each = [on(START, 1, sex=sex, way="card") for sex in (Sex.MALE, Sex.FEMALE)]
    keep(tmp_path, 6, [*(on(START, 1) for _ in range(8)), on(START, 1, sex=Sex.MALE), *one_of_each])
    men = [on(START, 1, sex=Sex.MALE, way="card") for _ in range(9)]
    keep(tmp_path, 6, [*men, *one_of_each], start=START + timedelta(days=7))
    skews = {one.value: one.odds for one in last(Trial(draft=CASH), tmp_path, duck).skews}
    assert skews["F"] is not None
    assert skews["F"].estimate == pytest.approx(8)


def test_of_a_trait_with_very_few_hits_nothing_is_said(tmp_path: Path, duck: Duck) -> None:
    keep(tmp_path, 1, [on(START, 1, sex=Sex.UNSPECIFIED), *(on(START, 2) for _ in range(6))])
    told = {one.value for one in last(Trial(draft=CASH), tmp_path, duck).skews if one.trait == "sex"}
    assert told == {"F"}


def test_examples_are_hits_of_the_draft(tmp_path: Path, duck: Duck) -> None:
    keep(tmp_path, 9, [on(START, number, way="card" if number % 2 else "cash") for number in range(10)])
    examples = last(Trial(draft=CASH), tmp_path, duck).examples
    assert len(set(examples)) == 20
    assert {example.crossing % 2 for example in examples} == {0}
    assert len(Counter(example.day for example in examples)) > 1


def test_a_draft_that_cannot_be_asked_says_so_at_once(tmp_path: Path, duck: Duck) -> None:
    with pytest.raises(CannotBeTested, match=r'booking.locator is "X"'):
        next(backtest(Trial(draft=criterion('booking.locator is "X"')), archive.ready(tmp_path), duck))


def test_spark_counts_as_duckdb_does(tmp_path: Path, duck: Duck, spark: Spark) -> None:
    men = [on(START, number, sex=Sex.MALE, way="cash" if number < 6 else "card") for number in range(9)]
    women = [on(START, number, way="cheque" if number < 2 else "cash") for number in range(9)]
    keep(
        tmp_path,
        FIRST + 2,
        [*men, *women, on(START, 3, movement=flight(origin="SGN"))],
        ["confirmed", "cleared"],
    )
    trial = Trial(
        draft=CASH,
        live=criterion('payment.kind in ("cash", "card")'),
        others=[criterion('traveller.nationality is "UTO" and movement.origin is "HAN"', 5)],
    )
    counted = last(trial, tmp_path, duck)
    assert counted.skews
    assert last(trial, tmp_path, spark) == counted
