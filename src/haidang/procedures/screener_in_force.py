"""The lists and criteria in force, as every worker process holds them."""

from datetime import date

from msgspec import Struct

from haidang.ledger import criteria, watchlists
from haidang.ledger.watchlists import ListInForce
from haidang.procedures.build_index import index_in_force
from haidang.screening import Screener


class Held(Struct, frozen=True):
    """A screener, and of which version, day and lists it is."""

    version: int
    today: date
    lists: tuple[ListInForce, ...]
    screener: Screener


_held: Held | None = None


def at(version: int, today: date) -> Screener:
    """The screener of that version, fetched anew when the version or the day is another than last time.

    Criteria end with their day, so a new day asks for them again even when nothing was changed. The index of
    the lists stays while no list has changed.
    """
    global _held
    if _held is None or (_held.version, _held.today) != (version, today):
        lists = watchlists.in_force()
        same = _held is not None and _held.lists == lists
        index = _held.screener.watchlist if _held is not None and same else index_in_force(lists)
        _held = Held(version, today, lists, Screener(index, tuple(criteria.live(today)), today))
    return _held.screener
