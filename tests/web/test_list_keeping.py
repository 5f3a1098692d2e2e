"""The keeper's pages of lists: entries by hand, what a list is, its end, feeds and exports."""

import io
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from browser import PASSWORD, chromium, sign_in
from haidang.ledger import paper_files, watchlists
from haidang.ledger.models import Watchlist, WatchlistChange, WatchlistStanding
from haidang.vault.roles import Role

Door = Callable[..., Any]
ROWS = (
    "reference,surname,given,weak_aliases,original_names,born,phones,valid_until,instruction,instruction_vi\n"
    "B-17,Doe,Jane,The Pilot,Джейн Доу,1990-02-15|1988/1990,+999 1234567,2027-12-31,Call,Gọi trực ban\n"
    "B-18,Roe,Rick,,,1971,,,,\n"
)
LIST = {
    "name": "Border",
    "owner": "Border Guard of Utopia",
    "purpose": "Questions on entry",
    "legal_basis": "Border Act, section 4",
    "agencies": "Border Guard, Customs",
    "severity": "high",
    "review_on": "2026-01-01",
}


@pytest.fixture
def keeper(door: Door) -> Any:
    return door(Role.WATCHLIST_KEEPER)


@pytest.fixture
def supervisor(door: Door) -> Any:
    return door(Role.SUPERVISOR)


def text(answer: Any) -> str:
    return str(answer.content.decode())


def change_address() -> str:
    return f"/watchlists/changes/{WatchlistChange.objects.latest('id').pk}/"


@pytest.fixture
def border(keeper: Any, supervisor: Any) -> str:
    """The address of a list in force with two entries."""
    keeper.post("/watchlists/", LIST)
    number = Watchlist.objects.get().pk
    file = io.BytesIO(ROWS.encode())
    file.name = "border.csv"
    keeper.post(f"/watchlists/{number}/", {"file": file})
    keeper.post(change_address(), {"do": "propose"})
    supervisor.post(change_address(), {"do": "approve"})
    return f"/watchlists/{number}/"


def in_force() -> set[str]:
    return {entry.reference for entry in watchlists.entries()}


def test_a_list_shows_what_it_is_and_that_its_review_is_due(border: str, keeper: Any) -> None:
    shown = text(keeper.get(border))
    assert "Border Guard, Customs" in shown
    assert "review overdue</span> 01/01/2026" in shown
    assert "review overdue" in text(keeper.get("/watchlists/"))
    for fact in ("The Pilot", "Джейн Доу", "15/02/1990, 1988/1990", "+999 1234567", "until 31/12/2027"):
        assert fact in shown


def test_an_entry_is_changed_and_another_taken_off_in_one_draft(
    border: str, keeper: Any, supervisor: Any
) -> None:
    form = text(keeper.get(f"{border}write/?reference=B-17"))
    assert 'value="1990-02-15|1988/1990"' in form
    keeper.post(f"{border}write/", {"do": "put", "reference": "B-17", "surname": "Doe", "given": "Janet"})
    keeper.post(f"{border}write/", {"do": "take off", "reference": "B-18"})
    shown = text(keeper.get(change_address()))
    assert "Janet" in shown
    assert in_force() == {"B-17", "B-18"}
    keeper.post(change_address(), {"do": "propose"})
    supervisor.post(change_address(), {"do": "approve"})
    assert [entry.name for entry in watchlists.entries()] == ["Janet Doe"]


def test_what_was_filled_in_stays_when_it_cannot_be_kept(border: str, keeper: Any) -> None:
    cells = {"reference": "B-19", "given": "Pat", "born": "soon"}
    answer = keeper.post(f"{border}write/", {"do": "put"} | cells)
    assert "is no date" in text(answer)
    assert 'value="soon"' in text(answer)


def test_what_a_list_is_changes_by_a_proposal_shown_side_by_side(
    border: str, keeper: Any, supervisor: Any
) -> None:
    asked = LIST | {"do": "change", "owner": "Harbour Guard", "why": "They took it over"}
    answer = keeper.post(f"{border}particulars/", asked, follow=True)
    assert re.search(r"<td>Border Guard of Utopia</td><td>Harbour Guard</td>", text(answer))
    assert "They took it over" in text(supervisor.get(change_address()))
    supervisor.post(change_address(), {"do": "approve"})
    assert Watchlist.objects.get().owner == "Harbour Guard"


def test_a_list_is_closed_by_two_persons(border: str, keeper: Any, supervisor: Any) -> None:
    assert "Say why" in text(keeper.post(f"{border}particulars/", {"do": "close"}))
    keeper.post(f"{border}particulars/", {"do": "close", "why": "It is over"})
    supervisor.post(change_address(), {"do": "approve"})
    assert in_force() == set()
    assert "This list was closed" in text(keeper.get(border))


