"""The table of rights 2.2, and the days its periods end on (R1-12, R1-15, R1-16, R2-10)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.vault.retention import (
    BOOKED_AHEAD_AT_MOST,
    Period,
    UnknownPreset,
    delete_held_on,
    delete_on,
    mask_on,
    names,
    preset,
)

RECEIVED, DEPARTS = date(2026, 4, 1), date(2026, 4, 3)

TABLE = [
    # preset, masked from, deleted on, deleted on when held
    ("eu_cjeu_2022", date(2026, 10, 1), date(2026, 10, 1), date(2031, 4, 1)),
    ("vn_2026", date(2026, 10, 1), date(2026, 10, 1), date(2031, 4, 1)),
    ("border_api_96h", None, date(2026, 4, 7), date(2026, 4, 7)),
    ("uk_2018_598", date(2026, 10, 1), date(2031, 4, 1), date(2031, 4, 1)),
    ("icao_rp", date(2026, 10, 1), date(2031, 4, 1), date(2031, 4, 1)),
    ("us_eu_2012", date(2026, 10, 1), date(2041, 4, 1), date(2041, 4, 1)),
]


def test_every_preset_shipped_stands_in_the_table() -> None:
    assert sorted(row[0] for row in TABLE) == sorted(names())


@pytest.mark.parametrize(("name", "masked", "deleted", "held"), TABLE)
def test_a_record_is_masked_and_deleted_on_the_day_the_law_says(
    name: str, masked: date | None, deleted: date, held: date
) -> None:
    law = preset(name)
    assert mask_on(law, RECEIVED, DEPARTS) == masked
    assert delete_on(law, RECEIVED, DEPARTS) == deleted
    assert delete_held_on(law, RECEIVED, DEPARTS) == held


@pytest.mark.parametrize("name", names())
def test_every_preset_names_its_source_and_short_lives_for_raw_data(name: str) -> None:
    law = preset(name)
    assert law.source
    assert law.title
    assert (law.spool_hours, law.quarantine_days, law.log_years) == (24, 7, 5)


def test_the_default_is_six_months_without_free_text() -> None:
    assert preset().name == "eu_cjeu_2022"
    assert preset().delete_after == Period(months=6)
    assert preset().denies_free_text


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 8, 28), 6, date(2027, 2, 28)),
        (date(2028, 2, 29), 60, date(2033, 2, 28)),
        (date(2026, 10, 31), 6, date(2027, 4, 30)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
    ],
)
def test_a_day_the_month_has_not_got_becomes_its_last(start: date, months: int, end: date) -> None:
    assert Period(months=months).after(start) == end


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 200))
def test_calendar_months_never_run_longer_than_the_law(start: date, months: int) -> None:
    end = Period(months=months).after(start)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day <= start.day


def test_without_a_departure_the_receipt_starts_the_clock() -> None:
    assert delete_on(preset("border_api_96h"), RECEIVED, None) == date(2026, 4, 5)


def test_a_departure_told_for_2099_keeps_nothing_until_2099() -> None:
    law = preset("border_api_96h")
    assert delete_on(law, RECEIVED, date(2099, 1, 1)) <= law.delete_after.after(
        RECEIVED + BOOKED_AHEAD_AT_MOST
    )


def test_an_unknown_preset_is_refused_with_the_ones_there_are() -> None:
    with pytest.raises(UnknownPreset, match="border_api_96h, eu_cjeu_2022"):
        preset("eu_2099")
