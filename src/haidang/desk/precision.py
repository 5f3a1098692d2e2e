"""How many of the matches people decided about were right, and how sure one may be of that."""

from math import sqrt

from msgspec import Struct

Z = 1.96
"""Nineteen intervals of twenty hold the true share."""


class Precision(Struct, frozen=True):
    """The share of decided matches that were confirmed, and the interval it lies in (Wilson 1927): 0 to 1."""

    share: float
    low: float
    high: float


def precision(confirmed: int, cleared: int) -> Precision | None:
    """``None`` where nothing was decided: nobody can say.

    >>> found = precision(3, 7)
    >>> found.share, round(found.low, 2), round(found.high, 2)
    (0.3, 0.11, 0.6)
    >>> precision(0, 0) is None
    True
    """
    decided = confirmed + cleared
    if not decided:
        return None
    share = confirmed / decided
    middle = share + Z**2 / (2 * decided)
    spread = Z * sqrt(share * (1 - share) / decided + Z**2 / (4 * decided**2))
    scale = 1 + Z**2 / decided
    return Precision(share, max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale))
