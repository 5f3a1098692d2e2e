"""A change of a list is applied to travellers already known by asking for what it changed alone."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from haidang.ledger import crossings, screening_runs
from haidang.ledger.bulk import query
from haidang.ledger.transaction import transaction
from haidang.procedures import concerned_by, screener_in_force
from haidang.procedures.approve_watchlist import approve
from haidang.procedures.edit_watchlist import propose_closing
from haidang.procedures.screen_known import screen_known
from haidang.vault.person import Person
from haidang.vault.retention import DEFAULT_PRESET
from haidang.vault.roles import Purpose
from specimens import manifest, push

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
HEADING = "reference,surname,given,born,nationality,document_number,document_issuer,severity,phones,flights\n"
DOE = "B-17,Doe,Jane,1990-02-15,UTO,,,high,,\n"
ROE = "B-18,Roe,Rick,1990-02-15,UTO,,,normal,,\n"
Load = Callable[[str], int]
Take = Callable[..., None]


def screen_all() -> None:
    while screen_known(now=NOW):
        pass


def hits() -> list[tuple[str, str]]:
    return query(
        "SELECT c.surname, h.state FROM hit h JOIN crossing c ON c.id = h.crossing_id ORDER BY 1, h.id"
    )


def concerned(change: int) -> list[str]:
    """Whom it would screen, by surname."""
    with transaction():
        version = screening_runs.share(DEFAULT_PRESET).version
        increment = concerned_by.increment_of(change, screener_in_force.at(version, NOW.date()))
        chosen, _ = concerned_by.concerned_by(increment, crossings.after(None, 0, 100))
    return sorted(place.traveller.name.surname for _, place in chosen)


@pytest.mark.parametrize(
    "row",
    [
        DOE,
        "B-19,,,,,L898902C3,UTO,high,,\n",
        "B-20,,,,,,,high,+84901234567,\n",
        "B-21,,,,,,,high,,X1123\n",
    ],
)
def test_whatever_a_new_entry_names_is_found(take_in: Take, in_force: Load, row: str) -> None:
    take_in(
        push("DOE:JANE", extra="IFT+4:28::X1+CTCM 84901234567'"),
        manifest("DOE:JANE|L898902C3", control="2"),
    )
    in_force(HEADING + row)
    screen_all()
    assert hits() == [("DOE", "new")]


def test_only_those_near_to_what_changed_are_screened(take_in: Take, in_force: Load) -> None:
    take_in(manifest("DOE:JANE", "ROE:RICK", "POE:EDGAR"))
    in_force(HEADING + DOE)
    change = in_force(HEADING + DOE + ROE)
    assert concerned(change) == ["ROE"]


def test_a_change_of_many_entries_asks_the_index_of_all_lists(
    take_in: Take, in_force: Load, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concerned_by, "MANY", 0)
    take_in(manifest("DOE:JANE", "POE:EDGAR"))
    in_force(HEADING + DOE)
    screen_all()
    assert hits() == [("DOE", "new")]


def test_what_the_new_version_does_not_support_lapses(take_in: Take, in_force: Load) -> None:
    in_force(HEADING + DOE + ROE)
    take_in(manifest("DOE:JANE", "ROE:RICK"))
    in_force(HEADING + DOE.replace("1990-02-15", "1931-11-30").replace("UTO", "VNM") + ROE)
    screen_all()
    assert hits() == [("DOE", "lapsed"), ("ROE", "new")]


def test_what_was_taken_off_lapses_but_not_what_an_officer_took_up(take_in: Take, in_force: Load) -> None:
    in_force(HEADING + DOE + ROE)
    take_in(manifest("DOE:JANE", "ROE:RICK"))
    query(
        "UPDATE hit SET state = 'claimed' WHERE crossing_id = (SELECT id FROM crossing WHERE surname = 'ROE')"
    )
    in_force(HEADING + "B-19,Moe,Max,1990-02-15,UTO,,,normal,,\n")
    screen_all()
    assert hits() == [("DOE", "lapsed"), ("ROE", "claimed")]


def test_a_closed_list_looks_only_at_those_it_spoke_of(
    take_in: Take, in_force: Load, border: int, keeper: Person, supervisor: Person
) -> None:
    in_force(HEADING + DOE + ROE)
    take_in(manifest("DOE:JANE", "ROE:RICK", "POE:EDGAR"))
    screen_all()
    change = propose_closing(border, why="over", who=keeper, purpose=Purpose.ASSESS, now=NOW)
    approve(change, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    assert (screen_known(now=NOW, limit=1), screen_known(now=NOW, limit=1)) == (1, 1)
    assert screen_known(now=NOW, limit=1) == 0
    assert hits() == [("DOE", "lapsed"), ("ROE", "lapsed")]
    assert query("SELECT done, total FROM screening_run ORDER BY id DESC LIMIT 1") == [(3, 3)]


def test_an_entry_replaced_before_its_run_came_is_not_asked_for(take_in: Take, in_force: Load) -> None:
    take_in(manifest("DOE:JANE"))
    first = in_force(HEADING + DOE)
    in_force(HEADING + ROE)
    assert concerned(first) == []
    screen_all()
    assert hits() == []
