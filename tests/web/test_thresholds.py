"""The page of a list's thresholds: what another would mean, proposed by one and approved by another."""

import pytest
from playwright.sync_api import expect

from browser import PASSWORD, chromium, sign_in
from haidang.ledger.bulk import query as ask
from haidang.procedures.sample_traffic import sample_traffic
from haidang.vault.roles import Role
from listed import arrive, in_force
from specimens import manifest


@pytest.fixture
def page_of(ledger):
    number = in_force("B-17,Border,Doe,Jane,,1990-02-15,F,UTO,,,high\n")
    arrive(manifest("DOE:JANE", "POE:EDGAR"))
    return f"/watchlists/{number}/thresholds/"


def sampled(browser, page_of):
    from datetime import UTC, datetime

    browser.post(page_of, {"do": "sample"})
    while sample_traffic(now=datetime.now(UTC)):
        pass
    ask("UPDATE traffic_sample SET a_day = 20000")


def test_without_a_sample_nobody_promises_anything(door, page_of):
    page = door(Role.WATCHLIST_KEEPER).get(page_of).content.decode()
    assert "No sample has been drawn yet" in page
    assert "<svg class=" not in page.partition('id="high"')[2].partition("</h2>")[2]


def test_what_another_threshold_means_stands_beside_what_is(door, page_of):
    keeper = door(Role.WATCHLIST_KEEPER)
    sampled(keeper, page_of)
    page = keeper.get(f"{page_of}?severity=high&points=29").content.decode()
    asked = page.partition('id="expected-high">')[2].partition("</output>")[0]
    assert asked.startswith("0.0 a day")
    assert ", now " in asked
    assert ", now 0.0 a day" not in asked, "Jane reaches the threshold in force"


def test_one_proposes_and_another_approves(door, page_of):
    keeper, supervisor = door(Role.WATCHLIST_KEEPER), door(Role.SUPERVISOR)
    form = {"do": "propose", "severity": "high", "points": "20", "why": "Too many at night."}
    assert keeper.post(page_of, form).status_code == 302
    [(number,)] = ask("SELECT id FROM watchlist_threshold")
    assert keeper.post(page_of, {"do": "approve", "threshold": number}).status_code in (403, 409)
    assert "Too many at night." in supervisor.get(page_of).content.decode()
    assert supervisor.post(page_of, {"do": "approve", "threshold": number}).status_code == 302
    assert "from 20.0 points on" in keeper.get(page_of).content.decode()


@pytest.mark.parametrize("form", [{}, {"do": "nothing"}, {"do": "propose", "points": "nan", "why": ""}])
def test_a_form_that_is_none_of_ours_changes_nothing(door, page_of, form):
    assert door(Role.WATCHLIST_KEEPER).post(page_of, form).status_code in (200, 409)
    assert ask("SELECT count(*) FROM watchlist_threshold") == [(0,)]


def test_who_keeps_no_lists_sees_no_page(door, page_of):
    assert door(Role.ANALYST).get(page_of).status_code == 403


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_moving_a_threshold_shows_the_alerts_to_be_expected(house, enrol, door, page_of, script):
    sampled(door(Role.WATCHLIST_KEEPER), page_of)
    enrol(Role.SUPERVISOR, "sue", password=PASSWORD)
    with chromium() as browser:
        page = browser.new_page(base_url=house, java_script_enabled=script)
        sign_in(page, "sue")
        page.goto(page_of)
        expect(page.locator("#high svg.spread")).to_be_visible()
        page.fill("#high form[method=get] [name=points]", "29")
        if not script:
            page.click("#high form[method=get] button")
        expect(page.locator("#expected-high")).to_contain_text("0.0 a day")
