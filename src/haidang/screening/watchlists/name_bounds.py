"""The most that names could be worth beside one another, for thousands of pairs at once.

Each part told counts for the most that it could be worth beside any part listed, however many it must share
that one with; what nothing could pair stands alone. Nothing said here is less than what the scorecard gives,
but for parts written together in which a sound has changed where they meet.
"""

from collections.abc import Sequence

import numpy as np

from haidang.screening.names.columns import in_columns
from haidang.screening.names.compare import How
from haidang.screening.names.rarity import Rarity
from haidang.screening.watchlists.cells import (
    FAMILY,
    LEAST,
    LETTERS,
    Cells,
    Flags,
    Places,
    Points,
    Slots,
    Table,
)  # fmt: skip
from haidang.screening.watchlists.evidence import ENOUGH, LITTLE, MUCH
from haidang.screening.watchlists.join_bounds import Joined, joined
from haidang.screening.watchlists.packed import Rows
from haidang.screening.watchlists.part_bounds import FURTHER, PartsBound, best, term
from haidang.screening.watchlists.rest_bounds import left, taken_together
from haidang.screening.watchlists.segment import Segment
from haidang.screening.watchlists.told import ToldForm

# What may speak for two names need not count, and what speaks against them never speaks for them.
_NAME, _COMPLETE, _MUCH = term("name"), np.maximum(term("complete"), 0), np.minimum(term("much"), 0)
_ALONE_TOLD, _ALONE_SOUGHT, _BOTH_ALONE = (
    np.minimum(term(kind), 0) for kind in ("alone told", "alone sought", "both alone")
)
_TOGETHER, _WHOLE = (np.maximum(best(how), 0) for how in (How.TOGETHER, How.WHOLE))
# By the column in which they are judged.
_MOST = np.array(
    [
        np.max([np.maximum(best(how), 0) for how in hows], axis=0)
        for hows in (
            (How.SAME, How.SOUND, How.KNOWN, How.TOGETHER, How.CUT, How.INITIAL),
            (How.CONSONANTS, How.NEARLY),
            (How.FAMILY, How.WHOLE),
        )
    ],
    np.float32,
)
# So many pairs at a time lie in the processor's memory.
AT_A_TIME = 1 << 12


class NamesTold:
    """Names in columns: their parts one after another, and where those of each name begin."""

    def __init__(self, told: Sequence[ToldForm], rarity: Rarity) -> None:
        self._count = np.array([len(form.form.parts) for form in told], np.intp)
        self._first = np.cumsum(self._count) - self._count
        parts = np.array([part for form in told for part in form.form.parts], object)
        self._table = Table(in_columns(parts, rarity), parts.__getitem__)
        self._less = np.array([form.less for form in told], np.float32)
        self._read = np.array([form.form.read for form in told], np.intp)
        self._cut = np.array([form.full_field for form in told], np.bool_)

    @property
    def ceilings(self) -> Points:
        """The most that each name could be worth beside any other."""
        name = np.repeat(np.arange(len(self._count)), self._count)
        bits = np.maximum(self._table.parts["powers"] - self._less[name, np.newaxis], LEAST)
        beside_written, beside_read = (self._beside_any(name, bits, side) for side in (0, 1))
        return np.where(self._read, beside_read, np.maximum(beside_written, beside_read))

    def _beside_any(self, name: Places, bits: Points, side: int) -> Points:
        further = FURTHER[side] * (bits > LITTLE)
        most = np.bincount(name, (_MOST[:, side] * bits + further).max(axis=1), len(self._count))
        # What agrees beyond much is worth less.
        less = np.maximum(_MOST[:, side] + _MUCH[side], 0)
        much = np.bincount(name, (less * bits + further).max(axis=1), len(self._count)) - _MUCH[side] * MUCH
        ceilings: Points = np.minimum(most, much) + _NAME[side] + _COMPLETE[side] - FURTHER[side]
        return ceilings.astype(np.float32)

    def bound(self, rows: Rows, segment: Segment, forms: Rows, *, exact: bool) -> Points:
        """The most that each of these rows could be worth beside these forms; ``exact`` looks at what is
        written, and takes longer."""
        return np.concatenate(
            [
                _bound(self._cells(rows[at : at + AT_A_TIME], segment, forms[at : at + AT_A_TIME]), exact)
                for at in range(0, len(rows), AT_A_TIME)
            ]
            or [np.zeros(0, np.float32)]
        )

    def _cells(self, rows: Rows, segment: Segment, forms: Rows) -> Cells:
        told = Slots(self._first[rows], self._count[rows], None, self._table)
        first, last = segment.part_ends[forms], segment.part_ends[forms + np.uint32(1)]
        listed = Slots(
            first.astype(np.intp), (last - first).astype(np.intp), segment.part_rows, segment.table
        )
        read = self._read[rows] | segment.read[forms]
        return Cells(told, listed, read, self._less[rows], self._cut[rows])


def _bound(cells: Cells, exact: bool) -> Points:
    parts = PartsBound(cells, exact=exact)
    found, alike = cells.any(parts.worth > -np.inf), cells.any(parts.alike)
    together = joined(cells, left(cells, (parts.same, parts.sound)), exact=exact)
    for told, listed in (found, alike):
        told |= together.told
        listed |= together.listed
    certain = (parts.same, (parts.worth > -np.inf) & ~together.pairs[cells.pair]) if exact else (parts.same,)
    rest = left(cells, certain)
    whole = taken_together(cells, rest, found, parts.one_head, exact=exact)
    whole &= (cells.told.count != cells.listed.count) | together.pairs
    points: Points = (
        _NAME[cells.read] - FURTHER[cells.read] + _for(cells, cells.most(parts.worth), together, whole)
    )
    against = np.where(whole, 0, _against(cells, found))
    complete = _complete(cells, alike, rest, together, whole)
    return (points + against + np.where(complete, _COMPLETE[cells.read], 0)).astype(np.float32)


def _for(cells: Cells, worth: Points, together: Joined, whole: Flags) -> Points:
    """What the parts told are worth, those that stand alone among them."""
    side, bits = cells.read[cells.told.pair], cells.told_bits
    worth = np.where(together.told, np.maximum(worth, _TOGETHER[side] * bits[:, LETTERS]), worth)
    alone = np.where(
        whole[cells.told.pair], _WHOLE[side] * bits[:, FAMILY], _ALONE_TOLD[side] * bits[:, LETTERS]
    )
    return cells.told.sums(np.maximum(worth, alone))


def _against(cells: Cells, found: tuple[Flags, Flags]) -> Points:
    """What is taken off for parts listed that stand alone, and for parts that do on both sides."""
    told = cells.told.sums(np.where(found[0], 0, cells.told_bits[:, LETTERS]))
    listed = cells.listed.sums(np.where(found[1], 0, cells.listed_bits))
    both = np.minimum(np.minimum(told, listed), ENOUGH) / ENOUGH
    return (_ALONE_SOUGHT[cells.read] * listed + _BOTH_ALONE[cells.read] * both).astype(np.float32)


def _complete(
    cells: Cells, alike: tuple[Flags, Flags], rest: tuple[Flags, Flags], together: Joined, whole: Flags
) -> Flags:
    """Whether every part may agree with another, or in what is taken together."""
    as_many = (cells.told.count == cells.listed.count) | together.pairs
    part_by_part = cells.told.all(alike[0]) & cells.listed.all(alike[1]) & as_many
    together_too = cells.told.all(alike[0] | rest[0]) & cells.listed.all(alike[1] | rest[1])
    return np.where(whole, together_too, part_by_part)
