"""The embedded server's life, when it is cut across."""

import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from haidang.ledger import postgres
from haidang.ledger.postgres import Server

PATIENCE = 30.0


@pytest.fixture
def folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="haidang-server-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path)


def _await_word(server: Server, word: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while word not in server.log.read_text():
        assert time.monotonic() < deadline, server.log.read_text()
        time.sleep(0.001)


def test_a_server_asked_to_stop_while_it_restarts_after_a_crash_stops(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "CLEAN_SHUTDOWN", 0.5)
    server = Server(folder / "postgres")
    server.start()
    connection = psycopg.connect(server.url)
    os.kill(connection.info.backend_pid, signal.SIGKILL)
    _await_word(server, "reinitializing")

    server.stop()

    assert server.pid is None
    with Server(folder / "postgres") as again, psycopg.connect(again.url) as fresh:
        assert fresh.execute("SELECT 1").fetchone() == (1,)
    connection.close()


def test_a_predecessor_that_never_ends_gives_way(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its owner was killed while it restarted after a crash, and nobody is left to ask it a second time."""
    monkeypatch.setattr(postgres, "CLEAN_SHUTDOWN", 0.5)
    orphan = Server(folder / "postgres")
    orphan.start()
    assert orphan._lock is not None
    orphan._lock.close()

    with Server(folder / "postgres") as again, psycopg.connect(again.url) as fresh:
        assert fresh.execute("SELECT 1").fetchone() == (1,)
    assert orphan.poll() is not None
