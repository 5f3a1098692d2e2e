"""New lists and criteria are applied to travellers already known: law 7."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.ledger.bulk import query
from haidang.procedures.screen_known import screen_known
from specimens import manifest, push

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
HEADING = (
    "reference,list,surname,given,born,nationality,document_number,document_issuer,severity,instruction\n"
)
DOE = "B-17,Border,Doe,Jane,1990-02-15,UTO,,,high,Call the duty officer\n"
ROE = "B-18,Border,Roe,Rick,1971,UTO,,,normal,\n"


def hits() -> list[tuple[str, str]]:
    return query("SELECT surname, severity FROM hit JOIN crossing ON crossing.id = crossing_id ORDER BY 1")


def test_a_new_entry_finds_a_traveller_already_known(
    take_in: Callable[..., None], in_force: Callable[[str], int]
) -> None:
    take_in(manifest("DOE:JANE", "POE:EDGAR"))
    assert hits() == []
    in_force(HEADING + DOE)
    while screen_known(now=NOW):
        pass
    assert hits() == [("DOE", "high")]


def test_a_run_that_is_cut_off_goes_on_where_it_was(
    take_in: Callable[..., None], in_force: Callable[[str], int]
) -> None:
    take_in(manifest(*(f"DOE{letter}:JANE" for letter in "ABCDEFG"), "DOE:JANE"))
    in_force(HEADING + DOE)
    screened = []
    while batch := screen_known(now=NOW, limit=3):
        screened.append(batch)
    assert screened == [3, 3, 2]
    assert query("SELECT done, total, finished_at IS NOT NULL FROM screening_run") == [(8, 8, True)]


def test_screening_again_doubles_nothing(
    take_in: Callable[..., None], in_force: Callable[[str], int]
) -> None:
    in_force(HEADING + DOE)
    take_in(manifest("DOE:JANE"))
    while screen_known(now=NOW):
        pass
    assert hits() == [("DOE", "high")]


def test_what_was_cleared_comes_back_when_the_entry_changes(
    take_in: Callable[..., None], in_force: Callable[[str], int]
) -> None:
    in_force(HEADING + DOE)
    take_in(manifest("DOE:JANE"))
    query("UPDATE hit SET state = 'cleared'")
    in_force(HEADING + DOE.replace("high", "top"))
    while screen_known(now=NOW):
        pass
    assert query("SELECT state, severity FROM hit") == [("new", "top")]


def test_what_was_cleared_stays_so_when_another_entry_changes(
    take_in: Callable[..., None], in_force: Callable[[str], int]
) -> None:
    in_force(HEADING + DOE)
    take_in(manifest("DOE:JANE"))
    query("UPDATE hit SET state = 'cleared'")
    in_force(HEADING + DOE + ROE)
    while screen_known(now=NOW):
        pass
    assert query("SELECT state FROM hit") == [("cleared",)]


def test_more_bookings_take_no_more_questions(
    take_in: Callable[..., None], in_force: Callable[[str], int]
) -> None:
    take_in(*(push(f"DOE{letter}:JANE", locator=f"TYR{letter}", control=letter) for letter in "ABCDEFGH"))
    in_force(HEADING + DOE)
    asked = []
    for limit in (2, 4):
        with CaptureQueriesContext(connection) as queries:
            assert screen_known(now=NOW, limit=limit) == limit
        asked.append(len(queries))
    assert asked[0] >= asked[1]


def test_who_cannot_be_decoded_stops_no_run_and_is_counted(
    take_in: Callable[..., None], in_force: Callable[[str], int]
) -> None:
    take_in(manifest("POE:EDGAR", "ROE:RICK", "DOE:JANE"))
    query("""UPDATE crossing SET manifest = '{"name": 7}' WHERE surname = 'POE'""")
    in_force(HEADING + DOE)
    while screen_known(now=NOW):
        pass
    assert hits() == [("DOE", "high")]
    assert query("SELECT done, passed_over, finished_at IS NOT NULL FROM screening_run") == [(3, 1, True)]


def test_a_list_that_cannot_be_loaded_passes_nobody_over(
    take_in: Callable[..., None], in_force: Callable[[str], int]
) -> None:
    take_in(manifest("DOE:JANE"))
    in_force(HEADING + DOE)
    query(
        "SET session_replication_role = replica;"  # past the trigger that lets nobody change an entry
        """UPDATE watchlist_entry SET told = told || '{"severity": "no such"}';"""
        "RESET session_replication_role"
    )
    with pytest.raises(ValueError, match="no such"):
        screen_known(now=NOW)
    assert query("SELECT passed_over, finished_at FROM screening_run") == [(0, None)]
