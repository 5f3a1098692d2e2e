"""A wording is tested on the past from asking to figures, by whom it may be and with a note of it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from msgspec.structs import replace

from haidang.history.figures import Figures
from haidang.ledger import backtests
from haidang.ledger.bulk import query
from haidang.ledger.models import Officer
from haidang.procedures.approve_criterion import approve_criterion
from haidang.procedures.ask_backtest import ask_backtest, stop_backtest
from haidang.procedures.flaws_of_criterion import Misworded
from haidang.procedures.keep_archive import Archivist, settle_archive
from haidang.procedures.keep_code_lists import approve_code_list, propose_code_list
from haidang.procedures.look_at_backtest import days_out_of_date, look_at_backtest, look_at_examples
from haidang.procedures.run_backtest import run_backtest
from haidang.procedures.write_criterion import Wording, submit_criterion, write_criterion
from haidang.screening.hit import Severity
from haidang.screening.links import STOP_LIST
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


@pytest.fixture(autouse=True)
def own_archive(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HAIDANG_HISTORY", str(tmp_path_factory.mktemp("history")))


@pytest.fixture
def past(take_in: Take) -> None:
    """Three travellers in the archive."""
    take_in(push("DOE:JANE"), manifest("DOE:JANE|A1234567", "ROE:RICK", "POE:EDGAR", control="2"))
    write_archive()


def write_archive() -> None:
    settle_archive(now=LATER)
    archivist = Archivist()
    while archivist.step(now=LATER):
        pass


def keep_list(name: str, members: list[str], author: Person, approver: Person) -> None:
    """A code list in force."""
    query(
        "INSERT INTO code_list (name, version, members, why, state, author_id, written_at, approver_id, "
        "approved_at) VALUES (%s, 1, %s::text[], '', 'live', %s, now(), %s, now())",
        [name, members, author.id, approver.id],
    )


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


def test_an_example_is_linked_by_no_contact_on_the_stop_list_as_in_the_archive(
    take_in: Take, author: Person, supervisor: Person
) -> None:
    call = "SSR+CTCM:HK:1:X1:::::84911111111'"
    take_in(
        push("ROE:ANN", locator="AAA1", control="1", extra=call),
        push("POE:BOB", locator="AAA2", control="2", extra=call),
    )
    query("UPDATE crossing SET person_id = 9000 + id")
    keep_list(STOP_LIST, ["84911111111"], author, supervisor)
    write_archive()
    number = asked("links.people_by_phone is 0", author)
    run()
    shown = look_at_examples(number, **acting(author))
    assert [one.reasons[0].told for one in shown] == ["0", "0"]


def test_another_stop_list_links_others_in_the_archive_too(
    take_in: Take, author: Person, supervisor: Person
) -> None:
    call = "SSR+CTCM:HK:1:X1:::::84911111111'"
    take_in(
        push("ROE:ANN", locator="AAA1", control="1", extra=call),
        push("POE:BOB", locator="AAA2", control="2", extra=call),
    )
    query("UPDATE crossing SET person_id = 9000 + id")
    write_archive()
    assert days_out_of_date(now=LATER) == 0
    propose_code_list(STOP_LIST, ["84911111111"], why="An agency's", **acting(author))
    [(number,)] = query("SELECT id FROM code_list")
    approve_code_list(number, **(acting(supervisor) | {"purpose": Purpose.ASSESS}))
    assert days_out_of_date(now=LATER) == 1
    write_archive()
    assert days_out_of_date(now=LATER) == 0
    counted = asked("links.people_by_phone is 0", author)
    run()
    figures = look_at_backtest(counted, again=True, **acting(author)).figures
    assert figures is not None
    assert figures.hits == 2


def test_an_example_is_as_near_to_a_list_entry_as_in_the_archive(
    take_in: Take, in_force: Callable[[str], int], author: Person
) -> None:
    in_force(
        "reference,list,surname,given,born,nationality,document_number,document_issuer,severity,instruction\n"
        "B-17,Border,Doe,Jane,1990-02-15,UTO,,,high,\n"
    )
    take_in(manifest("DOE:JANE"))
    write_archive()
    number = asked("traveller.list_likeness > 0.5", author)
    run()
    [shown] = look_at_examples(number, **acting(author))
    assert shown.reasons[0].agrees is True


def approved(
    wording: Wording, author: Person, supervisor: Person, *, key: int | None = None, in_shadow: bool = False
) -> int:
    """The key of a criterion put in force, or in shadow."""
    version = write_criterion(wording, key=key, **acting(author))
    submit_criterion(version, **acting(author))
    approve_criterion(version, in_shadow=in_shadow, who=supervisor, purpose=Purpose.OVERSEE, now=LATER)
    [(found,)] = query("SELECT key FROM criterion WHERE id = %s", [version])
    return int(found)


def test_the_version_in_force_is_compared_and_neither_one_in_shadow_nor_an_overlap(
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
    key = approved(wording, author, supervisor)
    approved(replace(wording, text='movement.origin is "XXX"'), author, supervisor, key=key, in_shadow=True)
    approved(replace(wording, name="Hanoi too"), author, supervisor, in_shadow=True)
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
    keep_list("concern", [origin], author, supervisor)
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
    number, told = asked(HANOI, author), []

    def stop(figures: Figures) -> None:
        told.append(figures)
        stop_backtest(number, **acting(author))

    assert run_backtest(clock=lambda: LATER, told=stop)
    assert len(told) == 1
    assert query("SELECT state FROM backtest") == [("stopped",)]


def test_one_whose_worker_died_begins_anew_and_one_that_runs_is_left_to_its_worker(
    past: None, author: Person, ledger: str
) -> None:
    number = asked(HANOI, author)
    query("UPDATE backtest SET state = 'running'")
    with psycopg.connect(ledger, autocommit=True) as worker:
        worker.execute("SELECT pg_advisory_lock(%s, %s)", [backtests.RUNNING, number])
        assert not run()
        worker.execute("SELECT pg_advisory_unlock(%s, %s)", [backtests.RUNNING, number])
    assert run()
    assert query("SELECT state FROM backtest") == [("done",)]
    assert query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory'") == []


def test_what_does_not_read_is_not_asked(author: Person) -> None:
    with pytest.raises(Misworded, match="no field called"):
        asked("booking.lead_hour < 24", author)
    assert query("SELECT count(*) FROM backtest") == [(0,)]


def test_a_keeper_of_lists_may_not(keeper: Person) -> None:
    with pytest.raises(NotPermitted):
        ask_backtest(HANOI, "", who=keeper, purpose=Purpose.ASSESS, now=LATER)
