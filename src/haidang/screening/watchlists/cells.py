"""Names told beside names listed, thousands of pairs at once: every part of the one beside every part of the
other.

A part of a name in such a pair has a *slot*, told ones and listed ones apart; two slots of one pair meet in a
*cell*.
"""

from collections.abc import Callable
from functools import cached_property

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from haidang.screening.names.columns import Parts
from haidang.screening.names.rarity import Rarity

Places = NDArray[np.intp]
Points = NDArray[np.float32]
Flags = NDArray[np.bool_]
Words = NDArray[np.object_]
Letters = NDArray[np.uint32]

# Powers of two that a part tells, in three columns: by its letters, its consonants and their families.
LETTERS, BONES, FAMILY = range(3)
LEAST = np.float32(Rarity.LEAST)


class Table(Struct, frozen=True):
    """Parts in columns, and how to read what is written there."""

    parts: Parts
    written: Callable[[Places], Words]


class Slots:
    """One side of many pairs of names: their parts one after another."""

    def __init__(self, first: Places, count: Places, rows: NDArray[np.uint32] | None, table: Table) -> None:
        """Of each pair the name's ``count`` parts stand from ``first`` on in ``rows``, or in the table."""
        self.count, self._table = count, table
        self.begin = np.cumsum(count) - count
        self.pair = np.repeat(np.arange(len(count)), count)
        self._at = np.arange(len(self.pair)) + (first - self.begin)[self.pair]
        if rows is not None:
            self._at = rows[self._at].astype(np.intp)
        # As rows of plain numbers they are taken ten times as fast.
        plain = table.parts.view(np.uint32).reshape(len(table.parts), -1)
        self.columns = plain.take(self._at, axis=0).view(table.parts.dtype)[:, 0]

    def __len__(self) -> int:
        return len(self.pair)

    @cached_property
    def written(self) -> Words:
        return self._table.written(self._at)

    def sums(self, values: NDArray[np.generic]) -> Points:
        """Over the parts of each name."""
        return np.bincount(self.pair, values, len(self.count)).astype(np.float32)

    def all(self, flags: Flags) -> Flags:
        """Whether it is so of every part of each name."""
        so: Flags = np.logical_and.reduceat(flags, self.begin)
        return so

    def letters(self, column: str, of: Flags) -> Letters:
        """The letters that occur in these parts of each name."""
        found: Letters = np.bitwise_or.reduceat(np.where(of, self.columns[column], 0), self.begin)
        return found


class Cells:
    """``told`` and ``listed`` hold the slots, ``pair``, ``t`` and ``s`` the pair and the two slots of each
    cell. ``read`` is 1 for pairs of which one name was read from another script, and ``less`` what each part
    tells less beside a common name; ``cut`` where the name told may have lost its end, ``syllables`` where
    both are Vietnamese."""

    def __init__(
        self, told: Slots, listed: Slots, read: Places, less: Points, cut: Flags, syllables: Flags
    ) -> None:
        self.told, self.listed, self.read, self.less = told, listed, read, less
        self.cut, self.syllables = cut, syllables
        sizes = told.count * listed.count
        self.pair = np.repeat(np.arange(len(sizes)), sizes)
        within = np.arange(len(self.pair)) - (np.cumsum(sizes) - sizes)[self.pair]
        across = listed.count[self.pair]
        down = within // across
        self.t, self.s = told.begin[self.pair] + down, listed.begin[self.pair] + within - down * across

    def __len__(self) -> int:
        return len(self.pair)

    @cached_property
    def told_bits(self) -> Points:
        """What each part told is worth at most, in the three columns."""
        return np.maximum(self.told.columns["powers"] - self.less[self.told.pair, np.newaxis], LEAST)

    @cached_property
    def listed_bits(self) -> Points:
        """What each part listed tells by its letters."""
        return np.maximum(self.listed.columns["powers"][:, LETTERS] - self.less[self.listed.pair], LEAST)

    def both_bits(self, at: Places, column: int) -> Points:
        """What both parts of these cells tell, judged by the one that tells less."""
        told, listed = (slots.columns["powers"][:, column] for slots in (self.told, self.listed))
        both = np.minimum(told[self.t[at]], listed[self.s[at]])
        bits: Points = np.maximum(both - self.less[self.pair[at]], LEAST)
        return bits

    def most(self, values: Points) -> Points:
        """Of each part told the highest in any of its cells, in whose order they stand."""
        return np.asarray(np.maximum.reduceat(values, self._rows))

    def any(self, flags: Flags) -> tuple[Flags, Flags]:
        """Whether it is so in any cell of each part told, and of each listed."""
        told, listed = np.zeros(len(self.told), np.bool_), np.zeros(len(self.listed), np.bool_)
        at = np.flatnonzero(flags)
        told[self.t[at]] = True
        listed[self.s[at]] = True
        return told, listed

    @cached_property
    def _rows(self) -> Places:
        across = self.listed.count[self.told.pair]
        return np.cumsum(across) - across
