"""The most that one part of a name could be worth beside another, for many pairs of parts at once.

A pair may in the end be found by another comparison than the one worth most, or not at all, when one of
the two is taken by a third part; what is said here is never less than that.
"""

from collections.abc import Callable

import numpy as np
from rapidfuzz.distance import OSA, Indel
from rapidfuzz.process import cpdist

from haidang.screening.names.compare import ALIKE as FAMILIES_ALIKE
from haidang.screening.names.compare import NEARLY, How
from haidang.screening.names.normalise import family
from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.cells import BONES, FAMILY, LETTERS, Cells, Flags, Places, Points, Words
from haidang.screening.watchlists.evidence import ALIKE, GRADES, LITTLE, LOOSE, SHORT

# A likeness is rounded; it must not fall below the grade that it reaches.
ROUNDED = np.float32(0.0001)
# What may pair parts of Vietnamese names.
_OF_SYLLABLES = (How.SAME, How.CUT, How.INITIAL)
# So short a part told is not spelled nearly like another.
SHORTEST = 2

_families = np.frompyfunc(family, 1, 1)


class PartsBound:
    """What each cell may be.

    ``found`` where anything could pair the two, and ``bits`` the most that they tell then; ``alike`` where
    they may be alike enough for names to be complete, ``loosely`` where only what ears mix is; ``taken``
    where they are the same, sound the same or are known as one, in this order; ``one_head`` where they are
    not written the same and only their families begin with one consonant.
    """

    def __init__(self, cells: Cells, *, exact: bool) -> None:
        """``exact`` compares the letters; otherwise it is told from which letters occur."""
        self._cells = cells
        self._may: list[tuple[Places, Points, Points]] = []
        self.bits = np.zeros(len(cells), np.float32)
        self.found, self.alike, self.loosely = np.zeros((3, len(cells)), np.bool_)
        self.same, sound, known = self.taken = tuple(np.zeros((3, len(cells)), np.bool_))
        self.one_head = self._equal("head")
        heads = np.flatnonzero(self.one_head)
        equal = {name: self._equal(name, heads) for name in ("family", "bones", "sound", "written")}
        same, bones = equal["written"], cells.told.columns["bones"][cells.t[heads]] != 0
        self._may_be(How.SAME, heads[same], LETTERS)
        self._may_be(How.SOUND, heads[equal["sound"] & ~same], LETTERS)
        self._may_be(How.CONSONANTS, heads[equal["bones"] & bones & ~same], BONES)
        self.same[heads[same]] = True
        sound[heads[equal["sound"] & ~same]] = True
        self.one_head[heads[same]] = False
        known[self._may_be_of_one_line()] = True
        self._may_be_begun()
        self._may_be_nearly(exact)
        self._may_be_of_one_family(heads[~same], exact)

    def _equal(self, column: str, at: Places | slice = slice(None)) -> Flags:
        told, listed = self._cells.told.columns[column], self._cells.listed.columns[column]
        equal: Flags = told[self._cells.t[at]] == listed[self._cells.s[at]]
        return equal

    def _may_be(self, how: How, at: Places, power: int, likeness: Points | None = None) -> None:
        """``power`` by which of their columns such pairs are judged; without a likeness the best counts."""
        cells, weights = self._cells, _WEIGHTS[how]
        if how not in _OF_SYLLABLES:
            others = ~cells.syllables[cells.pair[at]]
            at, likeness = at[others], likeness if likeness is None else likeness[others]
        if not len(at):
            return
        lengths = cells.told.columns["length"][cells.t[at]], cells.listed.columns["length"][cells.s[at]]
        short = (np.minimum(*lengths) <= SHORT).astype(np.intp)
        side, bits = cells.read[cells.pair[at]], cells.both_bits(at, power)
        grade = -1 if likeness is None else np.searchsorted(_LEAST[how], likeness, "right") - 1
        points = weights[grade, side, short] * bits + FURTHER[side] * (bits > LITTLE)
        self._may.append((at, points, bits))
        self.found[at] = True
        self.bits[at] = np.maximum(self.bits[at], bits)
        well = self.loosely if how in LOOSE else self.alike
        well[at] |= True if likeness is None else likeness >= ALIKE

    def worth(self, rate: Points) -> Points:
        """The most that each cell may be worth, what is taken off for a part that agrees further among it;
        -inf where nothing could pair the two. In each pair of names ``rate`` goes with every power of two."""
        worth = np.full(len(self._cells), -np.inf, np.float32)
        for at, points, bits in self._may:
            worth[at] = np.maximum(worth[at], points + rate[self._cells.pair[at]] * bits)
        return worth

    def _may_be_of_one_line(self) -> Places:
        cells = self._cells
        told = cells.told.columns["known"]
        at = np.flatnonzero((told != 0)[cells.t])
        at = at[(told[cells.t[at]] & cells.listed.columns["known"][cells.s[at]]) != 0]
        known: Places = at[~self.same[at]]
        self._may_be(How.KNOWN, known, LETTERS)
        return known

    def _may_be_begun(self) -> None:
        """By an initial, or cut off at the end of a full field."""
        cells = self._cells
        lengths, others = cells.told.columns["length"], cells.listed.columns["length"]
        one_letter = (lengths == 1)[cells.t] | (others == 1)[cells.s]
        at = np.flatnonzero(one_letter | cells.cut[cells.pair])
        at = at[self._equal("initial", at) & ~self.same[at]]
        self._may_be(How.INITIAL, at[one_letter[at]], LETTERS)
        cut = cells.cut[cells.pair[at]] & (lengths[cells.t[at]] < others[cells.s[at]])
        self._may_be(How.CUT, at[cut], LETTERS)

    def _may_be_nearly(self, exact: bool) -> None:
        """At least those letters are changed that only one of both has."""
        cells = self._cells
        length = cells.told.columns["length"].astype(np.int16)[cells.t]
        other = cells.listed.columns["length"].astype(np.int16)[cells.s]
        longer = np.maximum(length, other)
        fitting = np.flatnonzero(
            (longer - np.minimum(length, other) <= (1 - NEARLY) * longer + ROUNDED)
            & (length > SHORTEST)
            & ~self.same
        )
        letters = cells.told.columns["letters"][cells.t[fitting]]
        other_letters = cells.listed.columns["letters"][cells.s[fitting]]
        shared = np.bitwise_count(letters & other_letters)
        changed = np.maximum(np.bitwise_count(letters), np.bitwise_count(other_letters)) - shared
        least = np.maximum(changed, np.abs(length - other)[fitting])
        likeness = 1 + ROUNDED - np.maximum(least, 1) / longer[fitting].astype(np.float32)
        at, likeness = fitting[likeness >= NEARLY], likeness[likeness >= NEARLY]
        if exact:
            at, likeness = _alike(at, cells, OSA.normalized_similarity, NEARLY)
        self._may_be(How.NEARLY, at, BONES, likeness)

    def _may_be_of_one_family(self, heads: Places, exact: bool) -> None:
        cells = self._cells
        told, listed = cells.told.columns, cells.listed.columns
        lengths = told["family_length"][cells.t[heads]].astype(np.int16)
        others = listed["family_length"][cells.s[heads]].astype(np.int16)
        changed = np.bitwise_count(
            told["family_letters"][cells.t[heads]] ^ listed["family_letters"][cells.s[heads]]
        )
        changed = np.maximum(changed, np.abs(lengths - others))
        likeness = 1 + ROUNDED - changed.astype(np.float32) / (lengths + others)
        at, likeness = heads[likeness >= FAMILIES_ALIKE], likeness[likeness >= FAMILIES_ALIKE]
        if exact:
            at, likeness = _alike(at, cells, Indel.normalized_similarity, FAMILIES_ALIKE, _families)
        self._may_be(How.FAMILY, at, FAMILY, likeness)


