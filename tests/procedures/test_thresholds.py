"""From where on a list asks officers: judged by traffic, proposed by one, approved by another."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError

from haidang.ledger import traffic_samples
from haidang.ledger.bulk import query
from haidang.procedures.look_at_thresholds import look_at_thresholds
from haidang.procedures.sample_traffic import ask_for_sample, sample_traffic
from haidang.procedures.screen_known import screen_known
from haidang.procedures.set_threshold import NotSet, approve, propose, refuse
from haidang.procedures.verify_watchlists import verify_watchlists
from haidang.screening.hit import Severity
from haidang.vault.person import Person
from haidang.vault.roles import NotPermitted, Purpose
from specimens import manifest

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
HEADING = "reference,list,surname,given,born,nationality,severity\n"
# Everybody in these messages was born on 1990-02-15.
DOE = "B-17,Border,Doe,Jane,1990-02-15,UTO,high\n"
ROE = "B-18,Border,Roe,Ann,1990,,normal\n"
ASSESS = Purpose.ASSESS

Load = Callable[[str], int]
Take = Callable[..., None]


@pytest.fixture
def sampled(in_force: Load, take_in: Take, keeper: Person) -> None:
    """Jane Doe and two others flew; the list speaks of Jane."""
    in_force(HEADING + DOE + ROE)
    take_in(manifest("DOE:JANE", "POE:EDGAR", "ROE:RICK"))
    ask_for_sample(who=keeper, purpose=ASSESS, now=NOW)
    while sample_traffic(now=NOW, limit=2):
        pass


def found() -> list[tuple[str, str]]:
    return query("SELECT title, severity FROM hit ORDER BY severity")


@pytest.mark.usefixtures("sampled")
def test_a_sample_counts_travellers_and_remembers_none(keeper: Person, border: int) -> None:
    view = look_at_thresholds(border, who=keeper, purpose=ASSESS, now=NOW)
    assert view.sample is not None
    assert (view.sample.done, view.sample.a_day, view.sample.finished_at) == (3, 0.0, NOW)
    high = next(each for each in view.severities if each.severity is Severity.HIGH)
    assert high.spread is not None
    assert high.now is not None
    assert sum(high.spread.counts.values()) == 3, "all were born on one day"
    assert high.now.per_thousand == pytest.approx(1000 / 3)
    [(told,)] = query("SELECT counts::text FROM traffic_sample")
    assert "DOE" not in told.upper().replace("BORDER", "")


@pytest.mark.usefixtures("sampled")
def test_a_sample_cut_off_goes_on_and_a_new_one_takes_its_place(keeper: Person) -> None:
    ask_for_sample(who=keeper, purpose=ASSESS, now=NOW)
    assert [sample_traffic(now=NOW, limit=2) for _ in range(3)] == [2, 1, 0]
    assert query("SELECT count(*), sum(done) FROM traffic_sample") == [(1, 3)]


def test_the_travellers_of_a_day_are_those_of_a_week_divided(take_in: Take, keeper: Person) -> None:
    take_in(manifest(*(f"DOE{letter}:JANE" for letter in "ABCDEFG"), day="260330"))
    ask_for_sample(who=keeper, purpose=ASSESS, now=NOW)
    sample = traffic_samples.newest()
    assert sample is not None
    assert sample.a_day == 1.0


@pytest.mark.usefixtures("sampled")
def test_a_lower_threshold_asks_about_travellers_already_known(
    border: int, keeper: Person, supervisor: Person
) -> None:
    assert found() == [("Border", "high")]
    number = propose(border, Severity.NORMAL, 1.0, reason="Too few.", who=keeper, purpose=ASSESS, now=NOW)
    assert found() == [("Border", "high")]
    approve(number, who=supervisor, purpose=ASSESS, now=NOW)
    while screen_known(now=NOW):
        pass
    assert found() == [("Border", "high"), ("Border", "normal")]


def test_a_higher_threshold_asks_about_fewer_of_those_to_come(
    in_force: Load, take_in: Take, border: int, keeper: Person, supervisor: Person
) -> None:
    in_force(HEADING + DOE)
    number = propose(border, Severity.HIGH, 30.0, reason="Enough.", who=keeper, purpose=ASSESS, now=NOW)
    approve(number, who=supervisor, purpose=ASSESS, now=NOW)
    take_in(manifest("DOE:JANE"))
    assert found() == []
    back = propose(border, Severity.HIGH, None, reason="Too few.", who=keeper, purpose=ASSESS, now=NOW)
    approve(back, who=supervisor, purpose=ASSESS, now=NOW + timedelta(minutes=1))
    take_in(manifest("DOE:JANE", control="2", day="260402"))
    assert found() == [("Border", "high")]


def test_nobody_approves_what_they_proposed_also_past_the_house(
    border: int, keeper: Person, supervisor: Person
) -> None:
    number = propose(border, Severity.TOP, 9.0, reason="A trial.", who=keeper, purpose=ASSESS, now=NOW)
    with pytest.raises(NotPermitted):
        approve(number, who=keeper, purpose=ASSESS, now=NOW)
    with pytest.raises(IntegrityError, match="threshold_four_eyes"):
        query("UPDATE watchlist_threshold SET approved_by_id = proposed_by_id, approved_at = now()")


def test_what_was_proposed_keeps_its_points(border: int, keeper: Person, supervisor: Person) -> None:
    number = propose(border, Severity.TOP, 9.0, reason="A trial.", who=keeper, purpose=ASSESS, now=NOW)
    approve(number, who=supervisor, purpose=ASSESS, now=NOW)
    with pytest.raises(IntegrityError, match="propose another"):
        query("UPDATE watchlist_threshold SET points = 1")


def test_a_refused_proposal_makes_room_for_the_next(border: int, keeper: Person, supervisor: Person) -> None:
    first = propose(border, Severity.TOP, 9.0, reason="A trial.", who=keeper, purpose=ASSESS, now=NOW)
    with pytest.raises(NotSet, match="waits already"):
        propose(border, Severity.TOP, 8.0, reason="Another.", who=keeper, purpose=ASSESS, now=NOW)
    refuse(first, why="Too low.", who=supervisor, purpose=ASSESS, now=NOW)
    with pytest.raises(NotSet, match="decided already"):
        approve(first, who=supervisor, purpose=ASSESS, now=NOW)
    second = propose(border, Severity.TOP, 9.5, reason="Another.", who=keeper, purpose=ASSESS, now=NOW)
    refuse(second, why="I mistyped.", who=keeper, purpose=ASSESS, now=NOW)


@pytest.mark.parametrize("points", [-1.0, 30.5, 8.3])
def test_points_that_are_none_are_refused(border: int, keeper: Person, points: float) -> None:
    with pytest.raises(NotSet, match="steps of a half"):
        propose(border, Severity.TOP, points, reason="A trial.", who=keeper, purpose=ASSESS, now=NOW)


def test_a_threshold_set_under_another_scorecard_is_told_of(
    border: int, keeper: Person, supervisor: Person
) -> None:
    proposed = propose(
        border, Severity.HIGH, 9.0, reason="As agreed", who=keeper, purpose=Purpose.ASSESS, now=NOW
    )
    approve(proposed, who=supervisor, purpose=Purpose.ASSESS, now=NOW)
    assert verify_watchlists().remarks == []
    query("ALTER TABLE watchlist_threshold DISABLE TRIGGER USER")
    query("UPDATE watchlist_threshold SET scorecard = scorecard - 1")
    assert verify_watchlists().remarks == [
        "Border: the threshold for high was set under another scorecard, set it anew"
    ]
    view = look_at_thresholds(border, who=keeper, purpose=Purpose.ASSESS, now=NOW)
    assert [each.severity for each in view.severities if each.is_outdated] == [Severity.HIGH]
