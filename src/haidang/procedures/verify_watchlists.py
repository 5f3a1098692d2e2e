"""Whether the lists, the changes that made them and the index that is asked of them agree."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from haidang.ledger import paper_files, thresholds, watchlist_checks, watchlist_papers, watchlists
from haidang.ledger.paper_files import MadeElsewhere
from haidang.ledger.transaction import as_of_one_moment, transaction
from haidang.procedures.build_index import index_ready
from haidang.screening.hit import Severity
from haidang.screening.watchlists import WatchlistIndex
from haidang.screening.watchlists.scorecard import VERSION


class Verified(Struct, frozen=True, kw_only=True):
    """``indexed`` is ``None`` where no index of the versions in force is made; the next message makes it.
    ``remarks`` are what a keeper should know although all agrees.
    """

    lists: int
    entries: int
    papers: int
    indexed: int | None
    disagreements: list[str]
    remarks: list[str]


def verify_watchlists() -> Verified:
    """Everything as of one moment. It shows nobody, so it leaves no note."""
    with transaction():
        as_of_one_moment()
        lists = watchlists.in_force()
        entries = watchlist_checks.entries_in_force()
        disagreements = watchlist_checks.disagreements()
        own, current = thresholds.in_force(), thresholds.set_under(VERSION)
        files = [one.file for one in watchlist_papers.in_force()]
    papers = 0
    for file in files:
        try:
            papers += len(paper_files.opened(file))
        except MadeElsewhere as sentence:
            disagreements.append(str(sentence))
    index = index_ready(lists)
    if index is not None and len(index) != entries:
        disagreements.append(f"the index holds {len(index)} entries, the lists {entries}")
    return Verified(
        lists=len(lists),
        entries=entries,
        papers=papers,
        indexed=len(index) if index is not None else None,
        disagreements=disagreements,
        remarks=[*_outdated(own.keys() - current), *_placeholders(index)],
    )


def _outdated(thresholds_set: Iterable[tuple[str, Severity]]) -> Iterator[str]:
    for name, severity in sorted(thresholds_set):
        yield f"{name}: the threshold for {severity} was set under another scorecard, set it anew"


def _placeholders(index: WatchlistIndex | None) -> Iterator[str]:
    for number, count in index.placeholders() if index is not None else ():
        yield f"{count:,} entries name the document {number}: nobody is found by a number that so many share"
