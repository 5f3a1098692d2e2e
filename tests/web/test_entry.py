"""One entry of a list: its versions, its hits, and how the list fares."""

from datetime import UTC, datetime, timedelta

import pytest

from haidang.ledger.bulk import query as ask
from haidang.procedures.screen_known import screen_known
from haidang.vault.roles import Role
from listed import arrive, in_force
from specimens import manifest

FIRST = "B-17,Border,Doe,Jane,,1990-02-15,F,UTO,A1234567,UTO,high\n"


@pytest.fixture
def entry(ledger):
    """Listed as Jane, met, then listed as Janet of graver severity; its address."""
    in_force(FIRST)
    arrive(manifest("DOE:JANE|A1234567"))
    in_force(FIRST.replace("Jane", "Janet").replace("high", "top"))
    while screen_known(now=datetime.now(UTC)):
        pass
    [(number,)] = ask("SELECT DISTINCT id FROM watchlist_entry")
    return f"/entries/{number}/"


def test_every_version_says_what_it_changed_and_who_brought_it(door, entry):
    page = " ".join(door(Role.SUPERVISOR).get(entry).content.decode().split())
    versions = page.partition("<h2>Versions</h2>")[2].partition("</section>")[0]
    assert "<del><bdi>Jane</bdi></del> → <ins><bdi>Janet</bdi></ins>" in versions
    assert "<del>high</del> → <ins>top</ins>" in versions
    assert versions.count("proposed by Kim of Utopia, approved by Sam of Utopia") == 2
    assert "UTO A1234567" in page


def test_its_hits_lead_to_their_travellers(door, entry):
    page = door(Role.SUPERVISOR).get(entry).content.decode()
    [(day, crossing)] = ask("SELECT day, id FROM crossing")
    assert f"/travellers/{day}/{crossing}/#hit-" in page
    [(subjects,)] = ask("SELECT subjects FROM audit_note WHERE action = 'look at a list entry'")
    assert f"crossing {crossing}" in subjects


def test_who_may_not_see_hits_sees_how_many_there_are(door, entry):
    page = door(Role.WATCHLIST_KEEPER).get(entry).content.decode()
    assert "1 new" in page
    assert "/travellers/" not in page


def test_what_was_taken_off_says_so(door, entry):
    in_force("B-99,Border,Roe,Ann,,,,,,,normal\n")
    assert "taken off the list" in door(Role.SUPERVISOR).get(entry).content.decode()


def test_what_nobody_approved_is_not_shown(door, entry):
    assert door(Role.SUPERVISOR).get("/entries/1/").status_code == 404


def test_others_see_no_entry(door, entry):
    assert door(Role.ANALYST).get(entry).status_code == 403


def test_a_list_tells_how_its_hits_were_decided_and_that_its_review_is_due(door, entry):
    ask("UPDATE hit SET state = 'confirmed'")
    yesterday = datetime.now(UTC).date() - timedelta(days=1)
    ask("ALTER TABLE watchlist DISABLE TRIGGER USER")
    ask("UPDATE watchlist SET review_on = %s", [yesterday])
    browser = door(Role.WATCHLIST_KEEPER)
    for address in ("/watchlists/", "/watchlists/1/"):
        page = browser.get(address).content.decode()
        assert "100.0 %" in page, address
        assert "(21–100 %)" in page, address
        assert "review overdue" in page, address
    assert entry in browser.get("/watchlists/1/").content.decode()
