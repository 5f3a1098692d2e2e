"""Crossings in, hits out: watchlists ask who it is, criteria ask what is unusual. Both say why."""

from haidang.screening.criteria import Criterion, CriterionError
from haidang.screening.hit import SEVERITIES, Hit, HitKind, Reason, Severity
from haidang.screening.screener import Failure, Screener, Screening, screen
from haidang.screening.watchlists import Entry, WatchlistIndex

__all__ = [
    "SEVERITIES",
    "Criterion",
    "CriterionError",
    "Entry",
    "Failure",
    "Hit",
    "HitKind",
    "Reason",
    "Screener",
    "Screening",
    "Severity",
    "WatchlistIndex",
    "screen",
]
