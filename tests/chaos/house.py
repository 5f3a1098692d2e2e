"""A house of real processes that may be killed, one by one or all at once, and comes back."""

import contextlib
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

import haidang

SOURCES = Path(haidang.__file__).parents[1]
PATIENCE = 60.0

# What may be killed, by a word on its command line, and how often beside the others.
KINDS = {
    "haidang.workers.inbox": 8,
    "haidang.gates.http": 4,
    "haidang.gates.folder": 2,
    "haidang.web.wsgi": 1,
    "postgres -D": 3,
    "postgres: haidang": 4,
    "haidang.cli up": 1,
    "everything": 2,
}


def environment(home: Path) -> dict[str, str]:
    """What a process of that house finds in its environment."""
    inherited = {name: value for name, value in os.environ.items() if name != "HAIDANG_DATABASE_URL"}
    return {**inherited, "HAIDANG_HOME": str(home), "PYTHONPATH": str(SOURCES)}


class House:
    """``haidang up`` under a keeper that opens it again whenever it ends, until told to close."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.ports = _free_ports(3)
        self._closing = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None
        self._keeper = threading.Thread(target=self._keep)

    def __enter__(self) -> "House":
        self._keeper.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._keeper.join(PATIENCE)

    def kill(self, dice: random.Random) -> str:
        """Draw what to kill, wait until there is one, and kill it; what it was."""
        [kind] = dice.choices(list(KINDS), list(KINDS.values()))
        deadline = time.monotonic() + PATIENCE
        while not (living := self._living(kind)):
            if time.monotonic() > deadline:
                raise TimeoutError(f"no {kind} came back\n{self.last_words()}")
            self._closing.wait(0.02)
        for process in living if kind == "everything" else [dice.choice(living)]:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
        return kind

    def last_words(self) -> str:
        return (self.home / "up.log").read_text(errors="replace")[-4000:]

    def _keep(self) -> None:
        desk, gate, operations = map(str, self.ports)
        command = [sys.executable, "-m", "haidang.cli", "up", "--workers", "2", "--port", desk]
        command += ["--gate-port", gate, "--operations-port", operations]
        with (self.home / "up.log").open("ab") as log:
            while not self._closing.wait(0.05):
                self._process = subprocess.Popen(
                    command,
                    env=environment(self.home),
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                )
                while self._process.poll() is None and not self._closing.wait(0.05):
                    pass
            assert self._process is not None
            self._process.send_signal(signal.SIGTERM)
            self._process.wait()

    def _living(self, kind: str) -> list[int]:
        family = self._family()
        return [number for number in family if kind == "everything" or kind in family[number]]

    def _family(self) -> dict[int, str]:
        """Every process of the house by its number, with its command line."""
        if self._process is None or self._process.poll() is not None:
            return {}
        parents, commands = {}, {}
        for folder in Path("/proc").iterdir():
            with contextlib.suppress(OSError, ValueError):
                number = int(folder.name)
                parents[number] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                commands[number] = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        family = [self._process.pid]
        for member in family:
            family.extend(child for child, parent in parents.items() if parent == member)
        return {number: commands[number] for number in family if commands.get(number)}


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
