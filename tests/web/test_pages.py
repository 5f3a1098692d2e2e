"""Every page opens for the roles it is for, and for nobody else; each speaks both languages."""

import re

import pytest

from haidang.vault.roles import Role, may
from haidang.web.pages import PAGES

EVERYONE = frozenset(Role)
OF_TRAVELLERS = frozenset({Role.ANALYST, Role.SUPERVISOR, Role.DATA_PROTECTION_OFFICER})
WHO_MAY_OPEN = {
    "flights": EVERYONE,
    "flight": OF_TRAVELLERS,
    "traveller": OF_TRAVELLERS,
    "hits": OF_TRAVELLERS,
    "hits_news": OF_TRAVELLERS,
}
# They answer with a file or with data, or lead to the page they are part of.
ANSWER_WITHOUT = {"criterion_words", "watchlist_export", "watchlist_standing"}


def addresses(scene):
    return {
        "flights": "/flights/",
        "flight": scene.flight,
        "traveller": scene.traveller,
        "hits": "/hits/",
        "hits_news": "/hits/news/",
    }


@pytest.mark.parametrize("role", Role)
def test_a_page_opens_for_its_roles_and_for_nobody_else(door, scene, role):
    browser = door(role)
    for name, address in addresses(scene).items():
        expected = 200 if role in WHO_MAY_OPEN[name] else 403
        answer = browser.get(address)
        assert answer.status_code == expected, (name, role)
        if expected == 403:
            assert "DOE" not in answer.content.decode()
            assert "may:" in answer.content.decode(), "it says who may"


def test_a_stranger_sees_no_page(scene):
    from django.test import Client

    stranger = Client(SERVER_NAME="localhost")
    for address in addresses(scene).values():
        assert stranger.get(address).headers["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("language", ["en", "vi"])
def test_pages_speak_the_officers_language(door, scene, language):
    browser = door(Role.SUPERVISOR, language=language)
    word = {"en": "Documents and contacts", "vi": "Giấy tờ và liên lạc"}[language]
    assert word in browser.get(scene.traveller).content.decode()


def test_a_word_that_stands_in_a_template_is_in_the_language_of_each_reader(door, scene):
    english, vietnamese = door(Role.ANALYST), door(Role.SUPERVISOR, language="vi")
    heads = [
        re.findall(r'<th scope="col">(manifest|bản kê)</th>', browser.get(scene.traveller).content.decode())
        for browser in (english, vietnamese, english)
    ]
    assert heads == [["manifest"], ["bản kê"], ["manifest"]]


def test_the_menu_holds_what_the_role_may_open(door):
    menu = door(Role.OPERATOR).get("/flights/").content.decode()
    assert 'href="/flights/"' in menu
    assert 'href="/hits/"' not in menu


def test_what_was_never_kept_is_not_found_and_says_what_to_do(door, scene):
    browser = door(Role.ANALYST)
    for address in ("/flights/1/", "/travellers/2026-04-01/1/", "/travellers/yesterday/1/", "/nowhere/"):
        answer = browser.get(address)
        assert answer.status_code == 404, address
        assert "retention date" in answer.content.decode()


def test_every_page_has_a_template_and_its_own_name():
    from django.template.loader import get_template

    names = {page.name for page in PAGES}
    assert len(names) == len(PAGES)
    for name in names - ANSWER_WITHOUT:
        get_template(f"{name}.html")


@pytest.mark.parametrize("role", Role)
def test_the_menu_promises_what_the_procedures_keep(door, scene, role):
    browser = door(role)
    for page in PAGES:
        if page.needs and "<" not in page.path:
            expected = 200 if may(role, page.needs) else 403
            assert browser.get(f"/{page.path}").status_code == expected, (page.name, role)
