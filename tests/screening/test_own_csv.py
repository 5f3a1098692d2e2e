"""A keeper's file, read without losing a row and written back the same."""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from any_entry import entries
from haidang.screening import Severity
from haidang.screening.watchlists import Entry, Identifier, IdentifierKind, ListTold, Reading
from haidang.screening.watchlists.formats import own_csv
from haidang.screening.watchlists.formats.table import FORMULA
from haidang.travel import Sex


def read(lines: list[str]) -> Reading:
    page = "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
    return Reading.of(own_csv.read([[page.encode("utf-8", "surrogatepass")]], ListTold("Border")))


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
        ("B-1,Border,,,,,,,,,", "neither a name, a document nor another"),
        (",Border,Doe,,,,,,,,", "reference is empty"),
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


def test_a_reference_twice_is_rejected_and_a_row_of_another_list_is_left_out_and_said() -> None:
    reading = read([HEADING, ROW, ROW, ROW.replace("Border", "Harbour")])
    assert reading.entries == (JANE,)
    assert reading.rejected[0].reason == "reference 'B-17' already stands in line 2"
    assert reading.left_out == {"rows of the list Harbour, to be loaded there": 1}


def test_lines_are_counted_as_an_editor_shows_them() -> None:
    reading = read([HEADING, 'B-1,Border,Doe,,,,,,,,"two', 'lines"', "", ",,Doe,,,,,,,,"])
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


@given(st.lists(entries(), max_size=5, unique_by=lambda entry: entry.reference))
def test_what_is_written_is_read_back_the_same(listed: list[Entry]) -> None:
    reading = read(list(own_csv.write(listed)))
    assert reading.rejected == ()
    assert list(reading.entries) == listed


@given(st.lists(entries(), max_size=5))
def test_no_cell_written_can_be_run_by_a_spreadsheet(listed: list[Entry]) -> None:
    for row in csv.reader(own_csv.write(listed)):
        assert not any(cell.startswith(FORMULA) for cell in row)


def test_a_phone_with_its_country_is_no_formula() -> None:
    assert read(["reference,phones\n", "B-1,+84 912 345 678\n"]).entries[0].identifiers == (
        Identifier(IdentifierKind.PHONE, "+84 912 345 678"),
    )
    assert read(["reference,phones\n", "B-1,+84*cmd\n"]).rejected[0].reason.startswith("phones begins with")


def test_the_severity_of_the_list_stands_where_a_row_tells_none() -> None:
    page = [b"reference,surname,severity\nB-1,Doe,\nB-2,Roe,top\n"]
    reading = Reading.of(own_csv.read([page], ListTold("Border", Severity.HIGH)))
    assert [entry.severity for entry in reading.entries] == [Severity.HIGH, Severity.TOP]
