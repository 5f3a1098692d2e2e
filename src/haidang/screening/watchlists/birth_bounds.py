"""How birth dates agree, for thousands of pairs at once, and the most that it is worth beside the names."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import A_FEW_YEARS, CLOSEST, DAYS_OF_A_YEAR, Births
from haidang.screening.watchlists.cells import Points
from haidang.screening.watchlists.evidence import DISAGREEING

Days = NDArray[np.int32]
# Of ``Births``, by the order in which they stand there: the closest first.
Ranks = NDArray[np.intp]

_EPOCH = date(1970, 1, 1).toordinal()


def _by_rank(points: Sequence[float]) -> Points:
    return np.array(points, np.float32)


def _taken(term: str) -> Points:
    """What another birth date takes back, as each disagrees."""
    return _by_rank(
        [min(scorecard.WEIGHTS.get(f"{DISAGREEING.get(births)} {term}", 0.0), 0.0) for births in Births]
    )


WORTH = _by_rank([scorecard.BIRTHS[births] for births in Births])
# For each power of two that the names share, where they are one as a whole, and where they contradict.
TAKEN, TAKEN_OF_WHOLE, TAKEN_OF_CONTRADICTED = map(_taken, ("agreed", "whole", "contradicted"))
# What the same day is worth less where names share nothing.
LITTLE = _by_rank([scorecard.WEIGHTS["day little"] * (births is Births.SAME_DAY) for births in Births])


def ranks_of_births(told: Days, listed: Days, same_day: Ranks, year: Days) -> Ranks:
    """``told`` and ``listed`` hold the first and the last day in two columns; ``same_day`` how the two agree
    where the day told is the one listed, ``year`` its first and last day."""
    gap = np.maximum(told[:, 0] - listed[:, 1], listed[:, 0] - told[:, 1])
    wider = np.maximum(told[:, 1] - told[:, 0], listed[:, 1] - listed[:, 0])
    days = wider == 0
    in_year = days & (listed[:, 0] >= year[:, 0]) & (listed[:, 0] <= year[:, 1])
    ranks = np.select(
        [
            days & (gap == 0),
            (gap <= 0) & (wider >= DAYS_OF_A_YEAR),
            (gap <= 0) & (wider > 31),
            gap <= 0,
            gap <= DAYS_OF_A_YEAR,
            gap <= A_FEW_YEARS * DAYS_OF_A_YEAR,
        ],
        [
            same_day,
            CLOSEST[Births.WITHIN],
            CLOSEST[Births.SAME_YEAR],
            CLOSEST[Births.SAME_MONTH],
            CLOSEST[Births.NEXT_YEAR],
            CLOSEST[Births.FEW_YEARS],
        ],
        CLOSEST[Births.OTHER_YEAR],
    )
    other = np.flatnonzero(in_year & (gap > 0))
    ranks[other] = _in_one_year(told[other, 0], listed[other, 0])
    return ranks


def _in_one_year(told: Days, listed: Days) -> Ranks:
    """Of two days of one year."""
    (month, day), (other_month, other_day) = _month_and_day(told), _month_and_day(listed)
    one = (month == other_month) | (day == other_day)
    swapped = (month == other_day) & (day == other_month)
    return np.select(
        [swapped, one],
        [CLOSEST[Births.SWAPPED], CLOSEST[Births.DAY_OR_MONTH]],
        CLOSEST[Births.OTHER_DAY],
    )


def _month_and_day(ordinals: Days) -> tuple[Days, Days]:
    days = (ordinals - _EPOCH).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    return (months.astype(np.int32) % 12) + 1, (days - months).astype(np.int32) + 1
