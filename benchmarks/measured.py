"""What was measured, and how much it was measured with."""

from msgspec import Struct

from benchmarks.path import Flood, Stream
from benchmarks.reading import Reading


class Size(Struct, frozen=True, kw_only=True):
    """``warm``, ``flood``, ``stream`` and ``reading`` count flights."""

    entries: int
    criteria: int
    warm: int
    flood: int
    stream: int
    reading: int


class Measured(Struct, frozen=True, kw_only=True):
    """``stored`` and ``grown_stored`` are the crossings in the ledger before each second half."""

    size: Size
    reading: tuple[Reading, ...]
    stored: int
    flood: Flood
    stream: Stream
    grown_stored: int
    grown_flood: Flood
    grown_stream: Stream
    entries: int
    peak_megabytes: float