def _alike(
    at: Places,
    cells: Cells,
    scorer: Callable[..., float],
    least: float,
    heard: Callable[[Words], Words] = lambda written: written,
) -> tuple[Places, Points]:
    """Of these cells those that are so much alike, and how much."""
    told, listed = heard(cells.told.written)[cells.t[at]], heard(cells.listed.written)[cells.s[at]]
    found = cpdist(told.tolist(), listed.tolist(), scorer=scorer, score_cutoff=least, dtype=np.float64)
    return at[found > 0], found[found > 0].astype(np.float32)


def term(kind: str) -> Points:
    """What a term weighs among names as they are written, and among those read from another script."""
    return np.array([scorecard.WEIGHTS.get(f"{side} {kind}", 0.0) for side in scorecard.SIDES], np.float32)


def best(how: How) -> Points:
    """The highest weight of what is found so, on each side."""
    most: Points = _WEIGHTS[how].max(axis=(0, 2))
    return most


def _weights(how: How) -> Points:
    """By grade, by side, and for parts of some length and short ones; a better grade counts as any worse."""
    grades = [word for _, word in reversed(GRADES[how])] if how in GRADES else [""]
    kind = how.name.lower()
    found = [[term(f"{kind}{grade}"), term(f"{kind}{grade} short")] for grade in grades]
    return np.maximum.accumulate(np.array(found, np.float32).transpose(0, 2, 1), axis=0)


FURTHER = np.minimum(term("further"), 0)
_WEIGHTS = {how: _weights(how) for how in How}
_LEAST = {
    how: np.array([least for least, _ in reversed(grades)], np.float32) for how, grades in GRADES.items()
}
