"""The most that names and birth dates could be worth, for thousands of pairs at once.

What is said here is never less than what the scorecard gives, but for names that ``names.signature`` leaves
out: a part counts as found where its family or enough of its neighbouring consonants are there.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from haidang.screening.names.compare import How, Pair
from haidang.screening.names.signature import TOGETHER, enough, halves, known, neighbours, sound
from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import A_FEW_YEARS, DAYS_OF_A_YEAR, Births
from haidang.screening.watchlists.evidence import MUCH, SHORT
from haidang.screening.watchlists.packed import Rows
from haidang.screening.watchlists.segment import Segment
from haidang.screening.watchlists.told import ToldForm

# No shorter part can be spelled so nearly alike that only one letter in ten is another.
LONG = 8
# A mask that no name has, and a count that none reaches.
NOWHERE = np.uint64((1 << 64) - 1)
PARTS_AT_MOST = 12
_EPOCH = date(1970, 1, 1).toordinal()

Points = NDArray[np.float32]
Days = NDArray[np.int32]

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


class NamesTold:
    """Names in columns: a row for each name, a place for each of its parts.

    What a part is worth where it is found, by sound or by its neighbours, stands for names written and read.
    """

    def __init__(self, told: Sequence[ToldForm]) -> None:
        """Parts beyond ``PARTS_AT_MOST`` count as found nowhere."""
        placed = [one for row, form in enumerate(told) for one in _placed(row, form)]
        place, row = (np.array([one[at] for one in placed], np.intp) for at in (0, 1))
        bits, bones = (np.array([one[at] for one in placed], np.float32) for at in (2, 3))
        shape = (max((one.place + 1 for one in placed), default=0), len(told))
        # A part's masks as ``_Part`` has them, then those of it written together with the next.
        self._masks = np.zeros((8, *shape), np.uint64)
        self._masks[[0, 4, 7]] = NOWHERE
        masks = [(*one.part.masks, *one.glued) for one in placed]
        self._masks[:, place, row] = np.array(masks, np.uint64).reshape(-1, 8).T
        worth = np.array([one.part.worth for one in placed], np.float32).reshape(-1, 3, 2).transpose(1, 2, 0)
        self._bits = np.zeros(shape, np.float32)
        self._by_sound, self._nearly = np.zeros((2, shape[0], 2, shape[1]), np.float32)
        self._bits[place, row] = bits
        self._by_sound[place, :, row] = (bits * worth[0]).T
        self._nearly[place, :, row] = np.maximum(bits * worth[1], bones * worth[2]).T
        self._read = np.array([form.form.read for form in told], np.intp)

    @property
    def ceilings(self) -> Points:
        """The most that each row could be worth beside any name."""
        most = np.maximum(self._by_sound, self._nearly).sum(axis=0)
        # What is found by its sound counts among the much that agrees, what is found otherwise may not.
        taken = self._bits[:, np.newaxis] * _MUCH[:, np.newaxis]
        much = np.maximum(self._by_sound + taken, self._nearly).sum(axis=0)
        most = np.minimum(most, much - (_MUCH * np.float32(MUCH))[:, np.newaxis])
        ceilings: Points = (most + (_BESIDES + _COMPLETE)[:, np.newaxis]).max(axis=0)
        return ceilings

    def bound(self, rows: Rows, segment: Segment, forms: Rows) -> Points:
        """The most that each of these rows could be worth beside these forms."""
        sounds, lines = segment.sounds[forms], segment.known[forms]
        near, nearer = segment.neighbours[forms].T
        side = self._read[rows] | segment.read[forms]
        points: Points = _BESIDES[side]
        agreed = np.zeros(len(rows), np.float32)
        complete = np.ones(len(rows), np.bool_)
        joined = np.zeros(len(rows), np.bool_)
        for place in range(len(self._bits)):
            heard, low, high, line, enough_near, glued, glued_high, enough_glued = self._masks[:, place, rows]
            bits = self._bits[place, rows]
            same = (sounds & heard) == heard
            shared = np.bitwise_count(near & low) + np.bitwise_count(nearer & high)
            alike = (shared >= enough_near) | ((lines & line) != 0) | joined
            shared = np.bitwise_count(near & glued) + np.bitwise_count(nearer & glued_high)
            joined = shared >= enough_glued
            alike |= joined
            worth = np.where(same, self._by_sound[place, side, rows], np.float32(0))
            points += np.where(alike, np.maximum(worth, self._nearly[place, side, rows]), worth)
            agreed += np.where(same, bits, np.float32(0))
            complete &= same | alike | (bits == 0)
        points += np.where(complete, _COMPLETE[side], np.float32(0))
        points += _much(agreed, side)
        return points


def _much(bits: Points, side: int | NDArray[np.intp]) -> Points:
    """What is taken off where much agrees."""
    taken: Points = _MUCH[side] * np.maximum(bits - np.float32(MUCH), np.float32(0))
    return taken


def _term(kind: str) -> Points:
    return np.array([scorecard.WEIGHTS.get(f"{side} {kind}", 0.0) for side in scorecard.SIDES], np.float32)


class _Part(NamedTuple):
    """What a part of a name is told by, and what each power of two of it is worth, written and read.

    ``masks`` are its sound, its neighbours in two, its lines, and how many neighbours are enough. ``worth``
    is for the sound, and where it is found otherwise, for what its letters tell and what its consonants do.
    """

    masks: tuple[int, int, int, int, int]
    worth: tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]


class _Placed(NamedTuple):
    """A part where it stands; ``bits`` are what its letters tell, ``bones`` what its consonants do."""

    place: int
    row: int
    bits: float
    bones: float
    part: _Part
    glued: tuple[int, int, int]


def _placed(row: int, told: ToldForm) -> Iterator[_Placed]:
    heard = told.heard[:PARTS_AT_MOST]
    for place, ((part, _, bits), after) in enumerate(zip(heard, (*told.form.parts[1:], ""), strict=False)):
        bones = told.bits(Pair(part, part, 1.0, How.CONSONANTS))
        yield _Placed(place, row, bits, bones, _part(part), _glued(part, after))


@lru_cache(maxsize=1 << 15)
def _part(part: str) -> _Part:
    nearly = tuple(f"nearly {grade}" for grade in ("60", "70", "80", "90")[: 4 if len(part) >= LONG else 3])
    others = (
        "consonants 20",
        "consonants 50",
        "consonants 80",
        "family 60",
        "family 70",
        "family 80",
        "family 100",
        "whole 80",
        "whole 100",
    )
    kinds = (
        ("same", "sound"),
        ("together 60", "together 80", "together 90", "known", "cut"),
        (*nearly, *others),
    )
    by_sound, by_letters, by_bones = (
        tuple(_best(side, each, part) for side in scorecard.SIDES) for each in kinds
    )
    return _Part(
        (sound(part), *halves(neighbours(part)), known(part), enough(part)), (by_sound, by_letters, by_bones)
    )


@lru_cache(maxsize=1 << 15)
def _glued(part: str, after: str) -> tuple[int, int, int]:
    """By what a part is told that is written together with the next: its neighbours in two, and enough."""
    if not after:
        return 0, 0, int(NOWHERE)
    return *halves(neighbours(part + after)), enough(part + after, TOGETHER)


def _best(side: str, kinds: Iterable[str], part: str) -> float:
    """The highest weight among these kinds, for a part so short or beside one that is."""
    return max(
        scorecard.WEIGHTS.get(f"{side} {kind}{length}", 0.0)
        for kind in kinds
        # However short a part is, it may be written together with a longer one.
        for length in (("", " short") if len(part) > SHORT or kind.startswith("together") else (" short",))
    )


_BESIDES, _MUCH = _term("name"), np.minimum(_term("much"), 0)
_COMPLETE = np.maximum(np.maximum(_term("complete"), _term("loose")), 0)
