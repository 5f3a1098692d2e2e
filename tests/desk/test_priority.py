"""Which hit an officer sees first."""

from datetime import UTC, datetime, timedelta

from haidang.desk import priority
from haidang.screening import Severity

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)


def at(hours: float, severity: Severity = Severity.NORMAL) -> tuple[int, float]:
    return priority(severity, acts_by=NOW + timedelta(hours=hours), now=NOW)


def test_the_sooner_it_leaves_the_sooner_it_is_seen() -> None:
    assert at(1) < at(2) < at(48)


def test_the_graver_matter_comes_first_among_those_that_leave_together() -> None:
    assert at(5, Severity.TOP) < at(5, Severity.HIGH) < at(5, Severity.NORMAL)


def test_a_grave_matter_tomorrow_yields_to_a_lesser_one_leaving_now() -> None:
    assert at(0.25, Severity.NORMAL) < at(24, Severity.TOP)


def test_what_is_past_comes_last_and_the_latest_of_it_first() -> None:
    assert at(72) < at(-1, Severity.TOP) < at(-5, Severity.TOP)


def test_an_unknown_time_counts_as_a_day() -> None:
    assert at(1) < priority(Severity.NORMAL, acts_by=None, now=NOW) < at(30)
