"""Lists of people to look out for: their entries, and how a traveller is found among them.

The formats they come in stand in ``formats``.
"""

from haidang.screening.watchlists.comparison import Comparison, compare
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.identifier import Identifier, IdentifierKind
from haidang.screening.watchlists.index import Match, WatchlistIndex
from haidang.screening.watchlists.laid_out import Damaged, lay_out
from haidang.screening.watchlists.listed_name import ListedName, NameKind
from haidang.screening.watchlists.reading import LeftOut, ListTold, Reading, Rejected, Row
from haidang.screening.watchlists.scorecard import threshold_for
from haidang.screening.watchlists.segment import Segment, made_by

__all__ = [
    "Comparison",
    "Damaged",
    "Entry",
    "Identifier",
    "IdentifierKind",
    "LeftOut",
    "ListTold",
    "ListedName",
    "Match",
    "NameKind",
    "Reading",
    "Rejected",
    "Row",
    "Segment",
    "WatchlistIndex",
    "compare",
    "lay_out",
    "made_by",
    "threshold_for",
]
