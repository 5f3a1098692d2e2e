"""What came of reading a list: its entries, and every row that could not be one."""

from msgspec import Struct

from haidang.screening.watchlists.entry import Entry


class Rejected(Struct, frozen=True):
    """``line`` counts from 1, as an editor shows it; ``reason`` says what is wrong and what to do."""

    line: int
    reason: str


class Reading(Struct, frozen=True):
    """Nothing vanishes: every row is an entry or stands among the rejected."""

    entries: tuple[Entry, ...] = ()
    rejected: tuple[Rejected, ...] = ()
