"""A list is loaded by one person and comes into force by another."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from haidang.ledger import watchlist_changes, watchlists
from haidang.procedures.approve_watchlist import NotProposed, approve, refuse
from haidang.procedures.load_watchlist import dry_run
from haidang.procedures.look_at_watchlists import look_at_change, look_at_watchlist
from haidang.procedures.propose_watchlist import NotALoad, discard
from haidang.procedures.start_watchlist import Particulars, Unfit, start_watchlist
from haidang.screening import Severity
from haidang.screening.watchlists import Entry, ListTold, Reading
from haidang.screening.watchlists.formats import own_csv
from haidang.vault.person import Person
from haidang.vault.roles import NotPermitted, Purpose, Role

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
HEADING = (
    "reference,list,surname,given,born,nationality,document_number,document_issuer,severity,instruction\n"
)
DOE = "B-17,Border,Doe,Jane,1990-02-15,UTO,L898902C3,UTO,high,Call the duty officer\n"
ROE = "B-18,Border,Roe,Rick,1971,UTO,,,normal,\n"


Load = Callable[[str], int]


def rows(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


def references() -> set[str]:
    return {entry.reference for entry in watchlists.entries()}


def test_an_entry_comes_out_as_it_was_loaded(in_force: Load) -> None:
    in_force(HEADING + DOE)
    [entry] = watchlists.entries()
    assert entry == Entry(
        list_name="Border",
        id=entry.id,
        version=1,
        reference="B-17",
        surname="Doe",
        given="Jane",
        born=date(1990, 2, 15),
        nationality="UTO",
        documents=(("UTO", "L898902C3"),),
        severity=Severity.HIGH,
        instruction="Call the duty officer",
    )


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(surname=st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=30))
def test_any_name_survives_the_way_in_and_out(
    border: int, keeper: Person, supervisor: Person, surname: str
) -> None:
    page = "".join(own_csv.write([Entry(list_name="Border", reference="1", surname=surname)]))
    reading = Reading.of(own_csv.read([[page.encode()]], ListTold("Border")))
    if not reading.entries:
        return
    data = "".join(own_csv.write(reading.entries)).encode()
    change = dry_run([[data]], watchlist=border, who=keeper, purpose=Purpose.ASSESS, now=NOW)
    looked = look_at_change(change, who=keeper, purpose=Purpose.ASSESS, now=NOW)
    assert looked
    assert [difference.after.surname for difference in looked.differences] == [reading.entries[0].surname]


def test_nothing_is_used_before_a_second_person_approves(proposed: Load, supervisor: Person) -> None:
    change = proposed(HEADING + DOE)
    assert references() == set()
    approve(change, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    assert references() == {"B-17"}


def test_a_load_tells_added_changed_removed_and_rejected_rows(in_force: Load, tried: Load) -> None:
    in_force(HEADING + DOE + ROE)
    change = tried(
        HEADING
        + DOE.replace("Jane", "Janet")
        + "B-19,Border,Poe,Pat,soon,,,,,\n"
        + "B-20,Border,Coe,Cy,,,,,,\n"
    )
    found = watchlist_changes.change(change)
    assert found
    assert (found.added, found.changed, found.removed) == (1, 1, 1)
    assert found.rejected == 1
    [rejected] = watchlist_changes.rejected(change)
    assert rejected.line == 3
    assert "no date" in rejected.reason
    before_and_after = [
        (d.before and d.before.given, d.after and d.after.given)
        for d in watchlist_changes.differences(change)
    ]
    assert before_and_after == [("Jane", "Janet"), ("Rick", None), (None, "Cy")]


def test_a_changed_entry_stays_the_same_entry_in_a_newer_version(in_force: Load) -> None:
    in_force(HEADING + DOE)
    [before] = watchlists.entries()
    in_force(HEADING + DOE.replace("Jane", "Janet"))
    [after] = watchlists.entries()
    assert (after.id, after.version, after.given) == (before.id, 2, "Janet")


def test_an_entry_not_changed_keeps_its_version(in_force: Load) -> None:
    in_force(HEADING + DOE)
    in_force(HEADING + DOE + ROE)
    assert {entry.reference: entry.version for entry in watchlists.entries()} == {"B-17": 1, "B-18": 2}


def test_a_removed_entry_that_comes_back_is_the_same_one(in_force: Load) -> None:
    in_force(HEADING + DOE + ROE)
    first = {entry.reference: entry.id for entry in watchlists.entries()}
    in_force(HEADING + ROE)
    in_force(HEADING + DOE + ROE)
    assert {entry.reference: entry.id for entry in watchlists.entries()} == first


def test_a_refused_load_leaves_the_list_as_it_was(in_force: Load, proposed: Load, supervisor: Person) -> None:
    in_force(HEADING + DOE)
    change = proposed(HEADING + ROE)
    refuse(change, why="Half the list is missing", who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    assert references() == {"B-17"}
    in_force(HEADING + DOE + "B-20,Border,Coe,Cy,,,,,,\n")
    assert references() == {"B-17", "B-20"}


def test_a_discarded_dry_run_makes_way(in_force: Load, tried: Load, keeper: Person) -> None:
    in_force(HEADING + DOE)
    discard(tried(HEADING + ROE), who=keeper, purpose=Purpose.ASSESS, now=NOW)
    in_force(HEADING + DOE + ROE)
    assert references() == {"B-17", "B-18"}


def test_approval_asks_for_travellers_already_known_to_be_screened(in_force: Load) -> None:
    in_force(HEADING + DOE)
    assert rows("SELECT cause FROM screening_run") == [("Border, version 1",)]
    assert rows("SELECT value FROM setting WHERE name = 'screening'") == [("1",)]


def test_nobody_approves_what_they_proposed(proposed: Load, keeper: Person) -> None:
    change = proposed(HEADING + DOE)
    same_person = Person(id=keeper.id, username=keeper.username, name=keeper.name, role=Role.SUPERVISOR)
    with pytest.raises(NotPermitted, match="somebody else must approve"):
        approve(change, who=same_person, purpose=Purpose.ASSESS, now=NOW)


def test_nor_does_the_database_let_them(proposed: Load, keeper: Person) -> None:
    change = proposed(HEADING + DOE)
    with pytest.raises(IntegrityError, match="watchlist_four_eyes"):
        rows(f"UPDATE watchlist_change SET approved_by_id = {keeper.id} WHERE id = {change}")


def test_a_list_does_not_move_to_a_version_nobody_approved(proposed: Load) -> None:
    proposed(HEADING + DOE)
    with pytest.raises(IntegrityError, match="never approved"):
        rows("UPDATE watchlist SET version = 1")


def test_a_dry_run_cannot_be_approved(tried: Load, supervisor: Person) -> None:
    change = tried(HEADING + DOE)
    with pytest.raises(NotProposed, match="not proposed"):
        approve(change, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    with pytest.raises(IntegrityError, match="watchlist_approves_proposals"):
        rows(f"UPDATE watchlist_change SET approved_by_id = {supervisor.id} WHERE id = {change}")


def test_two_supervisors_deciding_at_once_the_second_hears_who_was_quicker(
    proposed: Load, supervisor: Person
) -> None:
    change = proposed(HEADING + DOE)
    approve(change, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    with pytest.raises(NotProposed, match="Sam was quicker"):
        refuse(change, why="too late", who=supervisor, purpose=Purpose.ASSESS, now=NOW)


def test_approved_and_refused_in_the_same_moment_only_one_of_them_holds(
    in_force: Load, proposed: Load, supervisor: Person
) -> None:
    in_force(HEADING + DOE)
    change = proposed(HEADING + ROE)
    together = threading.Barrier(2)

    def decide(step: Callable[[], None]) -> bool:
        together.wait()
        try:
            step()
        except NotProposed:
            return False
        finally:
            connection.close()
        return True

    acting = {"who": supervisor, "purpose": Purpose.ASSESS, "now": NOW}
    with ThreadPoolExecutor(2) as both:
        approved = both.submit(decide, lambda: approve(change, **acting))
        refused = both.submit(decide, lambda: refuse(change, why="Too many", **acting))
    assert approved.result() != refused.result()
    assert references() == ({"B-18"} if approved.result() else {"B-17"})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "was not recognised"),
        ("%PDF-1.7\nstream", "was not recognised"),
        (HEADING, "no entries"),
        (HEADING + "B-17,Border,=cmd|' /C calc'!A0,Jane,,,,,,\n", "line 2: surname begins with '='"),
        (HEADING + DOE.replace("Border", "Customs"), "1 rows of the list Customs"),
    ],
)
def test_a_file_without_a_usable_row_says_what_to_mend(tried: Load, text: str, said: str) -> None:
    with pytest.raises(NotALoad, match=said.replace("|", r"\|").replace("'", ".")):
        tried(text)


def test_a_row_in_another_alphabet_is_rejected_with_its_line(border: int, keeper: Person) -> None:
    data = (HEADING + DOE).encode() + "B-18,Border,Ngô,,,,,,,\n".encode("latin-1")
    change = dry_run([[data]], watchlist=border, who=keeper, purpose=Purpose.ASSESS, now=NOW)
    [rejected] = watchlist_changes.rejected(change)
    assert rejected.line == 3
    assert "is not UTF-8" in rejected.reason


def test_a_formula_is_rejected_beside_good_rows(tried: Load) -> None:
    change = tried(HEADING + DOE + "B-18,Border,+SUM(A1),Jane,,,,,,\n")
    found = watchlist_changes.change(change)
    assert found
    assert found.added == 1
    assert [row.line for row in watchlist_changes.rejected(change)] == [3]


def test_entries_are_found_by_name_alias_reference_and_document(
    in_force: Load, border: int, keeper: Person
) -> None:
    in_force(HEADING + DOE + ROE)
    for text in ("doe", "B-17", "l898902"):
        looked = look_at_watchlist(border, text=text, who=keeper, purpose=Purpose.ASSESS, now=NOW)
        assert looked
        assert [entry.reference for entry in looked.found] == ["B-17"]


def test_a_look_at_entries_is_written_down(in_force: Load, border: int, keeper: Person) -> None:
    in_force(HEADING + DOE)
    [entry] = watchlists.entries()
    look_at_watchlist(border, who=keeper, purpose=Purpose.ASSESS, now=NOW)
    assert rows("SELECT who, action, subjects FROM audit_note ORDER BY number DESC LIMIT 1") == [
        ("kim", "look at a watchlist", [f"watchlist {border}", f"entry {entry.id}"])
    ]


def test_a_list_has_a_name_of_its_own_and_a_legal_basis(border: int, keeper: Person) -> None:
    told = Particulars(owner="Guard", purpose="Questions", legal_basis="Act")
    lawless = Particulars(owner="Guard", purpose="Questions", legal_basis=" ")
    with pytest.raises(Unfit, match="already"):
        start_watchlist("border", told, who=keeper, purpose=Purpose.ASSESS, now=NOW)
    with pytest.raises(Unfit, match="legal basis"):
        start_watchlist("Customs", lawless, who=keeper, purpose=Purpose.ASSESS, now=NOW)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.WATCHLIST_KEEPER])
def test_only_a_keeper_loads(border: int, role: Role) -> None:
    other = Person(id=1, username="ann", name="Ann", role=role)
    with pytest.raises(NotPermitted, match="keep watchlists"):
        dry_run([[HEADING.encode()]], watchlist=border, who=other, purpose=Purpose.ASSESS, now=NOW)
