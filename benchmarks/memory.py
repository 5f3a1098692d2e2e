"""The memory of the house's processes: what each holds of its own, and its share of what several hold."""

import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path

from benchmarks.processes import family

EVERY = 0.5


class Peak:
    """The highest sum seen of PSS (``/proc/<pid>/smaps_rollup``) over this process and all it started."""

    def __init__(self) -> None:
        self.megabytes = 0.0
        self._over = threading.Event()

    @contextlib.contextmanager
    def watching(self) -> Iterator["Peak"]:
        watcher = threading.Thread(target=self._watch, daemon=True)
        watcher.start()
        try:
            yield self
        finally:
            self._over.set()
            watcher.join()

    def _watch(self) -> None:
        while not self._over.wait(EVERY):
            self.megabytes = max(self.megabytes, family_megabytes())


def family_megabytes() -> float:
    """What this process and those it started hold now, each page shared among those who map it."""
    return sum(map(_pss, family())) / 1024


def _pss(process: int) -> int:
    with contextlib.suppress(OSError):
        for line in (Path("/proc") / str(process) / "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0
