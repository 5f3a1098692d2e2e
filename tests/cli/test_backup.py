"""A backup brings everything back, and a restore never loses what was there before it is sure."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import DatabaseError

from haidang.ledger import LedgerError, audit, backup, index_files, keys, paper_files
from haidang.ledger.models import AuditNote, Message
from haidang.procedures.receive import receive
from haidang.vault.person import Person
from haidang.vault.roles import Purpose, Role

SOMEBODY = Person(id=1, username="op", name="Utopia Operator", role=Role.OPERATOR)
NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)


@pytest.fixture
def copy(ledger: str, tmp_path: Path) -> Path:
    """A backup of a ledger with one message in it."""
    receive(b"first", gate="cli", now=NOW)
    backup.dump(tmp_path / "house.dump")
    return tmp_path / "house.dump"


def test_what_was_backed_up_comes_back_and_what_came_later_goes(copy: Path) -> None:
    kept = Message.objects.get()
    receive(b"second", gate="cli", now=NOW)
    backup.restore(copy, replace=True)
    assert Message.objects.get().fingerprint == kept.fingerprint
    again = receive(b"first", gate="cli", now=NOW)
    assert (again.receipt, again.resent) == (kept.receipt, 1)


def test_a_restored_ledger_still_refuses_changes_to_the_audit(copy: Path) -> None:
    audit.note(SOMEBODY, "tried", Purpose.OVERSEE, [], at=NOW)
    backup.dump(copy)
    backup.restore(copy, replace=True)
    with pytest.raises(DatabaseError, match="append-only"):
        AuditNote.objects.update(detail="changed")


def test_a_ledger_in_use_is_not_replaced_by_mistake(copy: Path) -> None:
    with pytest.raises(backup.NotEmpty, match="--replace"):
        backup.restore(copy, replace=False)
    assert Message.objects.count() == 1


def test_papers_kept_as_marks_come_back(ledger: str, tmp_path: Path) -> None:
    name, _ = paper_files.build_of([paper_files.marked([("P", "UTO", "L898902C3")])])
    index_files.pack(tmp_path / "house.dump.papers", [name])
    backup.dump(tmp_path / "house.dump")
    paper_files.delete_others(())
    backup.restore(tmp_path / "house.dump", replace=True)
    assert len(paper_files.opened(name)) == 1
    paper_files.delete_others(())


def test_an_empty_ledger_is_restored_without_asking(copy: Path) -> None:
    Message.objects.all().delete()
    backup.restore(copy, replace=False)
    assert Message.objects.count() == 1


def test_a_broken_backup_leaves_everything_as_it_was(copy: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.dump"
    broken.write_bytes(copy.read_bytes()[:2000])
    with pytest.raises(LedgerError, match="pg_restore"):
        backup.restore(broken, replace=True)
    assert Message.objects.count() == 1
    assert receive(b"second", gate="cli", now=NOW).messages == 1


def test_a_ledger_others_work_in_is_not_restored(copy: Path, ledger: str) -> None:
    import psycopg

    with psycopg.connect(ledger), pytest.raises(backup.HouseOpen, match="Close the house"):
        backup.restore(copy, replace=True)


def test_a_backup_is_its_owners_alone(copy: Path) -> None:
    assert copy.stat().st_mode & 0o077 == 0


def test_keys_travel_apart_and_are_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HAIDANG_HOME", str(tmp_path / "here"))
    keys._derived.cache_clear()
    sealing = keys.period_key("2026040112")
    keys.pack(tmp_path / "keys")
    monkeypatch.setenv("HAIDANG_HOME", str(tmp_path / "there"))
    keys.unpack(tmp_path / "keys", replace=False)
    assert keys.existing_period_key("2026040112") == sealing
    monkeypatch.setenv("HAIDANG_HOME", str(tmp_path / "elsewhere"))
    keys._derived.cache_clear()
    keys.card_key()
    with pytest.raises(keys.KeyLost, match="--replace"):
        keys.unpack(tmp_path / "keys", replace=False)
    keys._derived.cache_clear()
