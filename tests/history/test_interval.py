"""What is said of few counts is as sure as it can be, and no surer."""

from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.history.interval import Interval, Stratum, Z, odds_ratio, share

few = st.integers(1, 40)


@given(st.integers(0, 50), st.integers(1, 50))
def test_a_share_lies_within_its_interval_and_within_nothing_and_all(part: int, more: int) -> None:
    whole = part + more
    told = share(part, whole)
    assert told is not None
    assert 0 <= told.low <= part / whole <= told.high <= 1
    assert told.low < told.high


def test_the_share_of_nothing_is_not_told() -> None:
    assert share(0, 0) is None


@given(few, few, few, few)
def test_one_stratum_has_the_plain_odds_ratio_and_its_usual_variance(a: int, b: int, c: int, d: int) -> None:
    told = odds_ratio([Stratum(hit=a, all=a + b, other_hit=c, others=c + d)])
    reach = Z * sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    middle = log(a * d / (b * c))
    assert told is not None
    expected = exp(middle), exp(middle - reach), exp(middle + reach)
    assert (told.estimate, told.low, told.high) == pytest.approx(expected)


def test_strata_are_weighed_as_the_textbook_does() -> None:
    """Two strata worked out by hand after Robins, Breslow and Greenland."""
    strata = [Stratum(hit=4, all=20, other_hit=2, others=30), Stratum(hit=6, all=50, other_hit=3, others=60)]
    more, less = 4 * 28 / 50 + 6 * 57 / 110, 16 * 2 / 50 + 44 * 3 / 110
    told = odds_ratio(strata)
    assert told is not None
    assert told.estimate == pytest.approx(more / less)
    assert told.low < 1 < told.estimate < told.high


def test_a_stratum_where_nobody_was_hit_says_nothing() -> None:
    some = Stratum(hit=4, all=20, other_hit=2, others=30)
    assert odds_ratio([some, Stratum(hit=0, all=500, other_hit=0, others=900)]) == odds_ratio([some])


def test_too_little_to_say_is_said() -> None:
    assert odds_ratio([Stratum(hit=3, all=9, other_hit=0, others=90)]) is None
    assert odds_ratio([]) is None


def test_a_trait_spread_evenly_on_every_route_is_no_skew_though_it_is_common_on_the_route_hit() -> None:
    """Simpson's trap: half of all with the trait are on the one route that is hit."""
    strata = [
        Stratum(hit=50, all=500, other_hit=10, others=100),
        Stratum(hit=0, all=10, other_hit=0, others=900),
    ]
    assert odds_ratio(strata) == Interval(1.0, pytest.approx(0.49, abs=0.01), pytest.approx(2.04, abs=0.01))
