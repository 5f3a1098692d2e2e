"""Entries and lists changed by hand wait for a second person, in the database too."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection

from haidang.ledger import watchlist_changes, watchlists
from haidang.ledger.models import WatchlistStanding
from haidang.ledger.watchlist_standing import Bounds, of_list
from haidang.procedures.approve_watchlist import approve, refuse
from haidang.procedures.edit_watchlist import (
    propose_closing,
    propose_particulars,
    put_entry,
    take_off_entry,
)
from haidang.procedures.propose_watchlist import NotALoad, propose
from haidang.procedures.standing_approval import (
    approve_standing,
    end_standing,
    load_standing,
    propose_standing,
)
from haidang.vault.person import Person
from haidang.vault.roles import NotPermitted, Purpose

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
Load = Callable[[str], int]
HEADING = "reference,surname,given,born\n"
DOE, ROE = "B-17,Doe,Jane,1990-02-15\n", "B-18,Roe,Rick,1971\n"


@pytest.fixture
def by_keeper(keeper: Person) -> dict[str, Any]:
    return {"who": keeper, "purpose": Purpose.ASSESS, "now": NOW}


@pytest.fixture
def by_supervisor(supervisor: Person) -> dict[str, Any]:
    return {"who": supervisor, "purpose": Purpose.ASSESS, "now": NOW}


def rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def in_force_now() -> dict[str, str]:
    return {entry.reference: entry.name for entry in watchlists.entries()}


def test_entries_are_added_changed_and_removed_in_one_draft(
    in_force: Load, border: int, by_keeper: dict[str, Any], by_supervisor: dict[str, Any]
) -> None:
    in_force(HEADING + DOE + ROE)
    [before] = [entry for entry in watchlists.entries() if entry.reference == "B-17"]
    change = put_entry(border, {"reference": "B-19", "surname": "Poe"}, **by_keeper)
    assert put_entry(border, {"reference": "B-17", "surname": "Doe", "given": "Janet"}, **by_keeper) == change
    assert take_off_entry(border, "B-18", **by_keeper) == change
    found = watchlist_changes.change(change)
    assert found is not None
    assert (found.kind, found.added, found.changed, found.removed) == ("edit", 1, 1, 1)
    assert in_force_now() == {"B-17": "Jane Doe", "B-18": "Rick Roe"}
    propose(change, **by_keeper)
    approve(change, **by_supervisor)
    assert in_force_now() == {"B-17": "Janet Doe", "B-19": "Poe"}
    [after] = [entry for entry in watchlists.entries() if entry.reference == "B-17"]
    assert (after.id, after.version) == (before.id, before.version + 1)


def test_a_draft_that_ends_where_it_began_changes_nothing(
    in_force: Load, border: int, by_keeper: dict[str, Any]
) -> None:
    in_force(HEADING + DOE)
    change = put_entry(border, {"reference": "B-17", "surname": "Doe", "given": "Janet"}, **by_keeper)
    put_entry(
        border, {"reference": "B-17", "surname": "Doe", "given": "Jane", "born": "1990-02-15"}, **by_keeper
    )
    found = watchlist_changes.change(change)
    assert found is not None
    assert (found.added, found.changed, found.removed) == (0, 0, 0)
    with pytest.raises(NotALoad, match="changes nothing"):
        propose(change, **by_keeper)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"reference": "B-1"}, "nobody could be found by it"),
        ({"reference": "B-1", "surname": "=1+1"}, "spreadsheet"),
        ({"reference": "B-1", "surname": "Doe", "instruction": "He is an imam"}, "religion"),
        ({"reference": "B-1", "cards": "4242 4242 4242 4241"}, "neither a card's number"),
    ],
)
def test_what_cannot_or_must_not_stand_on_a_list_is_refused_in_words(
    border: int, by_keeper: dict[str, Any], cells: dict[str, str], said: str
) -> None:
    with pytest.raises(NotALoad, match=said):
        put_entry(border, cells, **by_keeper)


def test_a_card_is_kept_as_its_token(border: int, by_keeper: dict[str, Any]) -> None:
    put_entry(border, {"reference": "B-1", "cards": "4242 4242 4242 4242"}, **by_keeper)
    [(told,)] = rows("SELECT told->'identifiers'->0->>'value' FROM watchlist_entry")
    assert told.startswith("v1:")
    assert "4242424242424242" not in told


def test_a_file_does_not_sweep_a_draft_away(tried: Load, border: int, by_keeper: dict[str, Any]) -> None:
    put_entry(border, {"reference": "B-19", "surname": "Poe"}, **by_keeper)
    with pytest.raises(NotALoad, match="changed by hand"):
        tried(HEADING + DOE)


def test_a_refused_draft_leaves_the_list_as_it_was(
    in_force: Load, border: int, by_keeper: dict[str, Any], by_supervisor: dict[str, Any]
) -> None:
    in_force(HEADING + DOE)
    propose(change := take_off_entry(border, "B-17", **by_keeper), **by_keeper)
    refuse(change, why="Still sought", **by_supervisor)
    assert in_force_now() == {"B-17": "Jane Doe"}


def test_a_list_is_closed_by_two_persons_and_for_good(
    in_force: Load, tried: Load, border: int, by_keeper: dict[str, Any], by_supervisor: dict[str, Any]
) -> None:
    in_force(HEADING + DOE)
    change = propose_closing(border, why="The operation is over", **by_keeper)
    assert in_force_now() == {"B-17": "Jane Doe"}
    approve(change, **by_supervisor)
    assert in_force_now() == {}
    with pytest.raises(NotALoad, match="closed"):
        tried(HEADING + DOE)


def test_what_a_list_is_changes_by_four_eyes(
    border: int, keeper: Person, by_keeper: dict[str, Any], by_supervisor: dict[str, Any]
) -> None:
    particulars = watchlists.Particulars(
        owner="Harbour Guard", purpose="Questions", legal_basis="Act", agencies=("Harbour",)
    )
    change = propose_particulars(border, particulars, why="The Harbour Guard took it over", **by_keeper)
    assert watchlists.standings()[0].owner == "Border Guard of Utopia"
    with pytest.raises(NotPermitted):
        approve(change, **by_keeper)
    approve(change, **by_supervisor)
    standing = watchlists.standings()[0]
    assert (standing.owner, standing.agencies, standing.version) == ("Harbour Guard", ("Harbour",), 1)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE watchlist SET agencies = '[\"Customs\"]'",
        "UPDATE watchlist SET closed_at = now()",
        "UPDATE watchlist SET version = version + 1",
        "UPDATE watchlist_entry SET told = '{}'",
        "UPDATE watchlist_entry SET until = 1",
        "DELETE FROM watchlist_entry",
        "INSERT INTO watchlist_entry (id, watchlist_id, reference, since, digest, told) "
        "SELECT 7, id, 'B-7', version, gen_random_uuid(), '{\"surname\": \"Doe\"}' FROM watchlist",
    ],
)
def test_the_database_itself_lets_nobody_change_a_list_alone(in_force: Load, sql: str) -> None:
    in_force(HEADING + DOE)
    with connection.cursor() as cursor, pytest.raises(IntegrityError):
        cursor.execute(sql)
    assert in_force_now() == {"B-17": "Jane Doe"}


@pytest.fixture
def feed(
    in_force: Load, border: int, by_keeper: dict[str, Any], by_supervisor: dict[str, Any]
) -> Callable[[str], Any]:
    """A list of ten with a standing approval that lets two go and two change."""
    in_force(HEADING + "".join(f"B-{n},Doe,Jane {n},1990\n" for n in range(10)))
    number = propose_standing(border, bounds(), **by_keeper)
    approve_standing(number, **by_supervisor)
    return lambda text: load_standing([[(HEADING + text).encode()]], watchlist=border, now=NOW)


def bounds(**told: Any) -> Bounds:
    until = NOW.date() + timedelta(days=90)
    most = {"most_removed": 20, "most_changed": 20}
    return Bounds(**{"source": "Border Guard, nightly", "format": "csv", "until": until, **most, **told})


def people(numbers: range, given: str = "Jane") -> str:
    return "".join(f"B-{n},Doe,{given} {n},1990\n" for n in numbers)


def test_a_feed_within_its_bounds_is_in_force_at_once_and_says_by_whom(feed: Callable[[str], Any]) -> None:
    outcome = feed(people(range(2, 12)))
    assert outcome.waits_because == ""
    assert sorted(in_force_now()) == sorted(f"B-{n}" for n in range(2, 12))
    [(proposer, approver, standing)] = rows(
        "SELECT proposed_by_id, approved_by_id, standing_id IS NOT NULL FROM watchlist_change "
        f"WHERE id = {outcome.change}"
    )
    assert proposer != approver
    assert standing is True
    [(action,)] = rows("SELECT action FROM audit_note ORDER BY number DESC LIMIT 1")
    assert action == "approve a load by standing approval"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        (people(range(3, 10)), "remove 3 of 10"),
        (people(range(10), given="June"), "change 10 of 10"),
    ],
)
def test_a_feed_beyond_its_bounds_waits_for_a_person(
    feed: Callable[[str], Any], by_supervisor: dict[str, Any], text: str, because: str
) -> None:
    outcome = feed(text)
    assert because in outcome.waits_because
    assert len(in_force_now()) == 10
    approve(outcome.change, **by_supervisor)
    assert len(in_force_now()) == text.count("\n")


def test_a_feed_that_changes_nothing_leaves_no_change(feed: Callable[[str], Any]) -> None:
    assert feed(people(range(10))).change is None
    assert rows("SELECT count(*) FROM watchlist_change WHERE approved_at IS NULL") == [(0,)]


def test_a_standing_approval_that_was_ended_covers_nothing(
    feed: Callable[[str], Any], border: int, by_supervisor: dict[str, Any]
) -> None:
    end_standing(of_list(border)[0].id, **by_supervisor)
    with pytest.raises(NotALoad, match="No standing approval"):
        feed(people(range(1, 10)))


def test_nobody_gives_a_standing_approval_they_asked_for(
    border: int, keeper: Person, by_keeper: dict[str, Any]
) -> None:
    number = propose_standing(border, bounds(), **by_keeper)
    with pytest.raises(NotPermitted):
        approve_standing(number, **by_keeper)
    with pytest.raises(IntegrityError):
        WatchlistStanding.objects.filter(pk=number).update(approved_by=keeper.id)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"until": date(2030, 1, 1)}, "a year at most"),
        ({"format": "pdf"}, "choose its format"),
        ({"most_removed": 101}, "percent"),
    ],
)
def test_a_standing_approval_is_bounded(
    border: int, by_keeper: dict[str, Any], told: dict[str, Any], said: str
) -> None:
    with pytest.raises(NotALoad, match=said):
        propose_standing(border, bounds(**told), **by_keeper)
