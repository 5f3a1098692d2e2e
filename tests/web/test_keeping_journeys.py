"""Two persons in two browsers: what one proposes, the other approves."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browser import PASSWORD, chromium, sign_in
from haidang.vault.roles import Role

LIST = "reference,list,surname,given,born\nB-17,Border,Doe,Jane,1990-02-15\nB-18,Border,Roe,Rick,soon\n"


@pytest.fixture
def browser(ledger, enrol) -> Iterator[Browser]:
    for username, role in (
        ("kim", Role.WATCHLIST_KEEPER),
        ("an", Role.CRITERIA_AUTHOR),
        ("sam", Role.SUPERVISOR),
        ("dung", Role.DATA_PROTECTION_OFFICER),
        ("op", Role.OPERATOR),
    ):
        enrol(role, username, password=PASSWORD)
    with chromium() as opened:
        yield opened


@pytest.fixture
def come_in(house, browser, query):
    complaints = []

    def signed_in(username: str, language: str = "en", **options) -> Page:
        query(f"UPDATE officer SET language = '{language}' WHERE username = '{username}'")
        page = browser.new_page(base_url=house, viewport={"width": 1366, "height": 768}, **options)
        page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        sign_in(page, username)
        return page

    yield signed_in
    assert [said for said in complaints if "Failed to load resource" not in said] == []


def start_list(page: Page) -> None:
    page.goto("/watchlists/")
    page.fill("[name=name]", "Border")
    page.fill("[name=owner]", "Border Guard of Utopia")
    page.fill("[name=purpose]", "Questions on entry")
    page.fill("[name=legal_basis]", "Border Act, section 4")
    page.click("text=Start the list")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_list_from_its_file_to_force(come_in, query, script):
    keeper, supervisor = come_in("kim", java_script_enabled=script), come_in("sam")
    start_list(keeper)
    keeper.set_input_files(
        "[name=file]", {"name": "border.csv", "mimeType": "text/csv", "buffer": LIST.encode()}
    )
    keeper.click("text=Show what would change")
    expect(keeper.locator("main")).to_contain_text("born 'soon' is no date")
    keeper.click("button[value=propose]")
    expect(keeper.locator("[role=status]")).to_contain_text("Proposed")
    supervisor.goto("/watchlists/")
    supervisor.click("text=for approval")
    expect(supervisor.locator("tr.added")).to_contain_text("Doe")
    assert query("SELECT version FROM watchlist") == [(0,)]
    supervisor.click("button[value=approve]")
    expect(supervisor.locator("[role=status]")).to_contain_text("In force")
    assert query("SELECT version FROM watchlist") == [(1,)]


def test_a_criterion_from_a_slip_of_the_pen_to_force(come_in, query):
    author, supervisor = come_in("an"), come_in("sam")
    author.goto("/criteria/write/")
    author.fill("[name=name]", "Booked late")
    author.locator("[name=text]").press_sequentially("booking.lead_hour < 24")
    expect(author.locator("#check mark")).to_have_text("booking.lead_hour")
    author.fill("[name=text]", "booking.lead_hours < 24")
    expect(author.locator("#check")).to_contain_text("It reads.")
    author.select_option("[name=offence]", "narcotics")
    author.fill("[name=exonerating]", "booking.frequent_flyer is yes")
    author.fill("[name=expected_hits]", "20")
    author.fill("[name=legal_basis]", "Passenger Data Act, section 7")
    author.fill("[name=justification]", "Couriers are often booked within a day.")
    author.click("text=Keep the draft")
    expect(author.locator("[role=status]")).to_contain_text("The draft is kept")
    author.click("text=Booked late")
    author.click("button[value=submit]")
    expect(author.locator("[role=status]")).to_contain_text("Submitted")
    supervisor.goto("/criteria/")
    supervisor.click("text=Booked late")
    supervisor.click("button[value=approve]")
    expect(supervisor.locator(".state.live")).to_be_visible()
    assert query("SELECT state FROM criterion") == [("live",)]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_nothing_sticks_out_at_1366_by_768(come_in, language):
    for username, addresses in {
        "kim": ["/watchlists/", "/help/"],
        "an": ["/criteria/", "/criteria/write/"],
        "dung": ["/messages/", "/audit/"],
        "op": ["/officers/", "/carriers/"],
    }.items():
        page = come_in(username, language=language)
        for address in addresses:
            page.goto(address)
            expect(page.locator("h1")).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 1366, address
            assert not re.search(r"undefined|None", page.inner_text("main")), address


def test_a_criterion_is_completed_and_put_into_boxes_by_keyboard(come_in, query):
    author = come_in("an")
    author.goto("/criteria/write/")
    text = author.locator("[name=text]")
    text.press_sequentially("booking.lead_h")
    expect(author.locator("#completing li").first).to_contain_text("booking.lead_hours")
    author.keyboard.press("Enter")
    expect(text).to_have_value("booking.lead_hours")
    text.press_sequentially(' < 24 and movement.origin is "hano')
    expect(author.locator("#completing li").first).to_contain_text("HAN")
    author.keyboard.press("Tab")
    expect(text).to_have_value('booking.lead_hours < 24 and movement.origin is "HAN"')
    author.locator("button[value='face:build']").press("Enter")
    expect(author.locator("[name='text:0.1.field']")).to_have_value("movement.origin")
    author.locator("button[value='text:add@0']").press("Enter")
    author.locator("[name='text:0.2.field']").fill("payment.kind")
    author.locator("[name='text:0.2.value']").fill("cash")
    author.locator("button[value='face:text']").press("Enter")
    expect(text).to_have_value(
        'booking.lead_hours < 24 and movement.origin is "HAN" and payment.kind is "cash"'
    )


def test_lists_and_countries_are_completed_by_their_names(come_in, query):
    query(
        "INSERT INTO code_list (name, version, members, why, state, author_id, approver_id, written_at) "
        "SELECT 'ports of concern', 1, '{HAN}', 'A report', 'live', min(id), max(id), now() FROM officer"
    )
    author = come_in("an")
    author.goto("/criteria/write/")
    text = author.locator("[name=text]")
    text.press_sequentially('movement.origin in list("por')
    expect(author.locator("#completing li").first).to_contain_text("ports of concern")
    author.keyboard.press("Enter")
    expect(text).to_have_value('movement.origin in list("ports of concern")')
    text.press_sequentially(' and movement.destination in ("CDG", country("colo')
    expect(author.locator("#completing li").first).to_contain_text("COL")
    author.keyboard.press("Tab")
    expect(text).to_have_value(
        'movement.origin in list("ports of concern") and movement.destination in ("CDG", country("COL")'
    )


def test_a_word_completed_late_replaces_all_that_was_typed(come_in):
    author = come_in("an")
    author.route("**/criteria/words/*begun=hano*", lambda route: route.fulfill(status=503))
    author.goto("/criteria/write/")
    text = author.locator("[name=text]")
    text.press_sequentially('movement.origin is "han')
    expect(author.locator("#completing li").first).to_contain_text("HAN")
    with author.expect_response("**/criteria/words/*begun=hano*"):
        text.press_sequentially("o")
    author.keyboard.press("Tab")
    expect(text).to_have_value('movement.origin is "HAN"')
