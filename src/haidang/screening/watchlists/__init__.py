"""Lists of people, in whatever format their keepers publish them.

To read a new format, write a module with one ``read`` function and name it in ``FORMATS``.
"""

from collections.abc import Callable, Iterable

from msgspec import Struct

from haidang.screening.watchlists import csv
from haidang.screening.watchlists.comparison import Comparison, compare
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.identifier import Identifier, IdentifierKind
from haidang.screening.watchlists.index import Match, WatchlistIndex
from haidang.screening.watchlists.laid_out import Damaged, lay_out
from haidang.screening.watchlists.listed_name import ListedName, NameKind
from haidang.screening.watchlists.reading import Reading, Rejected
from haidang.screening.watchlists.scorecard import threshold_for
from haidang.screening.watchlists.segment import Segment, made_by


class Format(Struct, frozen=True):
    """``title`` is what a keeper chooses from; ``read`` takes the file's lines of text."""

    name: str
    title: str
    read: Callable[[Iterable[str]], Reading]


FORMATS: tuple[Format, ...] = (Format("csv", "Hải Đăng CSV", csv.read),)

__all__ = [
    "FORMATS",
    "Comparison",
    "Damaged",
    "Entry",
    "Format",
    "Identifier",
    "IdentifierKind",
    "ListedName",
    "Match",
    "NameKind",
    "Reading",
    "Rejected",
    "Segment",
    "WatchlistIndex",
    "compare",
    "lay_out",
    "made_by",
    "threshold_for",
]
