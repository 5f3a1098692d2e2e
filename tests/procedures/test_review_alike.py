"""Hits that ask nearly the same: one reason, each decided for itself, in the officer's name."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from haidang.desk import Action, NotAllowed
from haidang.ledger.bulk import query
from haidang.procedures import review_alike
from haidang.procedures.decide import act_on_hit
from haidang.procedures.not_kept import NotKept
from haidang.procedures.review_alike import clear_alike, look_at_alike
from haidang.vault.person import Person
from haidang.vault.roles import NotPermitted, Purpose, Role
from procedures.conftest import officer
from specimens import manifest

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
HEADING = "reference,list,surname,given,born,nationality,severity\n"
REASON = "Another place of birth, and another face in each document."
ASSESS = Purpose.ASSESS


@pytest.fixture
def lan(ledger: str) -> Person:
    return officer("lan", Role.ANALYST)


@pytest.fixture
def waiting(in_force: Callable[[str], int], take_in: Callable[..., None]) -> list[int]:
    """Three Jane Does with papers of their own, and a Janet, on four flights; their hits, oldest first."""
    in_force(HEADING + "B-17,Border,Doe,Jane,1990-02-15,UTO,high\n")
    told = ("DOE:JANE|A1", "JANE:DOE|B2", "DOE:JANE MRS|C3", "DOE:JANET|D4")
    for day, person in enumerate(told, 1):
        take_in(manifest(person, control=str(day), day=f"26040{day}"))
    return [hit for (hit,) in query("SELECT id FROM hit ORDER BY id")]


def states() -> list[str]:
    return [state for (state,) in query("SELECT state FROM hit ORDER BY id")]


def test_the_same_name_in_any_order_is_alike_and_another_is_not(waiting: list[int], lan: Person) -> None:
    rows = look_at_alike(waiting[0], who=lan, purpose=ASSESS, now=NOW)
    assert {row.hit.id for row in rows} == set(waiting[:3])
    [(subjects,)] = query("SELECT subjects FROM audit_note WHERE action = 'look at hits'")
    assert len(subjects) == 3


def test_each_is_decided_for_itself_by_the_named_person(waiting: list[int], lan: Person) -> None:
    chosen = dict.fromkeys(waiting[:2])
    assert clear_alike(waiting[0], chosen, reason=REASON, who=lan, purpose=ASSESS, now=NOW) == []
    assert states() == ["cleared", "cleared", "new", "new"]
    decided = query("SELECT hit_id, outcome, reason, officer_id FROM decision ORDER BY hit_id")
    assert decided == [(hit, "cleared", REASON, lan.id) for hit in waiting[:2]]
    notes = query("SELECT subjects[1] FROM audit_note WHERE action = 'clear a hit' ORDER BY 1")
    assert notes == [(f"hit {hit}",) for hit in sorted(waiting[:2])]


def test_the_same_person_on_several_flights_is_decided_on_each(
    waiting: list[int], lan: Person, take_in: Callable[..., None]
) -> None:
    take_in(manifest("DOE:JANE|A1", control="8", day="260408"))
    [(again,)] = query("SELECT id FROM hit ORDER BY id DESC LIMIT 1")
    chosen = dict.fromkeys([waiting[0], again])
    assert clear_alike(again, chosen, reason=REASON, who=lan, purpose=ASSESS, now=NOW) == []
    assert query("SELECT count(*) FROM decision") == [(2,)]


def test_what_another_holds_or_decided_stays_theirs(waiting: list[int], lan: Person) -> None:
    minh = officer("minh", Role.ANALYST)
    act_on_hit(waiting[0], Action.CLAIM, who=minh, purpose=ASSESS, now=NOW)
    chosen = dict.fromkeys(waiting[:2])
    left = clear_alike(waiting[1], chosen, reason=REASON, who=lan, purpose=ASSESS, now=NOW)
    assert [each.hit for each in left] == [waiting[0]]
    assert states()[:2] == ["claimed", "cleared"]


def test_a_decision_nobody_saw_is_not_decided_over(waiting: list[int], lan: Person) -> None:
    for action in (Action.CLAIM, Action.CONFIRM):
        act_on_hit(waiting[0], action, who=lan, purpose=ASSESS, now=NOW, reason=REASON)
    [(last,)] = query("SELECT id FROM decision")
    act_on_hit(waiting[0], Action.REOPEN, who=lan, purpose=ASSESS, now=NOW, reason=REASON, seen=last)
    left = clear_alike(waiting[0], {waiting[0]: last}, reason=REASON, who=lan, purpose=ASSESS, now=NOW)
    assert [each.hit for each in left] == [waiting[0]]
    assert states()[0] == "new"


def test_hits_that_are_not_alike_are_left_as_they_are(waiting: list[int], lan: Person) -> None:
    left = clear_alike(waiting[0], {waiting[3]: None}, reason=REASON, who=lan, purpose=ASSESS, now=NOW)
    assert [each.hit for each in left] == [waiting[3]]
    assert set(states()) == {"new"}


def test_the_most_urgent_are_decided_alone(waiting: list[int], lan: Person) -> None:
    query("UPDATE hit SET severity = 'top' WHERE id = %s", [waiting[0]])
    chosen = dict.fromkeys(waiting[:2])
    left = clear_alike(waiting[1], chosen, reason=REASON, who=lan, purpose=ASSESS, now=NOW)
    assert [each.hit for each in left] == [waiting[0]]
    assert states()[:2] == ["new", "cleared"]


def test_no_more_than_the_most_at_once(
    waiting: list[int], lan: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review_alike, "MOST", 2)
    assert len(look_at_alike(waiting[2], who=lan, purpose=ASSESS, now=NOW)) == 2
    chosen = dict.fromkeys(waiting[:3])
    left = clear_alike(waiting[2], chosen, reason=REASON, who=lan, purpose=ASSESS, now=NOW)
    assert len(left) == 1


def test_without_a_reason_nothing_changes(waiting: list[int], lan: Person) -> None:
    with pytest.raises(NotAllowed, match="say why"):
        clear_alike(waiting[0], {waiting[0]: None}, reason="no", who=lan, purpose=ASSESS, now=NOW)
    assert set(states()) == {"new"}


def test_what_waits_no_more_has_nothing_alike(waiting: list[int], lan: Person) -> None:
    query("UPDATE hit SET state = 'cleared'")
    with pytest.raises(NotKept):
        look_at_alike(waiting[0], who=lan, purpose=ASSESS, now=NOW)


def test_who_only_oversees_may_not(waiting: list[int]) -> None:
    dpo = officer("dieu", Role.DATA_PROTECTION_OFFICER)
    with pytest.raises(NotPermitted):
        clear_alike(waiting[0], {waiting[0]: None}, reason=REASON, who=dpo, purpose=Purpose.OVERSEE, now=NOW)
