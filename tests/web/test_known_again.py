"""What is known again stands on the hit, and on a page of whoever oversees, who lifts it."""

import pytest

from haidang.ledger.bulk import query
from haidang.vault.roles import Role

REASON = "Another birth date, and the paper was found again in March."


@pytest.fixture
def cleared(door, scene):
    lan = door(Role.ANALYST, "lan")
    for action in ("claim", "clear"):
        lan.post(scene.traveller, {"hit": scene.hit, "action": action, "reason": REASON, "seen": ""})
    return lan


def test_a_cleared_hit_says_how_long_it_is_remembered(cleared, scene):
    [(until,)] = query("SELECT to_char(delete_on, 'DD/MM/YYYY') FROM clearing")
    assert f"Remembered until {until}" in cleared.get(scene.traveller).content.decode()


def test_a_hit_known_again_says_who_cleared_whom_when_and_why(cleared, scene):
    query("UPDATE hit SET state = 'known again'")
    page = cleared.get(scene.traveller).content.decode()
    assert "Cleared by Lan of Utopia on" in page
    assert REASON in page
    assert 'value="reopen"' in page
    assert "JANE" not in cleared.get("/hits/").content.decode()
    assert "JANE" in cleared.get("/hits/?state=known").content.decode()


def test_whoever_oversees_sees_and_lifts_it(cleared, door, scene):
    officer = door(Role.DATA_PROTECTION_OFFICER)
    page = officer.get("/known-again/?q=doe").content.decode()
    assert "Lan of Utopia" in page
    assert REASON in page
    [(clearing,)] = query("SELECT id FROM clearing")
    refused = officer.post("/known-again/", {"clearing": clearing, "why": " "})
    assert (refused.status_code, "Say why" in refused.content.decode()) == (409, True)
    assert (
        officer.post("/known-again/", {"clearing": clearing, "why": "The paper is stolen."}).status_code
        == 302
    )
    page = officer.get("/known-again/").content.decode()
    assert "The paper is stolen." in page
    assert "Remembered until" not in cleared.get(scene.traveller).content.decode()


def test_nothing_found_says_so(door, scene):
    assert (
        "Nothing is known again here."
        in door(Role.DATA_PROTECTION_OFFICER).get("/known-again/").content.decode()
    )
