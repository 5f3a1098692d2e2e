"""When the disk is full nothing more is acknowledged, and nothing acknowledged is lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

RECEIVE_UNTIL_FULL = """
import os
from datetime import UTC, datetime
from haidang.ledger import LedgerError, opened
from haidang.ledger.home import home

with opened():
    from haidang.procedures.receive import receive

    acknowledged = 0
    try:
        for number in range(1000):
            receive(os.urandom(500_000), gate="cli", now=datetime.now(UTC))
            acknowledged += 1
    except (LedgerError, OSError) as error:
        print(acknowledged, error)
"""

COUNT = """
from haidang.ledger import opened
with opened():
    from haidang.ledger.models import Message, Spool
    print(Message.objects.count(), Spool.objects.count())
"""


@pytest.fixture
def small_disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A disk with room for an empty ledger and a little more, and a file on it that can be taken away."""
    if os.geteuid() != 0:
        pytest.skip("a small disk can only be made by root: run this test as root too")
    disk = Path(os.path.realpath("/tmp")) / f"haidang-small-disk-{os.getpid()}"
    disk.mkdir(mode=0o755)
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160m,mode=0755", "tmpfs", disk], check=False)
    if made.returncode:
        disk.rmdir()
        pytest.skip("this machine does not let a small disk be made: run this test on one that does")
    yield disk
    subprocess.run(["umount", disk], check=True)
    disk.rmdir()


def test_a_full_disk_acknowledges_nothing_and_loses_nothing(small_disk: Path) -> None:
    ballast = small_disk / "ballast"
    ballast.write_bytes(bytes(30_000_000))
    acknowledged, _, said = run(RECEIVE_UNTIL_FULL, small_disk).partition(" ")
    assert int(acknowledged) > 0
    assert "disk is full" in said or "No space left" in said or "does not answer" in said
    ballast.unlink()
    assert run(COUNT, small_disk).split() == [acknowledged, acknowledged]


def run(program: str, disk: Path) -> str:
    source = Path(__file__).parents[2] / "src"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("HAIDANG")}
    environment = kept | {"HAIDANG_HOME": str(disk / "home"), "PYTHONPATH": str(source)}
    ran = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()
