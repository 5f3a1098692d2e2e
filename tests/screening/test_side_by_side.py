"""Traveller and entry in two columns: every fact, in the scorecard's own words and points."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.screening import Entry, compare
from haidang.screening.names.letters import Run, agreeing
from haidang.screening.watchlists.side_by_side import SideBySide, side_by_side
from haidang.travel import Document, Name, Traveller

JANE = Traveller(
    name=Name(surname="DOE", given=("JANE",)),
    born=date(1990, 2, 15),
    nationalities=("UTO",),
    documents=(Document(kind="P", number="L898902C3", issued_by="UTO"),),
)


def agreement(both: SideBySide) -> dict[str, bool | None]:
    return {line.part: line.agrees for line in both.lines}


def test_each_fact_agrees_differs_or_is_not_told() -> None:
    entry = Entry(list_name="Border", surname="Doe", given="Jane", born_year=1985, nationality="UTO")
    assert agreement(side_by_side(JANE, entry)) == {
        "name": True,
        "birth date": False,
        "sex": None,
        "nationality": True,
        "document": None,
    }


@pytest.mark.parametrize(
    ("papers", "agrees"), [((("UTO", "L898902C3"),), True), ((("UTO", "X1"),), False), ((), None)]
)
def test_papers_agree_when_they_share_one(papers: tuple[tuple[str, str], ...], agrees: bool | None) -> None:
    entry = Entry(list_name="Border", surname="Doe", documents=papers)
    assert agreement(side_by_side(JANE, entry))["document"] is agrees


def test_the_name_that_was_lined_up_stands_first_with_its_reading() -> None:
    entry = Entry(list_name="Border", surname="Roe", given="Ann", aliases=("Джейн Доэ",))
    both = side_by_side(JANE, entry)
    assert both.lines[0].sought[0] == "Джейн Доэ"
    assert both.sought_read == "DZHEIN DOE"
    assert both.told_read == ""


def test_an_entry_without_a_name_has_no_name_line() -> None:
    both = side_by_side(JANE, Entry(list_name="Lost papers", documents=(("UTO", "L898902C3"),)))
    assert both.lines[0].part == "birth date"
    assert both.parts == ()


@pytest.mark.parametrize("born", [date(1990, 2, 15), date(1960, 1, 1), None])
@pytest.mark.parametrize("surname", ["Doe", "Дое", "Nguyễn"])
def test_the_lines_add_up_to_the_scorecards_sum(born: date | None, surname: str) -> None:
    entry = Entry(list_name="Border", surname=surname, given="Jane", born=born, nationality="UTO")
    assert side_by_side(JANE, entry).points == pytest.approx(compare(JANE, entry).points, abs=0.06)


NAMES = st.text("ABCDEFGH ", max_size=12)


@given(NAMES, NAMES)
def test_letters_are_cut_and_none_is_lost(told: str, sought: str) -> None:
    one, other = agreeing(told, sought)
    assert (text(one), text(other)) == (told, sought)


@given(st.text("ABCDEFGH", max_size=12), st.text("ABCDEFGH", max_size=12))
def test_the_letters_that_agree_are_the_same_on_both_sides(told: str, sought: str) -> None:
    one, other = agreeing(told, sought)
    agreed = [[run for run in side if run.agrees] for side in (one, other)]
    assert text(agreed[0]) == text(agreed[1])


def text(runs: "list[Run] | tuple[Run, ...]") -> str:
    return "".join(run.text for run in runs)
