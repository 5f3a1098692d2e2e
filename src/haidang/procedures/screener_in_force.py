"""The lists and criteria in force, as every worker process holds them in memory."""

import gc
from datetime import date

from msgspec import Struct

from haidang.ledger import criteria, watchlists
from haidang.screening import Screener
from haidang.screening.watchlists import WatchlistIndex


class Held(Struct, frozen=True):
    """A screener, and of which version, day and lists it is."""

    version: int
    today: date
    lists: tuple[tuple[int, int], ...]
    screener: Screener


_held: Held | None = None


def at(version: int, today: date) -> Screener:
    """The screener of that version, fetched anew when the version or the day is another than last time.

    Criteria end with their day, so a new day asks for them again even when nothing was changed. The index of
    the lists takes seconds to build for a long list, so it is kept while no list has changed.
    """
    global _held
    if _held is None or (_held.version, _held.today) != (version, today):
        lists = watchlists.versions()
        known = _held.screener.watchlist if _held is not None and _held.lists == lists else _indexed()
        _held = Held(version, today, lists, Screener(known, tuple(criteria.live(today)), today))
    return _held.screener


def _indexed() -> WatchlistIndex:
    gc.unfreeze()
    index = WatchlistIndex(watchlists.entries())
    # Millions of objects that stay: walking them at every full collection costs a fifth of the speed.
    gc.collect()
    gc.freeze()
    return index
