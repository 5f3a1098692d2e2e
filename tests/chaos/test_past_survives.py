"""Whoever writes the archive, or tests a criterion on it, may be killed with SIGKILL at any moment.

A day is in the archive whole or not at all, and a test that was cut off is taken up by whoever comes next.
"""

import os
import random
import secrets
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest

from haidang.history import archive
from haidang.history.columns import Kept, row_of
from haidang.history.duck import Duck
from haidang.history.question import table
from haidang.ledger import backtests
from haidang.ledger.bulk import query
from haidang.ledger.models import Officer
from haidang.procedures.ask_backtest import ask_backtest
from haidang.procedures.keep_archive import Archivist, settle_archive
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import receive
from haidang.procedures.run_backtest import run_backtest
from haidang.vault.person import Person
from haidang.vault.roles import Purpose, Role
from specimens import manifest
from utopians import crossing

KILLS = 6
LEFT = datetime(2026, 4, 1, 9, tzinfo=UTC)
LATER = LEFT + timedelta(days=10)
NAMES = [f"DOE:J{chr(65 + number)}" for number in range(20)]

TELLS_DAYS = """
from datetime import datetime
from haidang.ledger.opening import connect
connect()
from haidang.procedures.keep_archive import Archivist
archivist, now = Archivist(), datetime.fromisoformat({now!r})
print("ready", flush=True)
while archivist.step(now=now):
    print("step", flush=True)
"""

TESTS = """
from itertools import islice
from datetime import UTC, datetime
from haidang.ledger.opening import connect
connect()
from haidang.procedures.run_backtest import run_backtest
run_backtest(clock=lambda: datetime.now(UTC), told=lambda _: print("told", flush=True))
"""


@pytest.fixture(autouse=True)
def own_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HAIDANG_HISTORY", str(tmp_path))
    return tmp_path


@contextmanager
def process(program: str) -> Iterator[subprocess.Popen[str]]:
    """A process of the house on the test's ledger, killed at the end of the block."""
    running = subprocess.Popen(
        [sys.executable, "-c", program], env=dict(os.environ), stdout=subprocess.PIPE, text=True
    )
    with running:
        try:
            yield running
        finally:
            running.kill()


def lines(running: subprocess.Popen[str], count: int) -> list[str]:
    """So many lines of what it says, fewer when it ends before."""
    assert running.stdout is not None
    return list(islice(running.stdout, count))


def test_a_day_is_whole_or_not_there_whenever_its_writer_is_killed(ledger: str, own_archive: Path) -> None:
    receive(manifest(*NAMES), gate="folder", now=LEFT)
    while read_inbox(now=LEFT):
        pass
    settle_archive(now=LATER)
    seed = secrets.randbelow(10**6)
    print(f"seed {seed}")
    dice = random.Random(seed)
    for _ in range(KILLS):
        with process(TELLS_DAYS.format(now=LATER.isoformat())) as writer:
            lines(writer, dice.randint(2, 4))
            threading.Event().wait(dice.uniform(0, 0.2))
        assert held(own_archive) in ([], [len(NAMES)])
    write_what_is_left()
    assert held(own_archive) == [len(NAMES)]
    assert [file.name for file in own_archive.rglob("*.tmp")] == []


def test_a_test_whose_worker_is_killed_in_the_middle_is_taken_up_by_the_next(
    ledger: str, own_archive: Path
) -> None:
    for before in range(60):
        day = date(2026, 4, 1) - timedelta(days=before)
        rows = (row_of(crossing(), kept(number, day)) for number in range(3))
        archive.write(own_archive, day, rows)
    made = Officer.objects.create(username="ann", name="Ann", role=Role.CRITERIA_AUTHOR)
    ann = Person(id=made.pk, username="ann", name="Ann", role=Role.CRITERIA_AUTHOR)
    number = ask_backtest(
        'payment.kind is "cash"', "", months=6, who=ann, purpose=Purpose.UPDATE_CRITERIA, now=LATER
    )
    with process(TESTS) as worker:
        assert lines(worker, 1) == ["told\n"]
        assert not run_backtest(clock=lambda: LATER)  # it is the worker's
    assert query("SELECT state FROM backtest") == [("running",)]
    while backtests.one(number).state == "running":  # type: ignore[union-attr]
        run_backtest(clock=lambda: LATER)  # the server notices the death a little later
    [(state, hits)] = query("SELECT state, figures->>'hits' FROM backtest")
    assert (state, hits) == ("done", "180")


def kept(number: int, day: date) -> Kept:
    return Kept(crossing=number, person=number, day=day, decided=None, delete_on=date(2027, 1, 1))


def held(folder: Path) -> list[int]:
    """How many crossings each file of the archive holds."""
    counted = [Duck().ask(table().count(), [file]) for file in archive.files_of(folder).values()]
    return [count for [(count,)] in counted]


def write_what_is_left() -> None:
    archivist = Archivist()
    while query("SELECT 1 FROM archive_due"):
        archivist.step(now=LATER)
