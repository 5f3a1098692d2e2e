"""Each contract of pyproject.toml, broken once on purpose, is seen to fail."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# The contract's name, the file that breaks it, and the line that does.
BREAKS = (
    ("Floors", "travel/name.py", "from haidang.screening import hit"),
    ("Floors", "edifact/alphabet.py", "from haidang.travel import Traveller"),
    ("Floors", "gates/shortcut.py", "from haidang.web import settings"),
    ("The pure rooms do no I/O", "vault/notebook.py", "import logging"),
    ("The pure rooms do no I/O", "screening/clock.py", "import time"),
    ("Only the ledger speaks SQL", "procedures/shortcut.py", "import psycopg"),
    ("Django is the ledger", "workers/shortcut.py", "from django.conf import settings"),
    ("Procedures know no HTTP", "procedures/shortcut.py", "import falcon"),
    ("Pages look through procedures", "web/pages/shortcut.py", "from haidang.ledger import opened"),
    ("No circles in any room", "travel/name.py", "from haidang.travel import booking"),
)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the project that may be spoilt."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _lint(tree: Path) -> str:
    programs = Path(sys.executable).parent
    run = subprocess.run(
        [programs / "lint-imports", "--no-logo", "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr


def _verdicts(report: str) -> dict[str, str]:
    lines = (line.rpartition(" ") for line in report.splitlines())
    return {name: verdict for name, _, verdict in lines if verdict in ("KEPT", "BROKEN")}


def _append(tree: Path, module: str, line: str) -> None:
    file = tree / "src" / "haidang" / module
    file.write_text(f"{file.read_text() if file.exists() else ''}\n{line}\n")


def test_the_tree_as_it_is_keeps_every_contract(tree: Path) -> None:
    verdicts = _verdicts(_lint(tree))

    assert set(verdicts.values()) == {"KEPT"}


@pytest.mark.parametrize(("contract", "module", "line"), BREAKS)
def test_a_broken_contract_is_seen(tree: Path, contract: str, module: str, line: str) -> None:
    _append(tree, module, line)

    verdicts = _verdicts(_lint(tree))

    [broken] = [verdict for name, verdict in verdicts.items() if name.startswith(contract)]
    assert broken == "BROKEN"


def test_a_room_that_stands_on_no_floor_is_seen(tree: Path) -> None:
    """Layers are exhaustive: whoever adds a room says on which floor it stands."""
    (tree / "src/haidang/attic").mkdir()
    _append(tree, "attic/__init__.py", "")

    assert "attic" in _lint(tree)


def test_every_contract_is_broken_once_here(tree: Path) -> None:
    names = _verdicts(_lint(tree))

    assert [name for name in names if not any(name.startswith(broken) for broken, _, _ in BREAKS)] == []


def test_sql_outside_the_ledger_is_seen(tree: Path) -> None:
    _append(tree, "web/pages/shortcut.py", "from django.db import connection")

    run = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", "src"],
        cwd=tree,
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Only the ledger speaks SQL" in run.stdout
