"""A wording is tested on the past from asking to figures, by whom it may be and with a note of it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from haidang.ledger.bulk import query
from haidang.ledger.models import Officer
from haidang.procedures.approve_criterion import approve_criterion
from haidang.procedures.ask_backtest import ask_backtest, stop_backtest
from haidang.procedures.keep_archive import keep_archive, settle_archive
from haidang.procedures.look_at_backtest import look_at_backtest, look_at_examples
from haidang.procedures.run_backtest import run_backtest
from haidang.procedures.write_criterion import Misworded, Wording, submit_criterion, write_criterion
from haidang.screening.hit import Severity
from haidang.vault.person import Person
from haidang.vault.roles import NotPermitted, Purpose, Role
from specimens import manifest, push

NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=10)
HANOI = 'movement.origin is "HAN"'
Take = Callable[..., None]


@pytest.fixture
def author(ledger: str) -> Person:
    made = Officer.objects.create(username="ann", name="Ann", role=Role.CRITERIA_AUTHOR)
    return Person(id=made.pk, username="ann", name="Ann", role=Role.CRITERIA_AUTHOR)


@pytest.fixture
def past(take_in: Take, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three travellers in the archive."""
    monkeypatch.setenv("HAIDANG_HISTORY", str(tmp_path_factory.mktemp("history")))
    take_in(push("DOE:JANE"), manifest("DOE:JANE|A1234567", "ROE:RICK", "POE:EDGAR", control="2"))
    settle_archive(now=LATER)
    while keep_archive(now=LATER):
        pass


def acting(who: Person) -> dict[str, Any]:
    return {"who": who, "purpose": Purpose.UPDATE_CRITERIA, "now": LATER}


def asked(text: str, author: Person, **told: Any) -> int:
    return ask_backtest(text, "", **acting(author), **told)


def run() -> bool:
    return run_backtest(clock=lambda: LATER)


def test_a_wording_nobody_kept_is_counted(past: None, author: Person) -> None:
    [(origin,)] = query("SELECT origin FROM movement")
    number = asked(f'movement.origin is "{origin}" and document.count > 0', author)
    assert run()
    assert not run()
    test = look_at_backtest(number, again=False, **acting(author))
    assert (test.state, test.figures and test.figures.crossings) == ("done", 3)
    assert test.figures is not None
    assert test.figures.hits == len(test.figures.examples) > 0
    assert query("SELECT count(*) FROM hit") == [(0,)]


def test_examples_are_looks_and_name_nobody(past: None, author: Person) -> None:
    [(origin,)] = query("SELECT origin FROM movement")
    number = asked(f'movement.origin is "{origin}"', author)
    run()
    shown = look_at_examples(number, **acting(author))
    assert len(shown) == 3
    [(subjects,)] = query(
        "SELECT subjects FROM audit_note WHERE action = 'look at examples of a test on the past'"
    )
    assert sorted(subjects) == sorted(f"crossing {one.crossing}" for one in shown)
    assert "DOE" not in repr(shown)


def test_the_version_in_force_is_compared_and_not_an_overlap(
    past: None, author: Person, supervisor: Person
) -> None:
    [(origin,)] = query("SELECT origin FROM movement")
    wording = Wording(
        name="Hanoi",
        text=f'movement.origin is "{origin}"',
        exonerating='traveller.role is "crew"',
        severity=Severity.NORMAL,
        offence="narcotics",
        legal_basis="Act",
        justification="Few",
        expires_on=LATER.date() + timedelta(days=30),
    )
    version = write_criterion(wording, **acting(author))
    submit_criterion(version, **acting(author))
    approve_criterion(version, who=supervisor, purpose=Purpose.OVERSEE, now=LATER)
    [(key,)] = query("SELECT key FROM criterion")
    number = asked('movement.origin is "QQQ"', author, key=key)
    run()
    figures = look_at_backtest(number, again=True, **acting(author)).figures
    assert figures is not None
    assert figures.overlaps == ()
    assert figures.changes is not None
    assert (figures.changes.hits, figures.changes.added, figures.changes.lost) == (3, 0, 3)


def test_what_cannot_be_asked_fails_in_words(past: None, author: Person) -> None:
    number = asked('booking.locator is "TYR123"', author)
    run()
    test = look_at_backtest(number, again=True, **acting(author))
    assert test.state == "failed"
    assert 'cannot be tested on the past yet: booking.locator is "TYR123"' in test.failure


def test_the_lists_analysts_keep_are_asked_as_they_stand(
    past: None, author: Person, supervisor: Person
) -> None:
    [(origin,)] = query("SELECT origin FROM movement")
    query(
        "INSERT INTO code_list (name, version, members, why, state, author_id, written_at, approver_id, "
        "approved_at) VALUES ('concern', 1, %s::text[], '', 'live', %s, now(), %s, now())",
        [[origin], author.id, supervisor.id],
    )
    number = asked('movement.origin in list("concern")', author)
    run()
    figures = look_at_backtest(number, again=True, **acting(author)).figures
    assert figures is not None
    assert figures.hits == 3


def test_one_that_was_stopped_is_not_taken_up(past: None, author: Person) -> None:
    number = asked(HANOI, author)
    stop_backtest(number, **acting(author))
    assert not run()
    assert query("SELECT state FROM backtest") == [("stopped",)]


def test_one_stopped_while_it_runs_ends_and_stays_stopped(past: None, author: Person) -> None:
    number = asked(HANOI, author)
    seen = []

    def clock() -> datetime:
        if seen:
            stop_backtest(number, **acting(author))
        seen.append(1)
        return LATER

    assert run_backtest(clock=clock)
    assert query("SELECT state, figures IS NULL FROM backtest") == [("stopped", True)]


def test_one_whose_worker_died_begins_anew(past: None, author: Person) -> None:
    asked(HANOI, author)
    query("UPDATE backtest SET state = 'running', beat_at = %s", [LATER - timedelta(seconds=119)])
    assert not run()
    query("UPDATE backtest SET beat_at = %s", [LATER - timedelta(seconds=121)])
    assert run()
    assert query("SELECT state FROM backtest") == [("done",)]


def test_what_does_not_read_is_not_asked(author: Person) -> None:
    with pytest.raises(Misworded, match="no field called"):
        asked("booking.lead_hour < 24", author)
    assert query("SELECT count(*) FROM backtest") == [(0,)]


def test_a_keeper_of_lists_may_not(keeper: Person) -> None:
    with pytest.raises(NotPermitted):
        ask_backtest(HANOI, "", who=keeper, purpose=Purpose.ASSESS, now=LATER)
