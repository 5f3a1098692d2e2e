"""The comparison with known facts: it counts what is right, and shows what is not."""

import json
import subprocess
import sys
from pathlib import Path

import haidang

ROOT = Path(__file__).parent.parent


def _compare(folder: Path, facts: dict[str, object]) -> tuple[str, dict[str, float]]:
    (folder / "one.edi").write_bytes(haidang.SPECIMEN)
    (folder / "facts.json").write_text(json.dumps({"one.edi": facts}))
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.conformance", str(folder)],
        cwd=ROOT,
        env={"PYTHONPATH": "src"},
        capture_output=True,
        text=True,
        check=True,
    )
    *shown, last = done.stdout.splitlines()
    return "\n".join(shown), json.loads(last)


def _person(**others: object) -> dict[str, object]:
    return {"surname": "DOE", "given": ["JANE", "MARIE"], "dob": "900215", "sex": "F", **others}


def test_what_is_read_as_told_is_right(tmp_path: Path) -> None:
    _, total = _compare(tmp_path, {"persons": [_person()], "person_count": 1, "a key of tomorrow": [1]})
    assert total["exceptions"] == 0
    assert total["facts"] == total["right"] == 5


def test_contacts_are_compared_however_they_are_told(tmp_path: Path) -> None:
    told = {"persons": [_person(phones=["0084 1"])], "contacts": [{"email": "NOBODY//EXAMPLE.ORG"}]}
    shown, total = _compare(tmp_path, told)
    assert "contacts: told NOBODY//EXAMPLE.ORG, read []" in shown
    assert total["facts"] - total["right"] == 2


def test_what_differs_is_shown_and_counted(tmp_path: Path) -> None:
    shown, total = _compare(tmp_path, {"persons": [_person(dob="900216")], "person_count": 1})
    assert total["facts"] - total["right"] == 1
    assert "one.edi: birth dates: told 900216, read 900215" in shown


def test_facts_of_another_shape_are_named_not_fatal(tmp_path: Path) -> None:
    shown, total = _compare(tmp_path, {"person_count": 1, "persons": ["DOE", None]})
    assert total["not_compared"] == 1
    assert "one.edi: facts not understood" in shown


def test_a_file_that_is_refused_is_counted_not_fatal(tmp_path: Path) -> None:
    (tmp_path / "two.edi").write_bytes(b"no message at all")
    _, total = _compare(tmp_path, {})
    assert (total["files"], total["refused"], total["exceptions"]) == (2, 1, 0)
