"""Hits alike, cleared together after a second look at how many they are."""

import pytest
from playwright.sync_api import expect

from browser import PASSWORD, chromium, sign_in
from haidang.ledger.bulk import query as ask
from haidang.vault.roles import Role
from listed import arrive, in_force
from specimens import manifest

REASON = "Another place of birth, and another face in each document."


@pytest.fixture
def hits(ledger):
    in_force("B-17,Border,Doe,Jane,,1990-02-15,F,UTO,,,high\n")
    arrive(*(manifest(f"DOE:JANE|A{day}", control=str(day), day=f"26040{day}") for day in (1, 2, 3)))
    return [hit for (hit,) in ask("SELECT id FROM hit ORDER BY id")]


def test_the_count_must_be_typed_and_is_checked(door, hits):
    lan, address = door(Role.ANALYST, "lan"), f"/hits/{hits[0]}/alike/"
    form = {"chosen": hits[:2], "reason": REASON}
    page = lan.post(address, form).content.decode()
    assert "You are about to clear 2 hits." in page
    assert ask("SELECT count(*) FROM decision") == [(0,)]
    answer = lan.post(address, {**form, "do": "clear", "count": "3"})
    assert (answer.status_code, "Type how many" in answer.content.decode()) == (409, True)
    assert REASON in answer.content.decode()
    assert lan.post(address, {**form, "do": "clear", "count": "2"}).status_code == 302
    assert ask("SELECT count(*) FROM decision") == [(2,)]


@pytest.mark.parametrize("form", [{}, {"chosen": "x"}, {"chosen": "9" * 30, "do": "clear"}])
def test_nothing_chosen_says_so(door, hits, form):
    answer = door(Role.ANALYST).post(f"/hits/{hits[0]}/alike/", form)
    assert (answer.status_code, "Choose at least one." in answer.content.decode()) == (409, True)


def test_the_hit_leads_there_and_who_cannot_decide_sees_no_way(door, hits):
    [(day, crossing)] = ask("SELECT day, crossing_id FROM hit WHERE id = %s", [hits[0]])
    traveller = f"/travellers/{day}/{crossing}/"
    assert "2 other hits ask nearly the same" in door(Role.ANALYST).get(traveller).content.decode()
    dpo = door(Role.DATA_PROTECTION_OFFICER)
    assert "ask nearly the same" not in dpo.get(traveller).content.decode()
    assert dpo.get(f"/hits/{hits[0]}/alike/").status_code == 403


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_one_hit_to_three_decisions(house, enrol, hits, script):
    enrol(Role.ANALYST, "lan", password=PASSWORD)
    with chromium() as browser:
        page = browser.new_page(base_url=house, java_script_enabled=script)
        sign_in(page, "lan")
        page.goto(f"/hits/{hits[0]}/alike/")
        page.fill("[name=reason]", REASON)
        page.click("form button.main >> nth=-1")
        expect(page.locator("[name=count]")).to_be_visible()
        page.fill("[name=count]", "3")
        page.click("button[value=clear]")
        expect(page.locator(".notice")).to_contain_text("3 hits are cleared in your name.")


def test_everything_is_said_in_vietnamese(door, hits):
    page = door(Role.ANALYST, language="vi").get(f"/hits/{hits[0]}/alike/").content.decode()
    assert "Trùng khớp giống nhau" in page
    assert "Go on" not in page
