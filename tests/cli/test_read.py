"""``haidang read``: many files, among them rubbish."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import haidang
from haidang.cli.__main__ import app


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["read", *map(str, arguments)])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "one.edi").write_bytes(haidang.SPECIMEN)
    (tmp_path / "two.edi").write_bytes(haidang.SPECIMEN * 2)
    (tmp_path / "rubbish").write_bytes(b"\x1b[2J%PDF \x00\xff")
    (tmp_path / "empty").touch()
    return tmp_path


def test_every_message_of_every_file_is_a_line_of_json(folder: Path) -> None:
    told = _run(folder / "one.edi", folder / "two.edi", "--json")
    assert told.exit_code == 0
    lines = [json.loads(line) for line in told.stdout.splitlines()]
    assert [line["reference"] for line in lines] == ["1", "1", "1"]
    assert [Path(line["file"]).name for line in lines] == ["one.edi", "two.edi", "two.edi"]


def test_what_cannot_be_read_is_named_and_stops_nothing(folder: Path) -> None:
    told = _run(folder / "rubbish", folder / "empty", folder / "gone", folder, folder / "one.edi", "--json")
    assert told.exit_code == 1
    assert len(told.stdout.splitlines()) == 1
    assert told.stderr.count("cannot be read") == 4


def test_a_terminal_is_told_nothing_it_would_obey(folder: Path) -> None:
    torn = haidang.SPECIMEN.replace(b"DTM+329:900215", b"DTM+329:\x1b[2J")
    (folder / "torn.edi").write_bytes(torn)
    told = _run(folder / "torn.edi")
    assert "no such birth date" in told.stdout
    assert "\x1b" not in told.stdout
