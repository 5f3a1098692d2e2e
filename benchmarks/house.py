"""A house for measuring: its own folder, embedded server and workers, gone afterwards."""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import psycopg

PATIENCE = 900.0
WORKERS = 2


@contextlib.contextmanager
def opened_house() -> Iterator[Path]:
    """The ledger open and empty, its tables ready for this year, in a folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="haidang-bench-"))
    folder.chmod(0o755)
    os.environ["HAIDANG_HOME"] = str(folder)
    os.environ.pop("HAIDANG_DATABASE_URL", None)
    try:
        _remember_commit_times(folder)
        from haidang.ledger import opened, partitions

        with opened():
            partitions.prepare(datetime.now(UTC).date())
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remember_commit_times(folder: Path) -> None:
    """The moment a hit can be seen is the moment its transaction was committed: only the server knows it."""
    from haidang.ledger.postgres import Server

    with Server(folder / "postgres") as server, psycopg.connect(server.url, autocommit=True) as connection:
        connection.execute("ALTER SYSTEM SET track_commit_timestamp = on")


@contextlib.contextmanager
def workers(log: Path) -> Iterator[None]:
    """Inbox workers, as ``haidang up`` starts them."""
    with log.open("ab") as stream:
        command = [sys.executable, "-m", "haidang.workers.inbox"]
        started = [subprocess.Popen(command, stdout=stream, stderr=stream) for _ in range(WORKERS)]
    try:
        yield
    finally:
        for worker in started:
            worker.terminate()
        for worker in started:
            worker.wait()


def ask(sql: str) -> list[tuple[Any, ...]]:
    """What the database answers."""
    from haidang.ledger.bulk import query

    return query(sql)


def wait_until_read(log: Path) -> None:
    """Until nothing waits in the inbox; the workers' last words when that takes too long."""
    deadline = time.monotonic() + PATIENCE
    while ask("SELECT 1 FROM message WHERE state = 'waiting' LIMIT 1"):
        if time.monotonic() > deadline:
            raise TimeoutError(f"messages still wait after {PATIENCE:.0f} s: {log.read_text()[-2000:]}")
        time.sleep(0.02)


def count(table: str) -> int:
    """How many rows a table has."""
    [(rows,)] = ask(f"SELECT count(*) FROM {table}")
    return int(rows)
