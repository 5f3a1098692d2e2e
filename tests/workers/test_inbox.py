"""The process that reads the inbox, and what it leaves when it is killed."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from haidang.ledger.bulk import query
from haidang.procedures.receive import receive
from specimens import manifest

PATIENCE = 20.0


@pytest.fixture
def worker(ledger: str) -> Iterator[subprocess.Popen[bytes]]:
    path = {"PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, "-m", "haidang.workers.inbox"], env={**os.environ, **path})
    yield process
    process.kill()
    process.wait()


def test_a_worker_killed_over_its_first_message_leaves_a_count_of_it(
    ledger: str, worker: subprocess.Popen[bytes]
) -> None:
    query("CREATE FUNCTION rest() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); END'")
    query("CREATE TRIGGER rest BEFORE INSERT ON crossing FOR EACH ROW EXECUTE FUNCTION rest()")
    receive(manifest("DOE:JANE"), gate="folder", now=datetime(2026, 4, 1, 9, tzinfo=UTC))
    deadline = time.monotonic() + PATIENCE
    while not query("SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'"):
        assert time.monotonic() < deadline, "the worker did not begin"
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    assert query("SELECT state, attempts FROM message") == [("waiting", 1)]
