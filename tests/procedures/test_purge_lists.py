"""What a list held before goes after a time of its own, unless a hit still names it."""

from datetime import UTC, datetime, timedelta

import pytest

from haidang.ledger.bulk import query
from haidang.procedures.purge import purge
from listed import arrive, in_force
from specimens import manifest

DOE = "B-17,Border,Doe,Jane,,1990-02-15,F,UTO,A1234567,UTO,high\n"
ROE = "B-18,Border,Roe,Rick,,1971-03-04,M,UTO,,,high\n"
BAD = "B-19,Border,Poe,Pat,,soon,,,,,\n"
A_YEAR_LATER = timedelta(days=366)


@pytest.fixture
def border(ledger: str) -> None:
    """Doe and Roe were listed, then neither; a row was rejected."""
    in_force(DOE + ROE + BAD)
    arrive(manifest("DOE:JANE|A1234567"))
    in_force("B-20,Border,Coe,Cy,,,,,,,\n")


def references() -> list[str]:
    return [reference for (reference,) in query("SELECT reference FROM watchlist_entry ORDER BY reference")]


def test_superseded_entries_go_after_a_year_but_for_those_a_hit_names(border: None) -> None:
    now = datetime.now(UTC)
    assert purge(now=now)["watchlist_entry"] == 0
    query("UPDATE hit SET delete_on = %s", [now.date() + timedelta(days=500)])
    assert purge(now=now + A_YEAR_LATER)["watchlist_entry"] == 1
    assert references() == ["B-17", "B-20"]


def test_they_go_when_the_hit_has_gone(border: None) -> None:
    query("DELETE FROM hit")
    purge(now=datetime.now(UTC) + A_YEAR_LATER)
    assert references() == ["B-20"]


def test_rejected_rows_go_after_ninety_days(border: None) -> None:
    now = datetime.now(UTC)
    assert query("SELECT line FROM watchlist_rejected") == [(4,)]
    assert purge(now=now + timedelta(days=89))["watchlist_rejected"] == 0
    assert purge(now=now + timedelta(days=91))["watchlist_rejected"] == 1
