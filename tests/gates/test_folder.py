"""Files put into the inbox folder become messages, and nothing of them stays but a receipt."""

import json
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from haidang.gates.folder import REFUSED_FOR, FolderGate
from haidang.ledger.models import Message, Spool
from haidang.procedures.receive import LARGEST

MANIFEST = b"UNA:+.? 'UNB+UNOA:4+XX+UTO+260401:1200+1'UNH+1+PAXLST:D:12B:UN:IATA'BGM+745'UNT+3+1'UNZ+1+1'"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    for name in ("in", "done", "refused"):
        (tmp_path / name).mkdir()
    return tmp_path


@pytest.fixture
def gate(inbox: Path, ledger: str) -> Iterator[FolderGate]:
    """A gate for which a minute and a half passes between two looks."""
    seconds = count(step=90)
    return FolderGate(inbox, clock=lambda: next(seconds))


def take(gate: FolderGate) -> None:
    gate.take_finished()
    gate.take_finished()


def test_a_file_becomes_a_message_and_leaves_a_receipt(gate: FolderGate, inbox: Path) -> None:
    (inbox / "in" / "a.edi").write_bytes(MANIFEST)
    take(gate)
    assert Message.objects.get().file_name == "a.edi"
    assert list((inbox / "in").iterdir()) == []
    [receipt] = inbox.glob("done/*/*")
    assert json.loads(receipt.read_text())["messages"] == 1


def test_nothing_of_the_content_stays_outside_the_spool(gate: FolderGate, inbox: Path) -> None:
    (inbox / "in" / "a.edi").write_bytes(MANIFEST)
    take(gate)
    assert Spool.objects.count() == 1
    assert not [file for file in inbox.rglob("*") if file.is_file() and b"PAXLST" in file.read_bytes()]


def test_a_file_found_again_after_a_kill_is_an_identical_resend(gate: FolderGate, inbox: Path) -> None:
    for _ in range(2):
        (inbox / "in" / "a.edi").write_bytes(MANIFEST)
        take(gate)
    assert Message.objects.get().resent == 1
    [receipt] = inbox.glob("done/*/*")
    assert json.loads(receipt.read_text())["resent"] == 1


def test_a_file_of_rubbish_is_kept_for_the_quarantine(gate: FolderGate, inbox: Path) -> None:
    (inbox / "in" / "letter.pdf").write_bytes(b"%PDF-1.7 not a message")
    take(gate)
    assert Message.objects.count() == 1


def test_an_empty_file_is_refused_with_the_reason(gate: FolderGate, inbox: Path) -> None:
    (inbox / "in" / "a.edi").touch()
    take(gate)
    assert (inbox / "refused" / "a.edi").exists()
    assert "nothing in it" in (inbox / "refused" / "a.edi.txt").read_text()
    assert Message.objects.count() == 0


def test_a_file_too_large_is_refused_without_being_read(gate: FolderGate, inbox: Path) -> None:
    with (inbox / "in" / "a.edi").open("wb") as sparse:
        sparse.truncate(LARGEST * 1000)
    take(gate)
    assert "MB are taken" in (inbox / "refused" / "a.edi.txt").read_text()


def test_a_link_is_refused(gate: FolderGate, inbox: Path) -> None:
    (inbox / "in" / "a.edi").symlink_to("/etc/hostname")
    take(gate)
    assert "not a plain file" in (inbox / "refused" / "a.edi.txt").read_text()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file: try as another user too")
def test_a_file_that_cannot_be_read_is_refused(gate: FolderGate, inbox: Path) -> None:
    (inbox / "in" / "a.edi").write_bytes(MANIFEST)
    (inbox / "in" / "a.edi").chmod(0)
    take(gate)
    assert "chmod" in (inbox / "refused" / "a.edi.txt").read_text()


def test_two_refused_files_of_one_name_are_both_kept(gate: FolderGate, inbox: Path) -> None:
    for _ in range(2):
        (inbox / "in" / "a.edi").touch()
        take(gate)
    assert {file.name for file in (inbox / "refused").glob("*.edi")} == {"a.edi", "2-a.edi"}


def test_a_strange_name_is_shown_in_letters(gate: FolderGate, inbox: Path) -> None:
    strange = os.fsencode(inbox / "in") + b"/a\xff\n\x1b.edi"
    Path(os.fsdecode(strange)).write_bytes(MANIFEST)
    take(gate)
    assert Message.objects.get().file_name == "a???.edi"


def test_a_file_that_cannot_be_put_away_stops_none_behind_it(gate: FolderGate, inbox: Path) -> None:
    (inbox / "refused" / "a.edi.txt").mkdir()
    (inbox / "in" / "a.edi").touch()
    (inbox / "in" / "b.edi").write_bytes(MANIFEST)
    os.utime(inbox / "in" / "a.edi", (0, 0))
    take(gate)
    assert Message.objects.get().file_name == "b.edi"
    assert [file.name for file in (inbox / "in").iterdir()] == ["a.edi"]


def test_receipts_and_reasons_are_not_kept_for_ever(gate: FolderGate, inbox: Path) -> None:
    (inbox / "in" / "a.edi").touch()
    (inbox / "in" / "b.edi").write_bytes(MANIFEST)
    take(gate)
    [day] = (inbox / "done").iterdir()
    old = day.rename(day.with_name("2020-01-01"))
    for file in (inbox / "refused" / "a.edi.txt", *old.iterdir()):
        os.utime(file, (0, 0))
    take(gate)
    assert [file.name for file in (inbox / "refused").iterdir()] == ["a.edi"]
    assert list((inbox / "done").iterdir()) == []


def test_a_refused_file_is_not_kept_for_ever_but_its_reason_is(gate: FolderGate, inbox: Path) -> None:
    (inbox / "in" / "a.edi").touch()
    take(gate)
    long_ago = (inbox / "refused" / "a.edi").stat().st_mtime - REFUSED_FOR.total_seconds() - 1
    os.utime(inbox / "refused" / "a.edi", (long_ago, long_ago))
    take(gate)
    assert [file.name for file in (inbox / "refused").iterdir()] == ["a.edi.txt"]


@pytest.mark.parametrize("content", [MANIFEST, b""])
def test_a_name_as_long_as_a_disk_takes_it_stops_nothing(
    gate: FolderGate, inbox: Path, content: bytes
) -> None:
    (inbox / "in" / ("ế" * 85)).write_bytes(content)
    (inbox / "in" / "b.edi").write_bytes(MANIFEST.replace(b"XX", b"YY"))
    take(gate)
    assert list((inbox / "in").iterdir()) == []
