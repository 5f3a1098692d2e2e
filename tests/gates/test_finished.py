"""Files that somebody is still writing must not be read."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from haidang.gates.finished import STILL, STILL_WHEN_EMPTY, Watch, written_to

Look = Callable[..., list[str]]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    """Look at the folder at that second; the names of the whole files."""
    watch = Watch()
    return lambda at: [file.name for file in watch.finished(tmp_path, at)]


def test_a_file_that_stands_still_is_whole_after_a_while(look: Look, tmp_path: Path) -> None:
    (tmp_path / "a.edi").write_bytes(b"UNB")
    assert look(at=0) == []
    assert look(at=STILL - 0.1) == []
    assert look(at=STILL) == ["a.edi"]


def test_a_file_that_grows_is_waited_for(look: Look, tmp_path: Path) -> None:
    file = tmp_path / "a.edi"
    file.write_bytes(b"UNB")
    look(at=0)
    with file.open("ab") as stream:
        stream.write(b"+")
    assert look(at=STILL) == []
    assert look(at=2 * STILL) == ["a.edi"]


def test_a_writer_who_pauses_is_waited_for(look: Look, tmp_path: Path) -> None:
    """The kernel knows that the file is open for writing, however long nothing is written."""
    with (tmp_path / "a.edi").open("wb") as stream:
        stream.write(b"UNB")
        stream.flush()
        look(at=0)
        assert look(at=1000) == []
    assert look(at=1001) == ["a.edi"]


def test_a_preallocated_copy_with_a_kept_date_is_waited_for(look: Look, tmp_path: Path) -> None:
    """A Windows share may set the full size and an old date first and the content last."""
    file = tmp_path / "a.edi"
    file.write_bytes(bytes(100))
    os.utime(file, (1, 1))
    look(at=0)
    with file.open("r+b") as stream:
        stream.write(b"UNB")
    os.utime(file, (1, 1))
    assert look(at=STILL) == []


@pytest.mark.parametrize("draft", [".a.edi", "a.edi.part", "a.edi.TMP", "a.edi.filepart", "a.edi~", "~a.edi"])
def test_a_draft_is_never_read_and_its_renaming_is_believed(look: Look, tmp_path: Path, draft: str) -> None:
    (tmp_path / draft).write_bytes(b"UNB")
    look(at=0)
    assert look(at=1000) == []
    (tmp_path / draft).rename(tmp_path / "a.edi")
    assert look(at=1000.1) == ["a.edi"]


def test_a_draft_that_grew_before_it_was_renamed_is_waited_for(look: Look, tmp_path: Path) -> None:
    draft = tmp_path / "a.edi.part"
    draft.write_bytes(b"UNB")
    look(at=0)
    draft.write_bytes(b"UNB+UNOA")
    draft.rename(tmp_path / "a.edi")
    assert look(at=1) == []
    assert look(at=1 + STILL) == ["a.edi"]


def test_an_empty_file_is_given_longer(look: Look, tmp_path: Path) -> None:
    (tmp_path / "a.edi").touch()
    look(at=0)
    assert look(at=STILL_WHEN_EMPTY - 1) == []
    assert look(at=STILL_WHEN_EMPTY) == ["a.edi"]


def test_files_come_in_the_order_they_were_written(look: Look, tmp_path: Path) -> None:
    for second, name in enumerate(["c.edi", "a.edi", "b.edi"]):
        (tmp_path / name).write_bytes(b"UNB")
        os.utime(tmp_path / name, (second, second))
    look(at=0)
    assert look(at=STILL) == ["c.edi", "a.edi", "b.edi"]


def test_folders_are_left_alone(look: Look, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    look(at=0)
    assert look(at=1000) == []


def test_nobody_writes_to_a_closed_file(tmp_path: Path) -> None:
    file = tmp_path / "a.edi"
    file.write_bytes(b"UNB")
    assert not written_to(file)
    assert not written_to(tmp_path / "gone.edi")
