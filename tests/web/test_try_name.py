"""A name tried against every list: what would be a hit, what comes near, and what it lacks."""

import pytest
from playwright.sync_api import expect

from browser import PASSWORD, chromium, sign_in
from haidang.ledger.bulk import query as ask
from haidang.vault.roles import Role
from listed import in_force

ROWS = (
    "B-17,Border,Doe,Jane,Джейн Доэ,1990-02-15,F,UTO,A1234567,UTO,high\n"
    "B-18,Border,Roe,Ann,,1984-03-07,F,UTO,,,normal\n"
)


@pytest.fixture
def listed(ledger):
    return in_force(ROWS)


def tried(browser, **told):
    return browser.post("/try-name/", told)


def test_who_is_listed_would_be_a_hit_with_the_whole_sum(door, listed):
    page = tried(door(Role.ANALYST), name="Jane Doe", born="15/02/1990").content.decode()
    article = page.partition("<article")[2].partition("</article>")[0]
    assert "would be a hit" in article
    assert "same day" in article
    assert "<tfoot>" in article


def test_who_comes_near_is_shown_with_what_is_lacking(door, listed):
    page = tried(door(Role.ANALYST), name="Anna Roe").content.decode()
    article = page.partition("<article")[2].partition("</article>")[0]
    assert "near, no hit" in article
    assert "It lacks" in article
    assert "birth date +" in article


def test_a_number_alone_finds_its_paper_and_is_shown_in_part(door, listed):
    page = tried(door(Role.ANALYST), document="A1234567", issuer="UTO").content.decode()
    article = page.partition("<article")[2].partition("</article>")[0]
    assert "would be a hit" in article
    assert "A1234567" not in article


def test_it_is_written_down_as_a_look_and_what_was_typed_is_not(door, listed):
    tried(door(Role.WATCHLIST_KEEPER), name="Jane Doe", born="1990")
    [(subjects, whole)] = ask("SELECT subjects, a::text FROM audit_note a WHERE action = 'try a name'")
    assert [subject.split()[0] for subject in subjects] == ["entry"] * len(subjects)
    assert "doe" not in whole.lower()


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"name": " "}, "Type a name"),
        ({"name": "Doe", "nationality": "Atlantis"}, "Atlantis is no country"),
        ({"name": "x" * 5000}, "Nobody on the lists comes near."),
        ({"name": "?!", "born": "31/02/1990", "sex": "Q"}, "Nobody on the lists comes near."),
    ],
)
def test_what_cannot_be_tried_says_so(door, listed, told, says):
    assert says in tried(door(Role.ANALYST), **told).content.decode()


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.CRITERIA_AUTHOR])
def test_others_may_not(door, listed, role):
    assert tried(door(role), name="Jane Doe").status_code == 403


def test_it_works_without_script_in_vietnamese(house, enrol, listed):
    enrol(Role.ANALYST, "lan", password=PASSWORD, language="vi")
    with chromium() as browser:
        page = browser.new_page(base_url=house, java_script_enabled=False)
        sign_in(page, "lan")
        page.goto("/try-name/")
        page.fill("[name=name]", "Джейн Доэ")
        page.click("main button.main")
        expect(page.locator("article mark").first).to_have_text("DZHEIN")
        assert "name" not in page.url.partition("?")[2]
