"""The lists and criteria in force, as every worker process holds them."""

from datetime import date

from msgspec import Struct

from haidang.ledger import code_lists, criteria, paper_files, thresholds, watchlist_papers, watchlists
from haidang.ledger.keys import listed_papers_key
from haidang.ledger.watchlist_papers import PapersInForce
from haidang.ledger.watchlists import ListInForce
from haidang.procedures.build_index import index_in_force
from haidang.screening import Screener
from haidang.screening.watchlists.listed_papers import NO_PAPERS, ListedPapers, PapersOfList
from haidang.screening.watchlists.thresholds import Thresholds


class Held(Struct, frozen=True):
    """A screener, and of which version, day and lists it is. ``usual`` is the threshold of those lists,
    ``files`` hold papers of which marks alone are kept."""

    version: int
    today: date
    lists: tuple[ListInForce, ...]
    usual: float
    files: tuple[PapersInForce, ...]
    screener: Screener


_held: Held | None = None


def at(version: int, today: date) -> Screener:
    """The screener of that version, fetched anew when the version or the day is another than last time.

    Criteria end with their day, so a new day asks for them again even when nothing was changed. The index of
    the lists stays while no list has changed.
    """
    global _held
    if _held is None or (_held.version, _held.today) != (version, today):
        _held = _fetched(version, today)
    return _held.screener


def _fetched(version: int, today: date) -> Held:
    lists, files = watchlists.in_force(), watchlist_papers.in_force()
    if _held is not None and _held.lists == lists:
        index, usual = _held.screener.watchlist, _held.usual
    else:
        index = index_in_force(lists)
        usual = index.threshold
    asked_from = Thresholds(usual, thresholds.in_force())
    # The index brings whatever any list may want to ask about; the screener keeps what each does.
    index.threshold = asked_from.lowest
    screener = Screener(
        index, tuple(criteria.live(today)), today, code_lists.in_force(), asked_from, _papers(files)
    )
    return Held(version, today, lists, usual, files, screener)


def _papers(files: tuple[PapersInForce, ...]) -> ListedPapers:
    """The lists of papers alone, each file opened anew only where it is another than last time."""
    if not files:
        return NO_PAPERS
    known = (
        dict(zip((one.file for one in _held.files), _held.screener.papers.lists, strict=True))
        if _held
        else {}
    )
    lists = [
        PapersOfList(one.entry, known[one.file].papers if one.file in known else paper_files.opened(one.file))
        for one in files
    ]
    return ListedPapers(lists, listed_papers_key())
