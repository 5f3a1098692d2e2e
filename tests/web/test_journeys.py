"""Whole journeys in the machine's own Chromium: with script and without, by keyboard, in Vietnamese,
on paper.

What a page writes to the browser's console as an error, the policy's complaints too, fails its journey.
"""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser import PASSWORD, chromium, sign_in
from haidang.vault.roles import Role

REASON = "Another birth date, and the paper was found again in March."


@pytest.fixture
def come_in(house, enrol, scene, query):
    """``come_in()`` signs an officer in as a person would; the page they then see."""
    for username in ("lan", "minh"):
        enrol(Role.ANALYST, username, password=PASSWORD)
    complaints = []

    with chromium() as browser:

        def signed_in(username: str = "lan", language: str = "en", **options: Any) -> Page:
            query(f"UPDATE officer SET language = '{language}' WHERE username = '{username}'")
            page = browser.new_page(base_url=house, viewport={"width": 1366, "height": 768}, **options)
            page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            sign_in(page, username)
            return page

        yield signed_in
    # The browser itself notes every answer that is not a success; those are what some journeys are about.
    assert [said for said in complaints if "Failed to load resource" not in said] == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_from_sign_in_to_a_decision(come_in, scene, script, query):
    page = come_in(java_script_enabled=script)
    page.click("text=X1123")
    expect(page.locator("tbody.party")).to_contain_text("JOHN")
    page.click("text=DOE, JANE")
    page.click("button[value=claim]")
    page.fill("[name=reason]", REASON)
    page.click("button[value=clear]")
    expect(page.locator(".decision")).to_contain_text(REASON)
    expect(page.locator("article.hit .state").first).to_have_text("cleared")
    assert query("SELECT outcome, reason FROM decision") == [("cleared", REASON)]


def test_the_queue_is_worked_by_keyboard(come_in, scene):
    page = come_in()
    page.goto("/hits/")
    page.keyboard.press("j")
    expect(page.locator("tr[aria-selected=true]")).to_contain_text("JANE")
    page.keyboard.press("c")
    page.wait_for_url(re.compile("travellers"))
    page.keyboard.press("n")
    page.keyboard.type(REASON)
    expect(page.locator("[name=reason]")).to_have_value(REASON)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".decision")).to_contain_text("cleared")


def test_letters_typed_into_a_field_are_no_commands(come_in, scene):
    page = come_in()
    page.goto("/hits/")
    page.focus("[name=title]")
    page.keyboard.type("jcyn?")
    expect(page.locator("[name=title]")).to_have_value("jcyn?")
    expect(page.locator("tr[aria-selected=true]")).to_have_count(0)
    composing = "new KeyboardEvent('keydown', {key: 'j', isComposing: true, bubbles: true})"
    page.evaluate(f"document.body.dispatchEvent({composing})")
    expect(page.locator("tr[aria-selected=true]")).to_have_count(0)


def test_the_list_of_keys_opens_and_single_keys_can_be_switched_off(come_in, scene):
    page = come_in()
    page.goto("/hits/")
    page.keyboard.press("?")
    page.uncheck("#keys-on")
    page.click("#keys button")
    page.keyboard.press("j")
    expect(page.locator("tr[aria-selected=true]")).to_have_count(0)


def test_choosing_a_fact_shows_its_segments(come_in, scene):
    page = come_in()
    page.goto(scene.traveller)
    page.click(".told a.fact:has-text('15/02/1990')")
    expect(page.locator(".segments .shown")).to_contain_text("DTM+329:900215")


def test_choosing_a_fact_leads_to_its_segment_without_script(come_in, scene):
    page = come_in(java_script_enabled=False)
    page.goto(scene.traveller)
    page.click(".told a.fact:has-text('15/02/1990')")
    expect(page.locator(".segments li:target")).to_contain_text("DTM+329:900215")


def test_the_second_of_two_deciders_is_told_so(come_in, scene, query):
    lan, minh = come_in(username="lan"), come_in(username="minh")
    lan.goto(scene.traveller)
    lan.click("button[value=claim]")
    expect(lan.locator("button[value=release]")).to_be_visible()
    minh.goto(scene.traveller)
    minh.click("button[value=release]")
    minh.click("button[value=claim]")
    minh.fill("[name=reason]", REASON)
    minh.click("button[value=confirm]")
    expect(minh.locator(".decision")).to_contain_text(REASON)
    lan.fill("[name=reason]", "It is another person: the birth date differs.")
    lan.click("button[value=clear]")
    expect(lan.locator("[role=alert]")).to_contain_text("Already decided by Minh of Utopia")
    assert query("SELECT outcome FROM decision") == [("confirmed",)]


def test_a_board_that_refreshes_itself_moves_no_row_under_the_pointer(come_in, scene, query):
    page = come_in()
    page.hover("#live tbody tr")
    query("UPDATE movement SET id = id + 1000000")
    query("UPDATE crossing SET movement_id = movement_id + 1000000")
    row = page.locator("#live tbody tr").get_attribute("id")
    page.evaluate("htmx.trigger('#live', 'refresh')")
    expect(page.locator("#new-rows")).to_be_visible()
    assert page.locator("#live tbody tr").get_attribute("id") == row
    page.click("#new-rows")
    expect(page.locator("#live tbody tr")).not_to_have_attribute("id", row)


def test_everything_can_be_done_in_vietnamese(come_in, scene):
    page = come_in(language="vi")
    expect(page.locator("html")).to_have_attribute("lang", "vi")
    page.goto(scene.traveller)
    page.click("text=Nhận xử lý")
    page.fill("[name=reason]", "Khác ngày sinh, và giấy tờ đã được tìm lại hồi tháng Ba.")
    page.click("text=Loại trừ: không phải")
    expect(page.locator(".decision")).to_contain_text("đã loại trừ")


def test_on_paper_stand_who_printed_it_and_no_menu(come_in, scene):
    page = come_in()
    page.goto(scene.traveller)
    page.emulate_media(media="print")
    expect(page.locator(".on-paper")).to_contain_text("Printed by Lan of Utopia (lan)")
    expect(page.locator(".on-paper")).to_contain_text(scene.traveller)
    for unneeded in (".topbar", ".decide", ".screen-only"):
        expect(page.locator(unneeded).first).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "vi"])
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_nothing_sticks_out_at_1366_by_768(come_in, scene, colours, language):
    page = come_in(language=language, color_scheme=colours)
    for address in ("/flights/", "/hits/", scene.flight, scene.traveller):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1366, address


def test_after_sign_out_the_back_button_shows_nobody(come_in, scene):
    page = come_in()
    page.goto(scene.traveller)
    page.click(".person summary")
    page.click("text=Sign out")
    # The door's page comes in a fresh browsing context: only there has the browser a way back to offer.
    expect(page.locator("[name=password]")).to_be_visible()
    page.go_back()
    expect(page.locator("[name=password]")).to_be_visible()
    expect(page.locator("body")).not_to_contain_text("JANE")
