"""Law 5: who looked at whom and why is written before it is answered. No log, no answer."""

import pytest

from haidang.ledger.bulk import query
from haidang.vault.roles import Role


def notes():
    return query("SELECT who, action, purpose, subjects FROM audit_note ORDER BY number")


def test_each_look_leaves_a_note_of_whom_and_why(door, scene):
    browser = door(Role.ANALYST, "lan")
    for address in (scene.flight, scene.traveller, "/hits/"):
        browser.get(address)
    browser.post(scene.traveller, {"reveal": "1"})
    purpose = "assess before arrival or departure"
    both = [f"crossing {scene.jane}", f"crossing {scene.john}"]
    assert notes() == [
        ("lan", "look at a movement", purpose, [f"movement {scene.movement}"]),
        ("lan", "look at a traveller", purpose, both),
        ("lan", "look at hits", purpose, [f"crossing {scene.jane}"]),
        ("lan", "reveal documents and contacts", purpose, both),
    ]


def test_what_shows_nobody_leaves_none(door, scene):
    browser = door(Role.ANALYST)
    browser.get("/flights/")
    browser.get("/hits/news/")
    assert notes() == []


@pytest.fixture
def a_full_log():
    """The database role of the house may not write into the audit."""
    query("CREATE ROLE blind")
    query("GRANT ALL ON ALL TABLES IN SCHEMA public TO blind")
    query("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO blind")
    query("REVOKE INSERT ON audit_note FROM blind")
    query("SET ROLE blind")
    yield
    query("RESET ROLE")
    query("DROP OWNED BY blind")
    query("DROP ROLE blind")


def test_when_it_cannot_be_written_down_nothing_is_shown(door, scene, a_full_log):
    browser = door(Role.ANALYST)
    for address in (scene.flight, scene.traveller, "/hits/"):
        answer = browser.get(address)
        assert answer.status_code == 503, address
        assert "DOE" not in answer.content.decode()
        assert "call the operator" in answer.content.decode()


def test_when_it_cannot_be_written_down_nothing_is_done(door, scene, a_full_log):
    answer = door(Role.ANALYST).post(scene.traveller, {"hit": scene.hit, "action": "claim"})
    assert answer.status_code == 503
    assert query("SELECT state FROM hit") == [("new",)]


def test_a_database_that_went_away_is_said_in_words(door, scene):
    browser = door(Role.ANALYST)
    from django.db import connection

    kept, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], "no_such_database"
    connection.close()
    try:
        answer = browser.get(scene.traveller)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = kept
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert "does not answer" in answer.content.decode()
