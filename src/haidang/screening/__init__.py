"""Crossings in, hits out: watchlists ask who it is, criteria ask what is unusual. Both say why."""

from haidang.screening.criteria import Criterion, CriterionError
from haidang.screening.hit import SEVERITIES, Hit, HitKind, Reason, Severity
from haidang.screening.screener import Failure, Screener, Screening, screen
from haidang.screening.watchlists import Comparison, Entry, WatchlistIndex, compare, threshold_for

__all__ = [
    "SEVERITIES",
    "Comparison",
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
    "compare",
    "screen",
    "threshold_for",
]
