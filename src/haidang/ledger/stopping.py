"""Being asked to stop: a long-running process finishes what it holds, then ends."""

import select
import signal
import socket
from types import FrameType


class Stopping:
    """Turns SIGTERM and SIGINT into a question one can ask, and makes waits end early when one comes."""

    def __init__(self) -> None:
        self.asked = False
        self._wakes, self._woken = socket.socketpair()
        self._wakes.setblocking(False)
        self._woken.setblocking(False)
        signal.set_wakeup_fd(self._woken.fileno(), warn_on_full_buffer=False)
        signal.signal(signal.SIGTERM, self._ask)
        signal.signal(signal.SIGINT, self._ask)
        # A child that ends must end a wait too; without a handler the kernel would tell nobody.
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def wait(self, seconds: float) -> bool:
        """Wait that long, or until a signal comes; whether to stop."""
        if not self.asked and select.select([self._wakes], [], [], seconds)[0]:
            self._wakes.recv(4096)
        return self.asked

    def close(self) -> None:
        """Hear no more signals."""
        signal.set_wakeup_fd(-1)
        self._wakes.close()
        self._woken.close()

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked = True