def test_a_standing_approval_is_asked_for_given_and_ended(border: str, keeper: Any, supervisor: Any) -> None:
    until = (datetime.now(UTC) + timedelta(days=30)).date()
    asked = {"source": "Nightly", "format": "csv", "most_removed": "5", "most_changed": "10"}
    assert "a year at most" in text(keeper.post(f"{border}standing/", asked, follow=True))
    keeper.post(f"{border}standing/", asked | {"until": str(until)})
    standing = WatchlistStanding.objects.get()
    keeper.post(f"{border}standing/", {"do": "approve", "standing": standing.pk})
    standing.refresh_from_db()
    assert standing.approved_by is None
    supervisor.post(f"{border}standing/", {"do": "approve", "standing": standing.pk})
    assert "Given by" in text(keeper.get(border))
    supervisor.post(f"{border}standing/", {"do": "end", "standing": standing.pk})
    assert "Every load waits for a supervisor" in text(keeper.get(border))


@pytest.mark.parametrize(("form", "beginning"), [("csv", "reference,"), ("ftm", '{"id":"B-17"')])
def test_an_export_is_a_file_and_written_down(border: str, keeper: Any, form: str, beginning: str) -> None:
    answer = keeper.get(f"{border}export/{form}/")
    page = b"".join(answer.streaming_content).decode()
    assert page.startswith(beginning)
    assert "Джейн Доу" in page
    assert "attachment" in answer["Content-Disposition"]


def test_a_list_leaves_in_no_other_form(border: str, keeper: Any) -> None:
    assert keeper.get(f"{border}export/pdf/").status_code == 404


@pytest.mark.parametrize("address", ["write/", "particulars/"])
def test_only_a_keeper_changes_a_list(border: str, supervisor: Any, address: str) -> None:
    for asked in ({"do": "put", "reference": "B-1", "surname": "Doe"}, {"do": "close", "why": "x"}):
        if (asked["do"] == "close") == (address == "particulars/"):
            assert supervisor.post(f"{border}{address}", asked).status_code == 403


@pytest.fixture
def pages(house: str, enrol: Door, query: Any) -> Iterator[Callable[[str, str], Page]]:
    for username, role in (("ky", Role.WATCHLIST_KEEPER), ("su", Role.SUPERVISOR)):
        enrol(role, username, password=PASSWORD)
    with chromium() as browser:

        def signed_in(username: str, language: str) -> Page:
            query(f"UPDATE officer SET language = '{language}' WHERE username = '{username}'")
            page = browser.new_page(base_url=house, viewport={"width": 1366, "height": 768})
            sign_in(page, username)
            return page

        yield signed_in


@pytest.fixture
def addresses(border: str, keeper: Any) -> list[str]:
    """Every page of a list with a draft open. Django is asked before Playwright's loop runs."""
    keeper.post(f"{border}write/", {"do": "put", "reference": "B-17", "surname": "Doe", "given": "Janet"})
    forms = (f"{border}write/?reference=B-17", f"{border}particulars/")
    return ["/watchlists/", border, *forms, change_address()]


@pytest.mark.parametrize("language", ["en", "vi"])
def test_nothing_sticks_out_of_the_keeper_s_pages(
    addresses: list[str], pages: Callable[[str, str], Page], language: str
) -> None:
    page = pages("ky", language)
    for address in addresses:
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 1366, address
        assert not re.search(r"undefined|None(?!\.)", page.inner_text("main")), address


def test_a_list_of_papers_shows_how_they_are_kept_and_whether_one_is_on_it(
    keeper: Any, supervisor: Any
) -> None:
    keeper.post("/watchlists/", LIST | {"name": "Stolen", "papers_alone": "on"})
    address = f"/watchlists/{Watchlist.objects.get().pk}/"
    assert "Add an entry by hand" not in text(keeper.get(address))
    file = io.BytesIO(b"number,issuer,type\nL898902C3,UTO,P\nL898902C3,UTO,P\n")
    file.name = "stolen.csv"
    keeper.post(address, {"file": file})
    shown = text(keeper.get(change_address()))
    assert "papers that stand in the file more than once" in shown
    assert "the numbers cannot be shown" in shown
    keeper.post(change_address(), {"do": "propose"})
    supervisor.post(change_address(), {"do": "approve"})
    shown = text(keeper.get(address))
    assert "1 paper" in shown
    assert re.search(r"marks alone, which nobody can read <small>made on .*, 67 MB</small>", shown)
    assert "UTO l898902-c3 is on the list." in text(keeper.get(address, {"q": "UTO l898902-c3"}))
    assert "UTO L898902C4 is not on the list." in text(keeper.get(address, {"q": "UTO L898902C4"}))
    assert "Write the issuer" in text(keeper.get(address, {"q": "L898902C3"}))
    assert keeper.get(f"{address}export/csv/").status_code == 404
    assert "load the whole file" in text(
        keeper.post(f"{address}write/", {"do": "put", "reference": "B-1", "surname": "Doe"})
    )
    paper_files.delete_others(())
