"""A whole house in processes of its own, to be started, killed and looked at."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

PATIENCE = 180.0  # a busy machine is slow, and being quick is proven elsewhere


class RunningHouse:
    """``haidang up`` with a home and ports of its own."""

    def __init__(self) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="haidang-house-"))
        self.home.chmod(0o755)
        self.port, self.gate, self.operations = free_ports(3)
        self.errors = self.home / "errors"
        self.process: subprocess.Popen[bytes] | None = None

    def environment(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if not key.startswith("HAIDANG")}
        source = Path(__file__).parents[2] / "src"
        return kept | {"HAIDANG_HOME": str(self.home), "PYTHONPATH": str(source)}

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "haidang.cli", *arguments]

    def ports(self) -> tuple[str, ...]:
        """The options that give it its ports."""
        gates = ("--gate-port", str(self.gate), "--operations-port", str(self.operations))
        return ("--port", str(self.port), *gates)

    def run(self, *arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            self.command(*arguments),
            input=stdin,
            env=self.environment(),
            capture_output=True,
            timeout=PATIENCE,
        )

    def start(self) -> None:
        with self.errors.open("ab") as errors:
            self.process = subprocess.Popen(
                self.command("up", *self.ports()),
                env=self.environment(),
                stdout=errors,
                stderr=errors,
            )
        self.until(lambda: self.answer(self.gate, "/healthz") == 200, "the gate answers")
        self.until(lambda: self.answer(self.port, "/") == 200, "the desk answers")

    def answer(self, port: int, path: str) -> int | None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return int(error.code)
        except OSError:
            return None

    def processes(self) -> dict[int, str]:
        """Every living process of this house and its command, found by the home in its environment."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                ours = f"HAIDANG_HOME={self.home}".encode() in (entry / "environ").read_bytes()
                alive = (entry / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
                command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if ours and alive:
                found[int(entry.name)] = command
        return found

    def one(self, part: str) -> int:
        """The number of the process whose command has this in it; of several, the oldest."""
        return min(pid for pid, command in self.processes().items() if part in command)

    def runs(self, part: str) -> bool:
        return any(part in command for command in self.processes().values())

    def until(self, condition: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, f"never: {what}\n{self.said()}"
            time.sleep(0.02)

    def said(self) -> str:
        """The last of what its processes wrote."""
        logs = [file for file in (self.errors, self.home / "demo.log", self.home / "said") if file.exists()]
        return "\n".join(file.read_text()[-3000:] for file in logs)

    def end(self) -> None:
        for pid in self.processes():
            with suppress(ProcessLookupError):  # it may end because another has
                os.kill(pid, signal.SIGKILL)
        if self.process is not None:
            self.process.wait()
        shutil.rmtree(self.home, ignore_errors=True)


def free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [int(each.getsockname()[1]) for each in sockets]
    for each in sockets:
        each.close()
    return ports


@pytest.fixture
def house() -> Iterator[RunningHouse]:
    made = RunningHouse()
    yield made
    made.end()
