"""What came of reading a list: its entries, every row that could not be one, and what was left out.

A reader yields items as it goes, so that a list of millions passes through without ever lying in memory.
"""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from haidang.screening.hit import Severity
from haidang.screening.watchlists.entry import Entry


class Row(Struct, frozen=True):
    """An entry and the line it begins on."""

    line: int
    entry: Entry


class Rejected(Struct, frozen=True):
    """``line`` counts from 1, as an editor shows it; ``reason`` says what is wrong and what to do."""

    line: int
    reason: str


class LeftOut(Struct, frozen=True):
    """Something of an entry that was not taken: the law forbids it, or an entry has no place for it."""

    line: int
    what: str


Item = Row | Rejected | LeftOut


class ListTold(Struct, frozen=True):
    """What the list says where a row says nothing."""

    name: str
    severity: Severity = Severity.NORMAL


class Reading(Struct, frozen=True):
    """Nothing vanishes: every row is an entry or stands among the rejected. ``left_out`` counts by what."""

    entries: tuple[Entry, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    left_out: dict[str, int] = {}

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Reading":
        """All of a file small enough to lie in memory. A reference stands for one entry: the first."""
        entries: dict[str, Row] = {}
        rejected: list[Rejected] = []
        left_out: Counter[str] = Counter()
        for item in items:
            match item:
                case Row(line, entry):
                    first = entries.setdefault(entry.reference, item)
                    if first is not item:
                        what = f"reference {entry.reference!r} already stands in line {first.line}"
                        rejected.append(Rejected(line, what))
                case Rejected():
                    rejected.append(item)
                case LeftOut(_, what):
                    left_out[what] += 1
        return cls(tuple(row.entry for row in entries.values()), tuple(rejected), dict(left_out))
