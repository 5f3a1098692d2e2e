"""The locks fit the project, and the wheel is the whole house."""

import os
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def _locked(name: str) -> dict[str, Version]:
    lines = ((ROOT / name).read_text()).splitlines()
    pins = [Requirement(line.rstrip(" \\")) for line in lines if line and line[0].isalnum()]
    return {canonicalize_name(pin.name): Version(str(pin.specifier).removeprefix("==")) for pin in pins}


def _misfits(wanted: list[str], lock: str) -> list[str]:
    locked = _locked(lock)
    requirements = [Requirement(text) for text in wanted]
    return [
        str(requirement)
        for requirement in requirements
        if canonicalize_name(requirement.name) not in locked
        or locked[canonicalize_name(requirement.name)] not in requirement.specifier
    ]


def test_the_lock_fits_the_project() -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["build"]

    assert _misfits(wanted, "requirements.lock") == [], "run make lock"


def test_the_developers_lock_fits_the_project() -> None:
    wanted = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]

    assert _misfits(wanted, "requirements-dev.lock") == [], "run make lock"


def test_both_locks_name_the_same_versions() -> None:
    running, developing = _locked("requirements.lock"), _locked("requirements-dev.lock")

    assert {name: developing.get(name) for name in running} == running


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_every_locked_library_has_its_hashes(lock: str) -> None:
    text = (ROOT / lock).read_text()
    blocks = [block for block in text.split("\n") if "==" in block and not block.startswith("#")]

    assert [block for block in blocks if not block.endswith("\\")] == []


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from what stands here."""
    folder = tmp_path_factory.mktemp("dist")
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT))
    [built] = folder.glob("haidang-*.whl")
    return built


def _pip(*arguments: str) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


def test_the_wheel_holds_every_file_of_the_house(wheel: Path) -> None:
    here = {
        file.relative_to(ROOT / "src").as_posix()
        for file in (ROOT / "src/haidang").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }

    inside = set(zipfile.ZipFile(wheel).namelist())

    assert here - inside == set()


def test_the_house_runs_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    _pip("install", "--no-deps", "--no-index", "--target", str(tmp_path / "installed"), str(wheel))

    run = subprocess.run(
        [sys.executable, "-m", "haidang.cli", "--help"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed"), "HAIDANG_HOME": str(tmp_path / "home")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert run.returncode == 0, run.stderr
    assert "Usage:" in run.stdout
