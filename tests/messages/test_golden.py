"""Every specimen beside its golden reading: ``name.edi`` (``.txt``, ``.xml``) and ``name.json``.

A new message type needs no new test, only specimens. ``pytest --bless`` writes the answers; the diff is
then reviewed like code.
"""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
import pytest

import haidang
from haidang.messages import PROBLEM_KINDS, Message, parts

GOLDEN = Path(__file__).parent / "golden"
SPECIMENS = sorted(file for file in GOLDEN.glob("*/*.*") if file.suffix != ".json")
RECEIVED = datetime(2026, 4, 2, 9)


def _read(data: bytes) -> list[Message]:
    return haidang.read(data, received=RECEIVED)


def _told(value: Any) -> Any:
    """Without what was not told: empty lists and ``None``."""
    if isinstance(value, dict):
        return {name: _told(part) for name, part in value.items() if part not in (None, [], {}, ())}
    return [_told(part) for part in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_reads_as_agreed(specimen: Path, request: pytest.FixtureRequest) -> None:
    messages = [_told(msgspec.to_builtins(message)) for message in _read(specimen.read_bytes())]
    reading = json.dumps(messages, indent=1, ensure_ascii=False) + "\n"
    golden = specimen.with_suffix(".json")
    if request.config.getoption("--bless"):
        golden.write_text(reading)
    assert reading == golden.read_text()


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_parts_read_as_the_whole(specimen: Path) -> None:
    whole = specimen.read_bytes()
    cut = parts(whole, received=RECEIVED)
    assert [message for part in cut for message in _read(part.data)] == _read(whole)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_problem_is_of_a_known_kind_and_points_into_the_message(specimen: Path) -> None:
    for message in _read(specimen.read_bytes()):
        for problem in message.problems:
            assert problem.kind in PROBLEM_KINDS
            assert problem.segment is None or 0 <= problem.segment < len(message.segments)
