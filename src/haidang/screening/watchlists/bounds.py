"""The most that names and birth dates could be worth, for thousands of pairs at once.

What is said here is never less than what the scorecard gives, but for names that ``names.signature`` leaves
out: a part counts as found where its family or enough of its neighbouring consonants are there.
"""

import numpy as np
from numpy.typing import NDArray

from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import A_FEW_YEARS, DAYS_OF_A_YEAR, Births

Points = NDArray[np.float32]
Days = NDArray[np.int32]
Bits = NDArray[np.uint64]

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
    told_days, listed_days = told[:, 1] - told[:, 0], listed[:, 1] - listed[:, 0]
    wider = np.maximum(told_days, listed_days)
    in_year = (listed[:, 0] >= year[:, 0]) & (listed[:, 0] <= year[:, 1])
    days = wider == 0
    return np.select(
        [
            days & (gap == 0),
            days & in_year,
            (gap <= 0) & (wider >= DAYS_OF_A_YEAR),
            (gap <= 0) & (wider > 31),
            gap <= 0,
            gap <= DAYS_OF_A_YEAR,
            gap <= A_FEW_YEARS * DAYS_OF_A_YEAR,
        ],
        [
            same_day,
            OTHERWISE_IN_THE_YEAR,
            _WORTH[Births.WITHIN],
            _WORTH[Births.SAME_YEAR],
            _WORTH[Births.SAME_MONTH],
            _WORTH[Births.NEXT_YEAR],
            _WORTH[Births.FEW_YEARS],
        ],
        _WORTH[Births.OTHER_YEAR],
    )


class NamesTold:
    """Names in columns: a row for each name, a place for each of its parts."""

    def __init__(self, rows: int, places: int) -> None:
        self.bits = np.zeros((places, rows), np.float32)
        self.sounds, self.neighbours = (np.zeros((places, rows), np.uint64) for _ in range(2))
        self.enough = np.full((places, rows), 65, np.uint8)
        self.read = np.zeros(rows, np.bool_)

    def bound(
        self, rows: NDArray[np.uint32], sounds: Bits, neighbours: Bits, read: NDArray[np.bool_]
    ) -> Points:
        """The most that each of these rows could be worth beside a listed name of that signature."""
        side = (read | self.read[rows]).astype(np.intp)
        worth = _MOST_WORTH[side]
        points = _MOST_BESIDES[side]
        for bits, sound, near, enough in zip(
            self.bits, self.sounds, self.neighbours, self.enough, strict=True
        ):
            found = (sounds & sound[rows]) != 0
            found |= np.bitwise_count(neighbours & near[rows]) >= enough[rows]
            points += np.where(found, bits[rows] * worth, np.float32(0))
        return points


_MOST_WORTH, _MOST_BESIDES = (
    np.array(values, np.float32) for values in (scorecard.MOST_WORTH, scorecard.MOST_BESIDES)
)
