"""One interchange: the service characters it was written with, its segments, and what was mended."""

from msgspec import Struct

from haidang.edifact.segment import Segment
from haidang.edifact.separators import Separators


class Repair(Struct, frozen=True):
    """Something that had to be mended to read on. ``offset`` is the byte of the file where it stood."""

    kind: str
    what: str
    offset: int


class Interchange(Struct, frozen=True, kw_only=True):
    """``start`` and ``end`` are the bytes of the file it stands in, from UNA (or UNB) to UNZ.

    ``offsets`` are the bytes of the file at which each of the ``segments`` begins.
    """

    separators: Separators
    segments: tuple[Segment, ...]
    offsets: tuple[int, ...]
    repairs: tuple[Repair, ...] = ()
    start: int = 0
    end: int = 0
