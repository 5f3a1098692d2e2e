"""What is done because time passes."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from haidang.ledger import keys, screening_runs, transaction
from haidang.ledger.bulk import query
from haidang.procedures.keep_archive import settle_archive
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import receive
from haidang.workers.clock import Clock
from specimens import manifest


def test_a_key_no_message_needs_does_not_wait_for_the_next_day(ledger: str) -> None:
    clock = Clock()
    clock._day = datetime.now(UTC).date()
    keys.period_key("2026030106")
    clock.tick()
    assert "2026030106" not in keys.periods()


def test_other_duties_are_done_between_two_movements_of_a_day(
    ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HAIDANG_HISTORY", str(tmp_path))
    then = datetime(2026, 4, 1, 9, tzinfo=UTC)
    receive(manifest("DOE:JANE"), gate="folder", now=then)
    while read_inbox(now=then):
        pass
    query("UPDATE crossing SET delete_on = '2999-01-01'")
    settle_archive(now=datetime.now(UTC))
    clock = Clock()
    clock._day = datetime.now(UTC).date()
    while not list(tmp_path.glob("*/*.json.tmp")):
        assert clock.tick()
    with transaction():
        screening_runs.ask("a list", datetime.now(UTC))
    assert clock.tick()
    assert query("SELECT cause FROM screening_run WHERE finished_at IS NOT NULL") == [("a list",)]
    assert not list(tmp_path.glob("*/*.parquet"))
    while not list(tmp_path.glob("*/*.parquet")):
        assert clock.tick()
