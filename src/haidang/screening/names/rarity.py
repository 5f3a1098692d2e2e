"""How much a name part tells: the fewer people bear it, the more."""

from collections.abc import Callable
from functools import lru_cache
from math import log2

from haidang.screening.names.shares import SHARES

Bits = Callable[[str], float]


class Rarity:
    """How many powers of two a name part tells.

    ``counts`` says how often a part stands on the list, ``names`` how many names the list holds.
    """

    LEAST, MOST, UNSEEN_NAMES = 1.0, 13.0, 2000
    # Who bears a common name comes from where it is common, and so do the parts beside it: they are
    # rarer on the list than among the people who could be meant.
    BESIDE_A_COMMON_NAME = 3.0
    INITIAL = 4.0
    # A part that fewer than one name in 2**13 holds tells the most, so no more than these need a count.
    PARTS_WORTH_COUNTING = 4 * 2**13

    def __init__(self, counts: dict[str, int], names: int) -> None:
        self._counts, self._names = counts, names + self.UNSEEN_NAMES
        self._full = lru_cache(maxsize=1 << 16)(self._weighed)
        self._discounted = lru_cache(maxsize=1 << 16)(self._weighed_less)

    def within(self, name: tuple[str, ...]) -> Bits:
        """What parts tell in comparing that name with others.

        >>> bits = Rarity({"DOE": 1}, 10).within(("JANE", "DOE"))
        >>> bits("NGUYEN") < 2 < bits("DOE")
        True
        """
        return self._discounted if any(part in SHARES for part in name) else self._full

    def _weighed(self, part: str) -> float:
        if " " in part:
            return min(self.MOST, sum(self._full(piece) for piece in part.split()))
        share = max((self._counts.get(part, 0) + 1) / self._names, SHARES.get(part, 0.0))
        return min(max(-log2(share), self.LEAST), self.INITIAL if len(part) == 1 else self.MOST)

    def _weighed_less(self, part: str) -> float:
        return max(self._full(part) - self.BESIDE_A_COMMON_NAME, self.LEAST)
