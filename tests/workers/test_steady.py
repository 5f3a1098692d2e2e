"""Work goes on when the ledger comes back, and ends when it is asked to."""

import os
import signal
from collections.abc import Iterator

import psycopg
import pytest

from haidang.ledger.bulk import query
from haidang.ledger.steady import steadily

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD)


@pytest.fixture(autouse=True)
def _signals_as_they_were() -> Iterator[None]:
    kept = {each: signal.getsignal(each) for each in SIGNALS}
    yield
    signal.set_wakeup_fd(-1)
    for each, handler in kept.items():
        signal.signal(each, handler)


def ask_to_stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def end_connection(ledger: str) -> None:
    """As when the database is restarted."""
    [(backend,)] = query("SELECT pg_backend_pid()")
    with psycopg.connect(ledger, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s)", [backend])


def test_work_goes_on_after_the_database_went_away(ledger: str) -> None:
    steps = []

    def step() -> bool:
        steps.append(query("SELECT 1"))
        if len(steps) == 2:
            end_connection(ledger)
        if len(steps) == 4:
            ask_to_stop()
        return True

    steadily(step, idle=0.0)
    assert len(steps) == 4


def test_a_step_under_way_is_finished_before_stopping(ledger: str) -> None:
    done = []

    def step() -> bool:
        ask_to_stop()
        query("SELECT 1")
        done.append("whole")
        return True

    steadily(step, idle=0.0)
    assert done == ["whole"]


def test_waiting_with_nothing_to_do_ends_at_once_when_asked(ledger: str) -> None:
    """Would take ten minutes if the wait did not end early."""

    def step() -> bool:
        signal.setitimer(signal.ITIMER_REAL, 0.05)
        return False

    before = signal.signal(signal.SIGALRM, lambda *_: ask_to_stop())
    steadily(step, idle=600.0)
    signal.signal(signal.SIGALRM, before)
