"""Whom a change of a list may concern among the travellers already known.

The change alone is asked: the entries it brought, in a small index of their own, and the hits of those it
took away or replaced. Everybody else is as they were, so a handful of entries costs a fraction of screening
anew.
"""

from msgspec import Struct

from haidang.ledger import hits, paper_files, watchlist_changes, watchlist_papers, watchlists
from haidang.ledger.hits import Unclaimed
from haidang.ledger.keys import listed_papers_key
from haidang.ledger.stay import Stay
from haidang.procedures.gather_crossings import gather_crossings
from haidang.screening import Screener
from haidang.screening.watchlists import Segment, WatchlistIndex
from haidang.screening.watchlists.glance import Glance
from haidang.screening.watchlists.listed_papers import NO_PAPERS, ListedPapers, PapersOfList
from haidang.travel.roster import Place

# So many entries that the index of all lists does as well.
MANY = 20_000
Batch = list[tuple[Stay, Place]]


class Increment(Struct, frozen=True):
    """What a change brought, as far as it is still in force. ``index`` is ``None`` where that is no entry,
    ``glance`` also where there are too many to see at one.

    It was made beside the ``screener``, whose judgement of names it shares.
    """

    change: int
    screener: Screener
    index: WatchlistIndex | None
    glance: Glance | None
    papers: ListedPapers

    @property
    def brings_nothing(self) -> bool:
        """Whether it only took away, so that nobody but those with its hits can be concerned."""
        return self.index is None and not self.papers.lists


_held: Increment | None = None


def increment_of(change: int, screener: Screener) -> Increment:
    """What this change brought, kept for the next batch."""
    global _held
    if _held is None or _held.change != change or _held.screener is not screener:
        _held = _made(change, screener)
    return _held


def concerned_by(increment: Increment, batch: Batch) -> tuple[Batch, Unclaimed]:
    """Those of a batch whom the change may concern, and which of its hits on them nobody has taken up."""
    unclaimed = hits.unclaimed_of_change(increment.change, [place.id for _, place in batch])
    if increment.brings_nothing:
        return [one for one in batch if one[1].id in unclaimed], unclaimed
    near = _near(increment, batch)
    return [one for one in batch if one[1].id in near or one[1].id in unclaimed], unclaimed


def _made(change: int, screener: Screener) -> Increment:
    found = watchlist_changes.change(change)
    if found is None:
        return Increment(change, screener, None, None, NO_PAPERS)
    papers = _papers(found.watchlist, found.papers)
    if found.added + found.changed > MANY and not found.papers:
        return Increment(change, screener, screener.watchlist, None, papers)
    segment = Segment.of(watchlists.of_version(found.watchlist, found.version))
    if not len(segment):
        return Increment(change, screener, None, None, papers)
    index = WatchlistIndex.beside(screener.watchlist, segment)
    return Increment(change, screener, index, Glance(segment), papers)


def _papers(watchlist: int, file: str) -> ListedPapers:
    """Those of the list as they are in force now, where the change was of papers."""
    lists = [
        PapersOfList(one.entry, paper_files.opened(one.file))
        for one in watchlist_papers.in_force()
        if file and one.watchlist == watchlist
    ]
    return ListedPapers(lists, listed_papers_key()) if lists else NO_PAPERS


def _near(increment: Increment, batch: Batch) -> set[int]:
    near: set[int] = set()
    if increment.papers.lists:
        near |= _with_papers(increment.papers, batch)
    if increment.index is not None:
        seen = [place for _, place in batch if increment.glance is None or _seen(increment.glance, place)]
        matches = increment.index.matches_of([place.traveller for place in seen])
        near |= {place.id for place, found in zip(seen, matches, strict=True) if found}
        near |= _told_exactly(increment.index, batch)
    return near


def _seen(glance: Glance, place: Place) -> bool:
    """By either telling of them, which spares joining both."""
    return any(told is not None and glance.falls_on(told) for told in (place.manifest, place.booked))


def _with_papers(papers: ListedPapers, batch: Batch) -> set[int]:
    travellers = [place.traveller for _, place in batch]
    papers.look_ahead(travellers)
    return {
        place.id for (_, place), traveller in zip(batch, travellers, strict=True) if papers.matches(traveller)
    }


def _told_exactly(index: WatchlistIndex, batch: Batch) -> set[int]:
    """Whose crossings tell a phone, a card or a flight that an entry names."""
    if not index.names_identifiers:
        return set()
    gathered = gather_crossings(batch, stopped=None)
    return {place.id for _, place, crossing in gathered if index.exact_matches(crossing)}
