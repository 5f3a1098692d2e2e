"""No page has a barrier that axe-core knows of, by day or by night, nor sticks out of a small old screen."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from browser import PASSWORD, chromium, sign_in
from haidang.vault.roles import Role

SMALL = {"width": 1024, "height": 600}

PLACES = {
    Role.SUPERVISOR: (
        "/flights/",
        "{flight}",
        "{traveller}",
        "/hits/",
        "/try-name/",
        "/watchlists/",
        "/criteria/",
        "/messages/",
        "/quality/",
        "/help/",
        "/nowhere/",
    ),
    Role.DATA_PROTECTION_OFFICER: ("/audit/", "/known-again/"),
    Role.OPERATOR: ("/officers/", "/carriers/"),
    Role.WATCHLIST_KEEPER: ("/watchlists/",),
}


def barriers(page: Page) -> list[str]:
    found = [
        f"{each['id']}: {', '.join(str(node['target']) for node in each['nodes'])}"
        for each in Axe().run(page).response["violations"]
    ]
    sticks_out = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*found, *(["it sticks out"] if sticks_out else [])]


@pytest.mark.parametrize("role", PLACES)
@pytest.mark.parametrize(("language", "colours"), [("vi", "light"), ("en", "dark")])
def test_a_page_has_no_barriers(
    house: str, enrol: Any, scene: Any, role: Role, language: str, colours: Any
) -> None:
    enrol(role, "lan", language=language, password=PASSWORD)
    found = {}
    with chromium() as browser:
        page = browser.new_page(base_url=house, viewport=SMALL, color_scheme=colours)
        page.goto("/")
        found["the door"] = barriers(page)
        sign_in(page, "lan")
        for place in PLACES[role]:
            page.goto(place.format(flight=scene.flight, traveller=scene.traveller))
            found[place] = barriers(page)
    assert {place: each for place, each in found.items() if each} == {}
