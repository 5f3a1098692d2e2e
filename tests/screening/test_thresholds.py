"""Thresholds by list and severity, and what they mean in alerts."""

from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from haidang.screening import Entry, Screener, Severity, WatchlistIndex
from haidang.screening.watchlists.spread import STEP, Spread, step_of
from haidang.screening.watchlists.thresholds import Thresholds
from haidang.travel import Crossing, Movement, Name, Traveller

BORN = date(1990, 2, 15)
JANE = Crossing(
    traveller=Traveller(name=Name(surname="DOE", given=("JANE",)), born=BORN),
    movement=Movement(
        carrier="X1", number="123", origin="HAN", destination="CDG", departs=datetime(2026, 4, 1)
    ),
)
STEPS = st.integers(0, 60).map(lambda step: step * STEP)


def test_each_list_and_severity_asks_from_its_own_points_on() -> None:
    entries = [
        Entry(list_name=name, id=number, surname="Doe", given="Jane", born=BORN, severity=severity)
        for number, (name, severity) in enumerate(
            [("A", Severity.TOP), ("A", Severity.NORMAL), ("B", Severity.TOP)]
        )
    ]
    index = WatchlistIndex(entries, threshold=5.0)
    thresholds = Thresholds(5.0, {("A", Severity.TOP): 29.0})
    hits = Screener(index, thresholds=thresholds).screen(JANE).hits
    assert {(hit.title, hit.severity) for hit in hits} == {("A", Severity.NORMAL), ("B", Severity.TOP)}


@given(st.dictionaries(STEPS, st.integers(1, 50)), st.integers(0, 500), st.floats(0.1, 900))
def test_the_threshold_for_a_wish_keeps_it_and_the_next_lower_does_not(
    counts: dict[float, int], others: int, wish: float
) -> None:
    spread = Spread(counts, sum(counts.values()) + others)
    points = spread.points_for(wish)
    assert spread.per_thousand(points) <= wish
    assert points == 0 or spread.per_thousand(points - STEP) > wish


@given(st.floats(0, 60), st.dictionaries(STEPS, st.integers(1, 50)))
def test_a_threshold_between_two_steps_promises_no_fewer_alerts(
    points: float, counts: dict[float, int]
) -> None:
    spread = Spread(counts, 1000)
    assert spread.reaching(points) == spread.reaching(step_of(points))
