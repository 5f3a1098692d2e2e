"""The lists and criteria in force, as every worker process holds them."""

from datetime import date

from msgspec import Struct

from haidang.ledger import code_lists, criteria, thresholds, watchlists
from haidang.ledger.watchlists import ListInForce
from haidang.procedures.build_index import index_in_force
from haidang.screening import Screener
from haidang.screening.watchlists.thresholds import Thresholds


class Held(Struct, frozen=True):
    """A screener, and of which version, day and lists it is. ``usual`` is the threshold of those lists."""

    version: int
    today: date
    lists: tuple[ListInForce, ...]
    usual: float
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
    lists = watchlists.in_force()
    if _held is not None and _held.lists == lists:
        index, usual = _held.screener.watchlist, _held.usual
    else:
        index = index_in_force(lists)
        usual = index.threshold
    asked_from = Thresholds(usual, thresholds.in_force())
    # The index brings whatever any list may want to ask about; the screener keeps what each does.
    index.threshold = asked_from.lowest
    screener = Screener(index, tuple(criteria.live(today)), today, code_lists.in_force(), asked_from)
    return Held(version, today, lists, usual, screener)
