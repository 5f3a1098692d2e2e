"""What birth dates are worth, for thousands of pairs at once: as the scorecard gives it."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import A_FEW_YEARS, DAYS_OF_A_YEAR, Births
from haidang.screening.watchlists.cells import Points

Days = NDArray[np.int32]

_EPOCH = date(1970, 1, 1).toordinal()
_WORTH = {births: np.float32(points) for births, points in scorecard.BIRTHS.items()}
OTHERWISE_IN_THE_YEAR = max(
    _WORTH[births] for births in (Births.SWAPPED, Births.DAY_OR_MONTH, Births.OTHER_DAY)
)
PARTLY_KNOWN = max(_WORTH[births] for births in (Births.SAME_MONTH, Births.SAME_YEAR, Births.WITHIN))
NOT_TOLD = _WORTH[Births.NOT_TOLD]
NEAR = max(OTHERWISE_IN_THE_YEAR, _WORTH[Births.NEXT_YEAR])


def births_bound(told: Days, listed: Days, same_day: Points, year: Days) -> Points:
    """``told`` and ``listed`` hold the first and the last day in two columns; ``same_day`` what the day told
    is worth where it is the one listed, ``year`` its first and last day."""
    gap = np.maximum(told[:, 0] - listed[:, 1], listed[:, 0] - told[:, 1])
    wider = np.maximum(told[:, 1] - told[:, 0], listed[:, 1] - listed[:, 0])
    days = wider == 0
    in_year = days & (listed[:, 0] >= year[:, 0]) & (listed[:, 0] <= year[:, 1])
    points = np.select(
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
            _WORTH[Births.WITHIN],
            _WORTH[Births.SAME_YEAR],
            _WORTH[Births.SAME_MONTH],
            _WORTH[Births.NEXT_YEAR],
            _WORTH[Births.FEW_YEARS],
        ],
        _WORTH[Births.OTHER_YEAR],
    )
    other = np.flatnonzero(in_year & (gap > 0))
    points[other] = _in_one_year(told[other, 0], listed[other, 0])
    return points


def _in_one_year(told: Days, listed: Days) -> Points:
    """Of two days of one year."""
    (month, day), (other_month, other_day) = _month_and_day(told), _month_and_day(listed)
    one = (month == other_month) | (day == other_day)
    swapped = (month == other_day) & (day == other_month)
    return np.select(
        [swapped, one],
        [_WORTH[Births.SWAPPED], _WORTH[Births.DAY_OR_MONTH]],
        _WORTH[Births.OTHER_DAY],
    )


def _month_and_day(ordinals: Days) -> tuple[Days, Days]:
    days = (ordinals - _EPOCH).astype("datetime64[D]")
    months = days.astype("datetime64[M]")
    return (months.astype(np.int32) % 12) + 1, (days - months).astype(np.int32) + 1
