"""Parts that one name writes together and the other apart, sought in thousands of pairs of names at once."""

from typing import NamedTuple

import numpy as np

from haidang.screening.names.compare import (
    LONGEST_RUN,
    QUIET_LETTERS,
    SHORTEST_JOINED,
    SHORTEST_SURE,
    run_written_as,
)  # fmt: skip
from haidang.screening.watchlists.cells import Cells, Flags, Places, Slots

# D is lost before J, and L in articles; where another sound changes in joining, it is not found here.
_MAY_BE_LOST = np.uint32(1 << (ord("D") & 31) | 1 << (ord("L") & 31))

# No part has all these consonants.
_NOWHERE = np.uint32((1 << 32) - 1)


class Joined(NamedTuple):
    """In which pairs of names parts may be written together, and which parts, told and listed."""

    pairs: Flags
    told: Flags
    listed: Flags


def joined(cells: Cells, left: tuple[Flags, Flags], *, exact: bool) -> Joined:
    """``left`` are the parts, told and listed, that nothing pairs before: neighbours of these."""
    pairs, told, listed = (
        np.zeros(count, np.bool_) for count in (len(cells.less), len(cells.told), len(cells.listed))
    )
    for apart, a, kept, parts, whole, w, others in (
        (cells.told, cells.t, left[0], told, cells.listed, cells.s, listed),
        (cells.listed, cells.s, left[1], listed, cells.told, cells.t, told),
    ):
        for length in range(2, LONGEST_RUN + 1):
            at, runs = _runs(apart, a, whole, w, np.flatnonzero(kept & ~cells.syllables[apart.pair]), length)
            if exact and len(at):
                so = _written_so(apart, runs, whole, w[at])
                at, runs = at[so], runs[:, so]
            pairs[cells.pair[at]] = True
            parts[runs], others[w[at]] = True, True
    return Joined(pairs, told, listed)


def _runs(
    apart: Slots, a: Places, whole: Slots, w: Places, kept: Places, length: int
) -> tuple[Places, Places]:
    """The cells in which so many neighbours begin that have the other's consonants, and the slots of each."""
    if len(kept) < length:
        return kept[:0], np.zeros((length, 0), np.intp)
    runs = np.lib.stride_tricks.sliding_window_view(kept, length)
    runs = runs[apart.pair[runs[:, 0]] == apart.pair[runs[:, -1]]].T
    columns, others = apart.columns, whole.columns
    bones = np.full(len(apart), _NOWHERE)
    bones[runs[0]] = np.bitwise_or.reduce(columns["consonants"][runs], axis=0)
    at = np.flatnonzero((bones[a] ^ others["consonants"][w]) & ~_MAY_BE_LOST == 0)
    run = np.zeros(len(apart), np.intp)
    run[runs[0]] = np.arange(runs.shape[1])
    runs, other = runs[:, run[a[at]]], w[at]
    letters, lengths = others["length"][other].astype(np.int16), columns["length"][runs].astype(np.int16)
    heads = columns["head"][runs] == others["head"][other]
    likely = (letters >= SHORTEST_JOINED) & (lengths[0] + lengths[1] <= letters + QUIET_LETTERS)
    likely &= heads[0] | heads[-1] | (lengths.min(axis=0) < SHORTEST_SURE)
    return at[likely], runs[:, likely]


def _written_so(apart: Slots, runs: Places, whole: Slots, others: Places) -> Flags:
    """Which of these others are so written."""
    written = zip(whole.written[others].tolist(), apart.written[runs].T.tolist(), strict=True)
    return np.array([run_written_as(other, run)[1] > 0 for other, run in written], np.bool_)
