from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.codes import airports


def test_an_airport_tells_where_it_is():
    noi_bai = airports.airport("HAN")
    assert noi_bai is not None
    assert (noi_bai.city, noi_bai.country, noi_bai.country_alpha2) == ("Hanoi", "VNM", "VN")
    assert noi_bai.timezone == "Asia/Ho_Chi_Minh"
    assert noi_bai.latitude == pytest.approx(21.22, abs=0.01)
    assert noi_bai.longitude == pytest.approx(105.81, abs=0.01)


def test_a_code_is_known_in_small_letters_and_with_blanks_around_it():
    assert airports.airport(" sgn ") == airports.airport("SGN") is not None


@pytest.mark.parametrize(
    ("code", "country"),
    [
        ("VNHPH", "VNM"),
        ("VNSGN", "VNM"),
        ("VNDAD", "VNM"),
        ("SGSIN", "SGP"),
        ("HKHKG", "HKG"),
        ("THLCH", "THA"),
    ],
)
def test_seaports_are_known_by_locode(code, country):
    port = airports.airport(code)
    assert port is not None
    assert port.country == country


@pytest.mark.parametrize("code", ["", "ZZZ", "HANOI", "H", "12345"])
def test_an_unknown_code_is_not_told(code):
    assert airports.airport(code) is None
    assert airports.utc(datetime(2026, 1, 1), code) is None


def test_every_airport_has_a_country_and_a_zone_the_clocks_know():
    for code in airports._airports():
        place = airports.airport(code)
        assert len(place.country) == 3, place
        assert airports.utc(datetime(2026, 7, 1, 12), code) is not None, place


def test_summer_time_is_kept():
    assert airports.utc(datetime(2026, 1, 10, 12), "CDG") == datetime(2026, 1, 10, 11, tzinfo=UTC)
    assert airports.utc(datetime(2026, 7, 10, 12), "CDG") == datetime(2026, 7, 10, 10, tzinfo=UTC)


def test_of_an_hour_shown_twice_the_first_is_meant():
    assert airports.utc(datetime(2026, 10, 25, 2, 30, fold=1), "CDG") == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_an_hour_that_was_skipped_is_read_as_if_the_clocks_had_not_moved():
    assert airports.utc(datetime(2026, 3, 29, 2, 30), "CDG") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@given(st.datetimes(), st.sampled_from(["HAN", "CDG", "LAX", "KTM"]))
def test_any_date_a_carrier_can_write_is_answered(local, code):
    answer = airports.utc(local, code)
    assert answer is None or answer.tzinfo is UTC
