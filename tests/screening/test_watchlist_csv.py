"""A keeper's file, read without losing a row and written back the same."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.screening import Severity
from haidang.screening.watchlists import Entry
from haidang.screening.watchlists.csv import FORMULA, read, write
from haidang.travel import Sex

HEADING = (
    "reference,list,surname,given,born,sex,nationality,document_number,document_issuer,severity,instruction"
)
JANE = Entry(
    reference="B-17",
    list_name="Border",
    surname="Doe",
    given="Jane",
    born=date(1990, 2, 15),
    sex=Sex.FEMALE,
    nationality="UTO",
    documents=(("UTO", "L898902C3"),),
    severity=Severity.HIGH,
    instruction="Call the duty officer",
)
ROW = "B-17,Border,Doe,Jane,1990-02-15,F,UTO,L898902C3,UTO,high,Call the duty officer"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
@pytest.mark.parametrize("comma", [",", ";"])
def test_reads_a_person_however_the_spreadsheet_saved_it(mark: str, end: str, comma: str) -> None:
    lines = [mark + HEADING.replace(",", comma) + end, ROW.replace(",", comma) + end]
    assert read(lines).entries == (JANE,)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("B-1,Border,=cmd|' /C calc'!A0,,,,,,,,", "surname begins with '='"),
        ("B-1,Border,+Doe,,,,,,,,", "surname begins with '+'"),
        ("B-1,Border,-Doe,,,,,,,,", "surname begins with '-'"),
        ("B-1,Border,@Doe,,,,,,,,", "surname begins with '@'"),
        ("B-1,Border,\tDoe,,,,,,,,", "surname begins with '\\t'"),
        ("B-1,Border,Do\0e,,,,,,,,", "control character"),
        ("B-1,Border,Doe,Jane,15.02.1990,,,,,,", "is no date"),
        ("B-1,Border,Doe,Jane,1990-02-30,,,,,,", "is no date"),
        ("B-1,Border,Doe,Jane,1066,,,,,,", "outside 1850 to 2100"),
        ("B-1,Border,Doe,Jane,,W,,,,,", "write F, M or X"),
        ("B-1,Border,Doe,Jane,,,Utopia,,,,", "three-letter code"),
        ("B-1,Border,Doe,Jane,,,,,,urgent,", "write one of top, high, normal"),
        ("B-1,Border,Doe,Jane,,,,,UTO,,", "more document issuers"),
        ("B-1,Border,,,,,,,,,", "neither a name nor a document"),
        (",Border,Doe,,,,,,,,", "reference is empty"),
        ("B-1,,Doe,,,,,,,,", "list is empty"),
        ("B-1,Border,Doe", "3 cells where the first line names 11"),
        (f"B-1,Border,{'D' * 600},,,,,,,,", "at most 500"),
    ],
)
def test_a_row_that_cannot_be_an_entry_is_rejected_with_its_line_and_the_remedy(
    row: str, reason: str
) -> None:
    reading = read([HEADING, ROW, row])
    assert reading.entries == (JANE,)
    [rejected] = reading.rejected
    assert rejected.line == 3
    assert reason in rejected.reason


def test_a_reference_twice_on_one_list_is_rejected_and_on_two_lists_is_not() -> None:
    reading = read([HEADING, ROW, ROW, ROW.replace("Border", "Harbour")])
    assert [entry.list_name for entry in reading.entries] == ["Border", "Harbour"]
    assert reading.rejected[0].reason == "reference 'B-17' already stands in line 2"


def test_lines_are_counted_as_an_editor_shows_them() -> None:
    reading = read([HEADING, 'B-1,Border,Doe,,,,,,,,"two', 'lines"', "", "B-2,,Doe,,,,,,,,"])
    assert [rejected.line for rejected in reading.rejected] == [5]


@pytest.mark.parametrize("lines", [[], [""], ["name,born"], ["%PDF-1.7"], [HEADING + ",religion"]])
def test_a_file_without_our_columns_says_which_are_expected(lines: list[str]) -> None:
    [rejected] = read(lines).rejected
    assert rejected.line == 1
    assert "the first line must name the columns" in rejected.reason


@given(st.lists(st.text(max_size=80), max_size=20))
def test_any_text_is_read_without_an_exception_and_no_row_vanishes(lines: list[str]) -> None:
    rows = [f'B-{number},Border,"{line.replace(chr(34), "")}",,,,,,,,' for number, line in enumerate(lines)]
    reading = read([HEADING, *rows])
    assert len(reading.entries) + len(reading.rejected) == len(rows)
    read(lines)


words = st.text(st.characters(categories=("L", "N")), min_size=1, max_size=20)
entries = st.builds(
    Entry,
    list_name=words,
    reference=st.uuids().map(str),
    surname=words | words.map(lambda word: f"={word}"),
    given=words,
    aliases=st.lists(words, max_size=3).map(tuple),
    born=st.dates(date(1900, 1, 1), date(2026, 1, 1)) | st.none(),
    sex=st.sampled_from(Sex) | st.none(),
    nationality=st.just("UTO") | st.none(),
    documents=st.lists(st.tuples(st.just("UTO") | st.none(), words), max_size=3).map(tuple),
    severity=st.sampled_from(Severity),
    instruction=words,
)


@given(st.lists(entries, max_size=5))
def test_what_is_written_is_read_back_the_same(listed: list[Entry]) -> None:
    reading = read(write(listed).splitlines(keepends=True))
    assert reading.rejected == ()
    assert list(reading.entries) == listed


@given(st.lists(entries, max_size=5))
def test_no_cell_written_can_be_run_by_a_spreadsheet(listed: list[Entry]) -> None:
    for line in write(listed).splitlines():
        assert not any(cell.startswith(FORMULA) for cell in line.split(","))
