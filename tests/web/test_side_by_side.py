"""The hit card: traveller and entry side by side, and the next hit by one key."""

import pytest
from playwright.sync_api import expect

from browser import PASSWORD, chromium, sign_in
from haidang.ledger.bulk import query as ask
from haidang.vault.roles import Role
from listed import arrive, in_force
from specimens import manifest

ENTRY = "B-17,Border,Доэ,Джейн,Ann Roe,1991-02-15,M,,A1234567,UTO,high\n"


@pytest.fixture
def traveller(ledger):
    """Where Jane Doe stands, of whom the list speaks."""
    in_force(ENTRY)
    arrive(manifest("DOE:JANE|A1234567"))
    [(day, crossing)] = ask("SELECT day, id FROM crossing")
    return f"/travellers/{day}/{crossing}/"


def test_every_fact_says_in_words_whether_it_agrees(door, traveller):
    page = " ".join(door(Role.ANALYST).get(traveller).content.decode().split())
    verdicts = {
        part: page.partition(f'<th scope="row">{part}</th>')[2]
        .partition('<small aria-hidden="true">')[2]
        .partition("<")[0]
        for part in ("birth date", "sex", "nationality", "document")
    }
    assert verdicts == {
        "birth date": "differs",
        "sex": "differs",
        "nationality": "not told",
        "document": "agrees",
    }
    assert "read as <bdi>DZHEIN DOE</bdi>" in page
    assert "Ann Roe" in page


def test_numbers_stay_hidden_until_somebody_asks(door, traveller):
    browser = door(Role.ANALYST)
    assert "A1234567" not in browser.get(traveller).content.decode()
    assert browser.post(traveller, {"reveal": "1"}).content.decode().count("UTO A1234567") == 2


def test_without_the_entry_the_reasons_stand_as_they_were_found(door, traveller):
    ask("UPDATE hit SET version = version + 1")
    page = door(Role.ANALYST).get(traveller).content.decode()
    assert 'class="side-by-side"' not in page
    assert 'class="reasons"' in page


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_next_hit_is_taken_in_one_step(house, enrol, traveller, script):
    enrol(Role.ANALYST, "lan", password=PASSWORD)
    with chromium() as browser:
        page = browser.new_page(base_url=house, java_script_enabled=script)
        sign_in(page, "lan")
        page.goto("/hits/")
        expect(page.locator("button[name=next]")).to_be_visible()
        if script:
            page.keyboard.press("t")
        else:
            page.click("button[name=next]")
        expect(page.locator("article.hit .state").first).to_have_text("claimed")
        expect(page.locator(".side-by-side mark").first).to_be_visible()
        page.click("button[name=next]")
        expect(page.locator(".notice")).to_contain_text("No hit waits")
