"""The most that names could be worth beside one another, for thousands of pairs at once.

Each part told counts for the most that it could be worth beside any part listed, however many it must share
that one with; what nothing could pair stands alone. Nothing said here is less than what the scorecard gives,
but for parts written together in which a sound has changed where they meet.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from haidang.screening.names.columns import in_columns
from haidang.screening.names.compare import How
from haidang.screening.names.rarity import Rarity
from haidang.screening.names.vietnamese import vietnamese
from haidang.screening.watchlists.birth_bounds import (
    LITTLE as DAY_LITTLE,
)
from haidang.screening.watchlists.birth_bounds import (
    TAKEN,
    TAKEN_OF_CONTRADICTED,
    TAKEN_OF_WHOLE,
    WORTH,
    Ranks,
)
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
from haidang.screening.watchlists.evidence import ENOUGH, ENOUGH_FOR_A_NAME, LITTLE, MOST_BESIDE, MUCH
from haidang.screening.watchlists.join_bounds import Joined, joined
from haidang.screening.watchlists.packed import Rows
from haidang.screening.watchlists.part_bounds import FURTHER, PartsBound, best, term
from haidang.screening.watchlists.rest_bounds import left, taken_together
from haidang.screening.watchlists.segment import Segment
from haidang.screening.watchlists.told import ToldForm

# What may speak for two names need not count, and what speaks against them never speaks for them.
_NAME, _MUCH = term("name"), np.minimum(term("much"), 0)
_COMPLETE, _LOOSE = (np.maximum(term(kind), 0) for kind in ("complete", "loose"))
_ALONE_TOLD, _ALONE_SOUGHT, _BOTH_ALONE, _CONTRADICTED = (
    np.minimum(term(kind), 0) for kind in ("alone told", "alone sought", "both alone", "contradicted")
)
_TOGETHER, _WHOLE = best(How.TOGETHER), best(How.WHOLE)
# By the column in which they are judged.
_MOST = np.array(
    [
        np.max([best(how) for how in hows], axis=0)
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
        self._syllables = np.array([vietnamese(form.form.parts) for form in told], np.bool_)

    @property
    def ceilings(self) -> Points:
        """The most that each name could be worth beside any other: a row for each way in which birth dates
        agree, the closest first."""
        name = np.repeat(np.arange(len(self._count)), self._count)
        bits = np.maximum(self._table.parts["powers"] - self._less[name, np.newaxis], LEAST)
        rates = {*TAKEN.tolist(), 0.0}
        beside = {rate: [self._beside_any(name, bits, side, rate) for side in (0, 1)] for rate in rates}
        return np.array([self._ceilings(beside, rank) for rank in range(len(TAKEN))], np.float32)

    def _ceilings(self, beside: Mapping[float, Sequence[Points]], rank: int) -> Points:
        rate = TAKEN[rank].item()
        written, read = (
            # Another birth date takes back from what agrees, up to so much of it.
            np.maximum(beside[rate][side], beside[0.0][side] + rate * MOST_BESIDE)
            + max(_COMPLETE[side] + TAKEN_OF_WHOLE[rank], _LOOSE[side] + TAKEN_OF_WHOLE[rank], 0)
            for side in (0, 1)
        )
        ceilings: Points = np.where(self._read, read, np.maximum(written, read)) + WORTH[rank]
        return ceilings

    def _beside_any(self, name: Places, bits: Points, side: int, rate: float) -> Points:
        """``rate`` goes with every power of two that agrees."""
        further = FURTHER[side] * (bits > LITTLE)
        most, much = (
            self._sums(name, (np.maximum(_MOST[:, side] + each, 0) * bits + further).max(axis=1))
            for each in (rate, rate + _MUCH[side])
        )
        # What agrees beyond much is worth less; what is taken off for a further part is not for the first.
        ceilings: Points = np.minimum(most, much - _MUCH[side] * MUCH) + _NAME[side] - FURTHER[side]
        return ceilings

    def _sums(self, name: Places, values: Points) -> Points:
        return np.bincount(name, values, len(self._count)).astype(np.float32)

    def bound(self, rows: Rows, segment: Segment, forms: Rows, births: Ranks, *, exact: bool) -> Points:
        """The most that each of these rows could be worth beside these forms and with these birth dates;
        ``exact`` looks at what is written, and takes longer."""
        pieces = [slice(at, at + AT_A_TIME) for at in range(0, len(rows), AT_A_TIME)]
        found = [_bound(self._cells(rows[at], segment, forms[at]), births[at], exact) for at in pieces]
        return np.concatenate([*found, np.zeros(0, np.float32)])

    def _cells(self, rows: Rows, segment: Segment, forms: Rows) -> Cells:
        told = Slots(self._first[rows], self._count[rows], None, self._table)
        first, last = segment.part_ends[forms], segment.part_ends[forms + np.uint32(1)]
        listed = Slots(
            first.astype(np.intp), (last - first).astype(np.intp), segment.part_rows, segment.table
        )
        read = self._read[rows] | segment.read[forms]
        syllables = self._syllables[rows] & segment.syllables[forms]
        return Cells(told, listed, read, self._less[rows], self._cut[rows], syllables)


class _MayBe(NamedTuple):
    """Of many pairs of names: what the parts told and listed may have found, and what may be taken together.

    ``found`` anything, ``alike`` what makes names complete, ``loosely`` also what ears mix; ``rest`` are the
    parts that need not be paired one by one.
    """

    found: tuple[Flags, Flags]
    alike: tuple[Flags, Flags]
    loosely: tuple[Flags, Flags]
    rest: tuple[Flags, Flags]
    together: Joined
    whole: Flags

    @classmethod
    def of(cls, cells: Cells, parts: PartsBound, *, exact: bool) -> "_MayBe":
        found, alike = cells.any(parts.found), cells.any(parts.alike)
        loosely = cells.any(parts.alike | parts.loosely)
        together = joined(cells, left(cells, parts.taken), exact=exact)
        for told, listed in (found, alike, loosely):
            told |= together.told
            listed |= together.listed
        paired = (parts.same, parts.found & ~together.pairs[cells.pair]) if exact else (parts.same,)
        rest = left(cells, paired)
        whole = taken_together(cells, rest, found, parts.one_head, exact=exact)
        whole &= ~cells.syllables & ((cells.told.count != cells.listed.count) | together.pairs)
        return cls(found, alike, loosely, rest, together, whole)


def _bound(cells: Cells, births: Ranks, exact: bool) -> Points:
    parts = PartsBound(cells, exact=exact)
    may_be = _MayBe.of(cells, parts, exact=exact)
    side, agreed = cells.read, _agreed(cells, parts, may_be)
    told = cells.told.sums(np.where(may_be.found[0], 0, cells.told_bits[:, LETTERS]))
    listed = cells.listed.sums(np.where(may_be.found[1], 0, cells.listed_bits))
    told, listed = np.where(may_be.whole, 0, told), np.where(may_be.whole, 0, listed)
    both = np.minimum(told, listed)
    # So much is taken off each power of two that agrees, where no more agrees than is thought.
    contradicted = _CONTRADICTED[side] * np.minimum(both, ENOUGH) / ENOUGH
    rate = (TAKEN[births] + contradicted) * np.minimum(MOST_BESIDE / np.maximum(agreed, LEAST), 1)
    # What is taken off for a further part is not taken off for the first.
    points = _for(cells, parts, may_be, rate.astype(np.float32)) + _NAME[side] - FURTHER[side]
    points += _complete(cells, may_be, agreed, births)
    points += _ALONE_SOUGHT[side] * listed
    points += np.where(both > 0, _BOTH_ALONE[side] + TAKEN_OF_CONTRADICTED[births], 0)
    points += WORTH[births] + DAY_LITTLE[births] * np.maximum(1 - agreed / ENOUGH, 0)
    return points.astype(np.float32)


def _agreed(cells: Cells, parts: PartsBound, may_be: _MayBe) -> Points:
    """The most powers of two that each pair of names may share."""
    bits = cells.most(parts.bits)
    bits = np.where(may_be.together.told, np.maximum(bits, cells.told_bits[:, LETTERS]), bits)
    taken_together = may_be.rest[0] & may_be.whole[cells.told.pair]
    return cells.told.sums(np.where(taken_together, np.maximum(bits, cells.told_bits[:, FAMILY]), bits))


def _for(cells: Cells, parts: PartsBound, may_be: _MayBe, rate: Points) -> Points:
    """What the parts told are worth, those that stand alone among them."""
    pair, bits = cells.told.pair, cells.told_bits
    side, rate_of = cells.read[pair], rate[pair]
    worth = cells.most(parts.worth(rate))
    joined_worth = np.maximum(_TOGETHER[side] + rate_of, 0) * bits[:, LETTERS]
    worth = np.where(may_be.together.told, np.maximum(worth, joined_worth), worth)
    whole = np.maximum(_WHOLE[side] + rate_of, 0) * bits[:, FAMILY]
    alone = np.where(may_be.whole[pair], whole, _ALONE_TOLD[side] * bits[:, LETTERS])
    return cells.told.sums(np.maximum(worth, alone))


def _complete(cells: Cells, may_be: _MayBe, agreed: Points, births: Ranks) -> Points:
    """What it is worth that every part may agree with another, or in what is taken together."""
    as_many = (cells.told.count == cells.listed.count) | may_be.together.pairs
    strictly, loosely, all_together = (
        cells.told.all(told) & cells.listed.all(listed)
        for told, listed in (
            may_be.alike,
            may_be.loosely,
            (may_be.loosely[0] | may_be.rest[0], may_be.loosely[1] | may_be.rest[1]),
        )
    )
    strict = np.where(strictly & as_many, _COMPLETE[cells.read], 0)
    loose = np.where((loosely & as_many) | (all_together & may_be.whole), _LOOSE[cells.read], 0)
    points = np.maximum(strict, loose) * np.minimum(agreed / ENOUGH_FOR_A_NAME, 1)
    complete: Points = np.maximum(points + TAKEN_OF_WHOLE[births], 0).astype(np.float32)
    return complete
