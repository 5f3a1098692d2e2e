"""A named person decides about a hit, with a reason, once; nobody decides over another's head."""

import pytest

from haidang.ledger.bulk import query
from haidang.vault.roles import Role

REASON = "Another birth date, and the paper was found again in March."


@pytest.fixture
def desk(door, scene):
    """``desk(browser, action)`` does to the hit what a form of the page would."""

    def act(browser, action, reason="", seen=""):
        form = {"hit": scene.hit, "action": action, "reason": reason, "seen": seen}
        return browser.post(scene.traveller, form)

    return act


def decisions():
    return query("SELECT id, outcome, reason, supersedes FROM decision ORDER BY id")


def state():
    return query("SELECT state FROM hit")[0][0]


def test_claim_then_clear_with_a_reason(door, desk, scene):
    lan = door(Role.ANALYST, "lan")
    assert desk(lan, "claim").headers["Location"] == f"{scene.traveller}#hit-{scene.hit}"
    assert desk(lan, "clear", REASON).status_code == 302
    [(_, outcome, reason, supersedes)] = decisions()
    assert (outcome, reason, supersedes, state()) == ("cleared", REASON, None, "cleared")
    assert REASON in lan.get(scene.traveller).content.decode()


def test_a_hit_is_claimed_from_the_queue_and_its_traveller_opens(door, scene):
    form = {"hit": scene.hit, "crossing": scene.jane, "day": str(scene.day), "seen": ""}
    answer = door(Role.ANALYST).post("/hits/", form)
    assert answer.headers["Location"] == f"{scene.traveller}#hit-{scene.hit}"
    assert state() == "claimed"


def test_no_decision_without_a_reason_and_what_was_written_stays(door, desk):
    lan = door(Role.ANALYST, "lan")
    desk(lan, "claim")
    answer = desk(lan, "confirm", "it is")
    assert answer.status_code == 409
    assert "at least 10 letters" in answer.content.decode()
    assert ">it is</textarea>" in answer.content.decode()
    assert decisions() == []


def test_the_second_of_two_browsers_hears_who_decided_and_what_to_do(door, desk):
    lan, minh = door(Role.ANALYST, "lan"), door(Role.ANALYST, "minh")
    desk(lan, "claim")
    desk(lan, "clear", REASON)
    answer = desk(minh, "confirm", "I think that it is them after all.")
    assert answer.status_code == 409
    assert "Already decided by Lan of Utopia at" in answer.content.decode()
    assert "reopen the hit" in answer.content.decode()
    assert len(decisions()) == 1


def test_two_decisions_in_one_place_are_refused_by_the_database_too(door, desk, scene):
    from django.db import IntegrityError

    lan = door(Role.ANALYST, "lan")
    desk(lan, "claim")
    desk(lan, "clear", REASON)
    with pytest.raises(IntegrityError, match="decision_in_turn"):
        query(
            "INSERT INTO decision (hit_id, outcome, reason, officer_id, decided_at, delete_on) "
            "SELECT hit_id, 'confirmed', reason, officer_id, decided_at, delete_on FROM decision"
        )


def test_nobody_decides_what_another_has_claimed(door, desk):
    lan, minh = door(Role.ANALYST, "lan"), door(Role.ANALYST, "minh")
    desk(lan, "claim")
    answer = desk(minh, "clear", REASON)
    assert answer.status_code == 409
    assert "Claimed by Lan of Utopia" in answer.content.decode()
    assert desk(minh, "release").status_code == 302
    assert state() == "new"


def test_a_second_thought_is_a_new_decision_in_the_place_of_the_old(door, desk):
    lan = door(Role.ANALYST, "lan")
    desk(lan, "claim")
    desk(lan, "clear", REASON)
    [(first, *_)] = decisions()
    assert desk(lan, "reopen", "The keeper of the list sent a photograph.", seen=first).status_code == 302
    assert state() == "new"
    outcomes = [(outcome, supersedes) for _, outcome, _, supersedes in decisions()]
    assert outcomes == [("cleared", None), ("reopened", first)]


def test_who_only_oversees_sees_no_form_and_cannot_send_one(door, desk, scene):
    officer = door(Role.DATA_PROTECTION_OFFICER)
    assert 'name="action"' not in officer.get(scene.traveller).content.decode()
    assert desk(officer, "claim").status_code == 403
    assert state() == "new"


def test_a_decision_is_written_down_with_hit_and_traveller(door, desk, scene):
    desk(door(Role.ANALYST, "lan"), "claim")
    assert query("SELECT action, subjects FROM audit_note") == [
        ("claim a hit", [f"hit {scene.hit}", f"crossing {scene.jane}"])
    ]


@pytest.mark.parametrize("form", [{}, {"action": "delete"}, {"hit": "x", "action": "claim"}])
def test_a_form_that_is_none_of_ours_changes_nothing(door, scene, form):
    assert door(Role.ANALYST).post(scene.traveller, form).status_code == 404
    assert state() == "new"
