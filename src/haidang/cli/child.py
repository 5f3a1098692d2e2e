"""A process of the house: started, watched, started again when it dies, and never left behind."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import IO

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
HEALTHY_AFTER = 30.0
PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Child:
    """One process by name. ``module`` and ``arguments`` are what ``python -m`` would be given. One run
    ``once`` may end when its work is done."""

    def __init__(
        self, name: str, module: str, *arguments: str, log: IO[str] | None = None, once: bool = False
    ) -> None:
        self.name = name
        self._once, self._done = once, False
        self.deaths = 0
        self._command = [sys.executable, "-m", module, *arguments]
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None
        self._started = self._due = 0.0

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches the owner alone, who stops it in order."""
        self._started = time.monotonic()
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=self._log,
            start_new_session=True,
            preexec_fn=end_with(os.getpid()),
        )

    def mend(self) -> int | None:
        """Start it again if it died and its pause is over. Its exit status at the moment it is found dead."""
        if self._process is None:
            if time.monotonic() >= self._due and not self._done:
                self.start()
            return None
        status = self._process.poll()
        if status == 0 and self._once:
            self._process, self._done = None, True
            return None
        if status is not None:
            lived = time.monotonic() - self._started
            self.deaths = 1 if lived > HEALTHY_AFTER else self.deaths + 1
            self._due = time.monotonic() + min(FIRST_PAUSE * 2 ** min(self.deaths - 1, 10), LONGEST_PAUSE)
            self._process = None
        return status

    def ask_to_stop(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)

    def wait(self, seconds: float) -> None:
        """Wait for it to end, and end it when it has not."""
        if self._process is None:
            return
        try:
            self._process.wait(max(seconds, 0.0))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


def end_with(owner: int) -> Callable[[], None]:
    """What a new process does before anything else: ask the kernel to end it when its owner ends."""

    def ask_the_kernel() -> None:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != owner:
            os._exit(1)

    return ask_the_kernel
