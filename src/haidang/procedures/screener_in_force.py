"""The lists and criteria in force, as every worker process holds them in memory."""

import gc
from datetime import date

from haidang.ledger import criteria, watchlists
from haidang.screening import Screener
from haidang.screening.watchlists import WatchlistIndex

_held: tuple[int, date, Screener] | None = None


def at(version: int, today: date) -> Screener:
    """The screener of that version, fetched anew when the version or the day is another than last time.

    Criteria end with their day, so a new day asks again even when nothing was changed.
    """
    global _held
    if _held is None or _held[:2] != (version, today):
        gc.unfreeze()
        _held = version, today, Screener(WatchlistIndex(watchlists.entries()), tuple(criteria.live(today)))
        # Millions of objects that stay: walking them at every full collection costs a fifth of the speed.
        gc.collect()
        gc.freeze()
    return _held[2]
