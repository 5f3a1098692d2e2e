"""The project speaks of itself alone: no machine's paths, no registry, no words it has sworn off."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Written in halves, so that this file may be read like any other.
FORBIDDEN = {
    "a machine's path": r"(?<![\w.-])/(?:wor" + r"k|roo" + r"t|opt/pyp" + r"i|home/[a-z]+)/",
    "a registry's host": r"(?:pypi\.or" + r"g|pythonhoste" + r"d|npmjs\.or" + r"g|crates\.i" + r"o)",
    "a word sworn off": r"(?i)\b(?:suspec" + r"ts?|terroris" + r"ts?(?! offences))\b",
}  # fmt: skip


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def _lines(pattern: str) -> list[str]:
    found = []
    for file in _tracked():
        text = file.read_bytes().decode(errors="replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if "\0" not in text and re.search(pattern, line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()[:120]}")
    return found


@pytest.mark.parametrize("what", FORBIDDEN)
def test_nothing_tracked_holds(what: str) -> None:
    assert _lines(FORBIDDEN[what]) == []


def test_no_file_is_named_after_a_pattern() -> None:
    names = {"manager", "handler", "service", "utils", "helpers", "common", "core"}
    ours = [file for file in _tracked() if file.suffix == ".py"]

    assert [file.relative_to(ROOT) for file in ours if file.stem in names] == []
