"""Specimens of the message types that stand apart, beside its golden reading ``name.json``.

A new message type needs no new test, only specimens. ``pytest --bless`` writes the answers; the diff is
then reviewed like code.
"""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

import haidang
from haidang.messages import PROBLEM_KINDS, parts

GOLDEN = Path(__file__).parent / "golden"
SPECIMENS = sorted(
    file
    for kind in ("cusres", "bsm", "pnrgov_xml")
    for file in (GOLDEN / kind).glob("*.*")
    if file.suffix != ".json"
)


def _told(value: Any) -> Any:
    """Without what was not told: empty lists and ``None``."""
    if isinstance(value, dict):
        return {name: _told(part) for name, part in value.items() if part not in (None, [], {}, ())}
    return [_told(part) for part in value] if isinstance(value, (list, tuple)) else value


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_reads_as_agreed(specimen: Path, request: pytest.FixtureRequest) -> None:
    messages = [_told(msgspec.to_builtins(message)) for message in haidang.read(specimen.read_bytes())]
    reading = json.dumps(messages, indent=1, ensure_ascii=False) + "\n"
    golden = specimen.with_suffix(".json")
    if request.config.getoption("--bless"):
        golden.write_text(reading)
    assert reading == golden.read_text()


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_parts_read_as_the_whole(specimen: Path) -> None:
    whole = specimen.read_bytes()
    assert [m for part in parts(whole) for m in haidang.read(part.data)] == haidang.read(whole)


@pytest.mark.parametrize("specimen", SPECIMENS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_problem_is_of_a_known_kind_and_points_into_the_message(specimen: Path) -> None:
    for message in haidang.read(specimen.read_bytes()):
        for problem in message.problems:
            assert problem.kind in PROBLEM_KINDS
            assert problem.segment is None or 0 <= problem.segment < len(message.segments)
