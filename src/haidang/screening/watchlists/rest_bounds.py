"""What other comparisons leave of two names, and whether the last could take it together."""

from collections.abc import Sequence

import numpy as np

from haidang.screening.names import compare
from haidang.screening.names.compare import ALIKE
from haidang.screening.watchlists.cells import Cells, Flags, Letters, Points, Slots

# The head of a family may stand for any vowel, which is quiet behind another part.
_VOWEL = np.uint32(1 << (ord("A") & 31))
ROUNDED = 0.001


def left(cells: Cells, pairing: Sequence[Flags]) -> tuple[Flags, Flags]:
    """The parts, told and listed, that these comparisons need not pair, each cell by cell: where two parts
    have only each other, they must."""
    told, listed = np.ones(len(cells.told), np.bool_), np.ones(len(cells.listed), np.bool_)
    for flags in pairing:
        at = np.flatnonzero(flags & told[cells.t] & listed[cells.s])
        t, s = cells.t[at], cells.s[at]
        only = (np.bincount(t, minlength=len(told))[t] == 1) & (np.bincount(s, minlength=len(listed))[s] == 1)
        told[t[only]], listed[s[only]] = False, False
    return told, listed


def taken_together(
    cells: Cells, left: tuple[Flags, Flags], found: tuple[Flags, Flags], one_head: Flags, *, exact: bool
) -> Flags:
    """In which pairs of names all that is left may sound alike: at least what was found nowhere, at most all
    that need not be paired."""
    at = np.flatnonzero(one_head & left[0][cells.t] & left[1][cells.s])
    may_be = np.zeros(len(cells.less), np.bool_)
    may_be[cells.pair[at]] = True
    sides = tuple(zip((cells.told, cells.listed), left, (~found[0], ~found[1]), strict=True))
    (most, all_letters), (other_most, other_all) = (_families(slots, each) for slots, each, _ in sides)
    (least, letters), (other_least, other_letters) = (
        _families(slots, each, joined=True) for slots, _, each in sides
    )
    # Of two rows of consonants, twice what they share is so great a part of both.
    lost = np.bitwise_count(letters & ~other_all) + np.bitwise_count(other_letters & ~all_letters)
    may_be &= lost <= (1 - ALIKE) * (most + other_most) + ROUNDED
    longer = (2 - ALIKE) / ALIKE
    may_be &= (least <= longer * other_most + ROUNDED) & (other_least <= longer * most + ROUNDED)
    if exact:
        certain = cells.told.all(left[0] == ~found[0]) & cells.listed.all(left[1] == ~found[1])
        at = np.flatnonzero(may_be & certain)
        may_be[at] = [
            compare.taken_together(*(_of(slots, each, pair) for slots, each, _ in sides)) > 0
            for pair in at.tolist()
        ]
    return may_be


def _families(slots: Slots, which: Flags, *, joined: bool = False) -> tuple[Points, Letters]:
    """How many consonants these parts of each name have at most or, in joining, at least; and which."""
    lengths = slots.columns["family_length"].astype(np.intp) - joined
    return slots.sums(np.where(which, lengths, 0)), slots.letters("family_letters", which) & ~_VOWEL


def _of(slots: Slots, which: Flags, pair: int) -> list[str]:
    begin = slots.begin[pair]
    here = slice(begin, begin + slots.count[pair])
    parts: list[str] = slots.written[here][which[here]].tolist()
    return parts
