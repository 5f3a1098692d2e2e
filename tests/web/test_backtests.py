"""Tests on the past, as pages."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from browser import PASSWORD, chromium, sign_in
from haidang.history.figures import Changes, Example, Figures, Month, Overlap, Route, Skew, Week
from haidang.history.interval import Interval, share
from haidang.ledger import backtests
from haidang.ledger.models import BacktestState as State
from haidang.vault.roles import Permission, Role, may

Door = Callable[..., Any]
HANOI = 'movement.origin is "HAN"'


@pytest.fixture
def author(door: Door) -> Any:
    return door(Role.CRITERIA_AUTHOR)


def start_of_month(day: date) -> str:
    """As the table of months writes that of the week of a day."""
    return f"{day - timedelta(days=day.weekday()):%m/%Y}"


def text(answer: Any) -> str:
    return str(answer.content.decode())


UNEVEN = Skew(trait="sex", value="M", crossings=200, hits=60, odds=Interval(3.86, 2.2, 6.7))
SLIGHT = Skew(trait="age_band", value="35-49", crossings=90000, hits=900, odds=Interval(1.11, 1.1, 1.12))
FEW = Skew(trait="nationality", value="UTO", crossings=200, hits=6, odds=None)


def month(start: date) -> Month:
    return Month(
        start=start.replace(day=1),
        crossings=12400,
        hits=4,
        confirmed=1,
        cleared=2,
        precision=share(1, 3),
        skews=(UNEVEN, SLIGHT, FEW),
    )


def figures(scene: Any, **told: Any) -> Figures:
    start = scene.day - timedelta(days=scene.day.weekday())
    facts: dict[str, Any] = {
        "days": 7,
        "of_days": 7,
        "crossings": 12400,
        "hits": 4,
        "confirmed": 1,
        "cleared": 2,
        "precision": share(1, 3),
        "weeks": (Week(start=start, crossings=12400, hits=4),),
        "routes": (Route(route="HAN-CDG", crossings=300, hits=4),),
        "changes": Changes(hits=5, added=2, lost=3),
        "overlaps": (Overlap(key=3, name="Cash", hits=2), Overlap(key=4, name="Locator", hits=None)),
        "months": (month(start),),
        "skews": (UNEVEN, SLIGHT, FEW),
        "examples": (Example(crossing=scene.jane, day=scene.day),),
    }
    return Figures(**(facts | told))


def counted(number: int, told: Figures, *, state: State | None = State.DONE) -> None:
    """What a worker would have told by now."""
    now = datetime.now(UTC)
    assert backtests.take(number)
    assert backtests.tell(number, told)
    if state:
        backtests.end(number, state, now)


def asked(author: Any, **changed: str) -> str:
    """Ask from the form; the page of the test."""
    form = {"name": "Hanoi", "text": HANOI, "exonerating": "", "months": "3"} | changed
    return str(author.post("/criteria/past/", form).headers["Location"])


@pytest.mark.parametrize("role", Role)
def test_who_sees_criteria_may_test_them_and_nobody_else(door: Door, role: Role) -> None:
    expected = 200 if may(role, Permission.SEE_CRITERIA) else 403
    assert door(role).get("/criteria/past/").status_code == expected


def test_a_wording_is_asked_and_waits(author: Any) -> None:
    page = text(author.get(asked(author)))
    assert "waiting" in page
    assert 'http-equiv="refresh"' in page  # without script the page asks again by itself
    assert 'value="stop"' in page


def test_what_was_written_comes_back_with_its_flaw(author: Any) -> None:
    page = text(author.post("/criteria/past/", {"name": "x", "text": "booking.lead_hour < 3"}))
    assert "did you mean booking.lead_hours" in page
    assert "<mark>booking.lead_hour</mark>" in page


def test_a_draft_that_is_being_written_can_be_tested(author: Any) -> None:
    page = text(author.get("/criteria/write/"))
    assert 'formaction="/criteria/past/"' in page


def test_figures_stand_there_in_words_and_pictures(author: Any, scene: Any) -> None:
    where = asked(author)
    counted(int(where.split("/")[-2]), figures(scene))
    page = text(author.get(where))
    for told in (
        "12,400",
        "3,100",
        "33.3 %",
        "+2",
        "−3",
        "HAN-CDG",
        "3.86",
        "2.20 – 6.70",
        "slightly",
        "too few",
        start_of_month(scene.day),
    ):
        assert told in page, told
    assert page.count('"due">uneven') == 1
    assert "Mantel" in page
    assert 'http-equiv="refresh"' not in page
    assert page.count("<svg") >= 3


def test_a_month_tells_of_what_is_uneven_in_it_and_not_by_little(author: Any, scene: Any) -> None:
    where = asked(author)
    counted(int(where.split("/")[-2]), figures(scene))
    [row] = re.findall(f">{start_of_month(scene.day)}</th>.*?</tr>", text(author.get(where)), re.DOTALL)
    assert "3.86" in row
    assert "1.11" not in row


def test_criteria_that_share_no_hit_are_counted_not_listed(author: Any, scene: Any) -> None:
    where = asked(author)
    silent = tuple(Overlap(key=key, name=f"Silent {key}", hits=0) for key in range(5, 500))
    counted(
        int(where.split("/")[-2]), figures(scene, overlaps=(Overlap(key=3, name="Cash", hits=2), *silent))
    )
    page = text(author.get(where))
    assert "495 others in force share none of them." in page
    assert "Silent" not in page


def test_progress_is_shown_while_it_is_counted_and_can_be_stopped(author: Any, scene: Any) -> None:
    where = asked(author)
    counted(int(where.split("/")[-2]), figures(scene, of_days=90), state=None)
    page = text(author.get(where))
    assert '<progress max="90" value="7"' in page
    author.post(where, {"do": "stop"})
    assert "stopped" in text(author.get(where))


def test_examples_name_nobody_until_they_are_opened(door: Door, author: Any, scene: Any) -> None:
    where = asked(author)
    counted(int(where.split("/")[-2]), figures(scene))
    assert f"/travellers/{scene.day}/{scene.jane}/" not in text(author.get(where))
    shown = text(author.get(f"{where}?examples=1"))
    assert "•••" in shown
    assert "DOE" not in shown
    assert "/travellers/" not in shown  # an author may not open travellers
    assert scene.traveller in text(door(Role.SUPERVISOR).get(f"{where}?examples=1"))


def test_why_it_failed_is_told_in_the_language_of_the_reader(door: Door, author: Any) -> None:
    where = asked(author, text='booking.locator is "TYR123"')
    number, now = int(where.split("/")[-2]), datetime.now(UTC)
    backtests.end(
        number,
        State.FAILED,
        now,
        failure='cannot be tested on the past yet: booking.locator is "TYR123" '
        "(the archive does not keep what leads to one person)",
    )
    assert "the archive does not keep" in text(author.get(where))
    told = text(door(Role.SUPERVISOR, language="vi").get(where))
    assert "the archive does not keep" not in told
    assert re.search(r"booking\.locator is &#34;TYR123&#34;", told)


def test_figures_stick_out_in_no_language_at_1366_by_768(
    house: str, enrol: Door, author: Any, scene: Any
) -> None:
    where = asked(author)
    counted(int(where.split("/")[-2]), figures(scene))
    for username, language in (("sam", "en"), ("sen", "vi")):
        enrol(Role.SUPERVISOR, username, language=language, password=PASSWORD)
    with chromium() as browser:
        for username in ("sam", "sen"):
            page = browser.new_page(base_url=house, viewport={"width": 1366, "height": 768})
            sign_in(page, username)
            page.goto(where)
            expect(page.locator("svg.odds").first).to_be_visible()
            assert page.evaluate("document.documentElement.scrollWidth") <= 1366, username
