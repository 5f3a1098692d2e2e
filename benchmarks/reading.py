"""Reading alone: megabytes a second, beside pydifact on the same bytes in the same run."""

import time
import warnings
from collections.abc import Callable

from msgspec import Struct
from pydifact.parser import Parser

from benchmarks.traffic import Traffic
from haidang import messages
from haidang.edifact import interchanges


class Reading(Struct, frozen=True):
    """Megabytes a second on one core; ``pydifact_failed`` is the share of files pydifact gave up on."""

    segments: float
    messages: float
    pydifact: float
    pydifact_failed: float


def reading(traffic: Traffic) -> Reading:
    """Timed on the files that pydifact can read too."""
    fair = Traffic(tuple(one for one in traffic.sent if _pydifact_reads(one.data)))
    return Reading(
        segments=_speed(fair, _segments),
        messages=_speed(fair, messages.read),
        pydifact=_speed(fair, _by_pydifact),
        pydifact_failed=1 - len(fair.sent) / len(traffic.sent),
    )


def _speed(traffic: Traffic, read: Callable[[bytes], object]) -> float:
    began = time.perf_counter()
    for one in traffic.sent:
        read(one.data)
    return traffic.megabytes / (time.perf_counter() - began)


def _segments(data: bytes) -> None:
    for interchange in interchanges(data):
        for _ in interchange.segments:
            pass


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
