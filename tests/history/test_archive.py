"""The files of the archive: whole or not at all, and gone when they must be."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from haidang.history import archive
from haidang.history.columns import COLUMNS, NOT_KEPT, Kept, row_of
from haidang.history.duck import Duck
from haidang.history.question import table
from haidang.screening.criteria import CATALOGUE, NOUNS
from utopians import crossing

DAY, NEXT = date(2026, 4, 1), date(2026, 4, 2)
DUE, LATER = date(2026, 10, 1), date(2026, 10, 2)


def row(number: int, delete_on: date = DUE) -> dict[str, Any]:
    kept = Kept(crossing=number, person=7, day=DAY, decided="cleared", delete_on=delete_on)
    return row_of(crossing(), kept)


def numbers(folder: Path) -> list[int]:
    files = list(archive.files_of(folder).values())
    return [number for (number,) in Duck().ask(table().select("crossing").order_by("crossing"), files)]


def test_a_day_written_again_takes_the_place_of_what_was_kept(tmp_path: Path) -> None:
    archive.write(tmp_path, DAY, [row(1), row(2)])
    archive.write(tmp_path, DAY, [row(3)])
    assert numbers(tmp_path) == [3]


def test_a_day_of_which_nothing_is_left_has_no_file(tmp_path: Path) -> None:
    archive.write(tmp_path, DAY, [row(1)])
    archive.write(tmp_path, DAY, [])
    assert archive.files_of(tmp_path) == {}


def test_a_row_that_breaks_leaves_the_day_as_it_was(tmp_path: Path) -> None:
    archive.write(tmp_path, DAY, [row(1)])

    def rows() -> Any:
        yield row(2)
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        archive.write(tmp_path, DAY, rows())
    assert numbers(tmp_path) == [1]
    assert list(tmp_path.glob("*/*.tmp")) == []


def test_what_a_killed_process_left_is_tidied_away(tmp_path: Path) -> None:
    archive.write(tmp_path, DAY, [row(1)])
    told, fresh = (archive.file_of(tmp_path, DAY).with_suffix(end) for end in (archive.TOLD, archive.FRESH))
    for left in (told, fresh):
        left.write_text("{")
    archive.tidy(tmp_path)
    assert (told.exists(), fresh.exists()) == (True, False)
    archive.tidy_drafts(tmp_path)
    assert not told.exists()
    assert numbers(tmp_path) == [1]


def test_what_became_due_while_the_day_was_told_is_not_brought_back(tmp_path: Path) -> None:
    archive.write(tmp_path, DAY, [row(1), row(2, LATER)], today=DUE)
    assert numbers(tmp_path) == [2]


def test_rows_go_on_their_day_and_no_others(tmp_path: Path) -> None:
    archive.write(tmp_path, DAY, [row(1), row(2, LATER)])
    archive.write(tmp_path, NEXT, [row(3)])
    assert archive.delete_due(tmp_path, date(2026, 9, 30)) == 0
    assert archive.delete_due(tmp_path, DUE) == 2
    assert numbers(tmp_path) == [2]
    assert archive.delete_due(tmp_path, LATER) == 1
    assert archive.files_of(tmp_path) == {}


def test_a_file_of_older_columns_is_not_ready(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as older:
        older.setattr(archive, "VERSION", "older")
        archive.write(tmp_path, DAY, [row(1)])
    archive.write(tmp_path, NEXT, [row(2)])
    assert list(archive.ready(tmp_path)) == [NEXT]


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    archive.write(tmp_path, DAY, [row(1)])
    file = archive.file_of(tmp_path, DAY)
    assert (file.stat().st_mode & 0o077, file.parent.stat().st_mode & 0o077) == (0, 0)


def test_a_row_names_nobody() -> None:
    told = row(1)
    assert told.keys() == {column.name for column in COLUMNS}
    assert not {"DOE", "doe", "JANE", "jane", "L898902C3", "l898902c3"} & set(map(str, told.values()))


def test_each_field_that_is_not_kept_is_one_a_criterion_may_ask() -> None:
    of_elements = {f"any {noun.name}.{field}" for noun in NOUNS.values() for field in noun.fields}
    assert CATALOGUE.keys() | of_elements >= NOT_KEPT
