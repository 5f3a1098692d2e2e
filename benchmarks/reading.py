"""Reading alone: megabytes a second, beside pydifact's bare splitting of the same bytes in the same run.

``python -m benchmarks.reading`` measures nothing else.
"""

import time
import warnings
from collections.abc import Callable, Iterable
from datetime import date

from msgspec import Struct
from pydifact.parser import Parser

from benchmarks.traffic import Traffic, traffic
from haidang import messages
from haidang.edifact import interchanges

ROUNDS = 3
"""Each file is read so often by each reader in turn; the quickest counts, the others were disturbed."""


class Reading(Struct, frozen=True):
    """Megabytes a second on one core; ``pydifact_failed`` is the share of files pydifact gave up on."""

    kind: str
    segments: float
    messages: float
    pydifact: float
    pydifact_failed: float

    @property
    def times(self) -> float:
        """How many times as fast as pydifact splits, whole messages are read."""
        return self.messages / self.pydifact


def reading(told: Traffic) -> tuple[Reading, ...]:
    """Each kind of message apart, timed on the files that pydifact can read too."""
    kinds = sorted({one.kind for one in told.sent})
    return tuple(_reading(kind, [one.data for one in told.sent if one.kind == kind]) for kind in kinds)


def _reading(kind: str, files: list[bytes]) -> Reading:
    fair = [data for data in files if _pydifact_reads(data)]
    seconds = [sum(times) for times in zip(*(_quickest(data) for data in fair), strict=True)]
    segments, whole, pydifact = (sum(map(len, fair)) / 1e6 / each for each in seconds)
    return Reading(kind, segments, whole, pydifact, 1 - len(fair) / len(files))


def _quickest(data: bytes) -> Iterable[float]:
    """Seconds for the segments, for whole messages, and for pydifact."""
    readers = (interchanges, messages.read, _by_pydifact)
    rounds = [[_seconds(read, data) for read in readers] for _ in range(ROUNDS)]
    return map(min, zip(*rounds, strict=True))


def _seconds(read: Callable[[bytes], object], data: bytes) -> float:
    began = time.perf_counter()
    read(data)
    return time.perf_counter() - began


def _by_pydifact(data: bytes) -> None:
    """From where the interchange begins: pydifact knows no envelope around it."""
    start = data.find(b"UNA") if b"UNA" in data else data.find(b"UNB")
    text = data[max(start, 0) :].decode("utf-8", "replace").replace("\r\n", "")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for _ in Parser().parse(text):
            pass


def _pydifact_reads(data: bytes) -> bool:
    try:
        _by_pydifact(data)
    except Exception:
        return False
    return True


def main() -> None:
    """Of one invented day with twelve flights."""
    for each in reading(traffic(date(2026, 4, 1), 12)):
        print(
            f"{each.kind}: {each.messages:.2f} MB/s, {each.times:.1f} times pydifact's {each.pydifact:.2f} "
            f"(segments alone {each.segments:.2f})"
        )


if __name__ == "__main__":
    main()
