"""Name parts that keep company tell less together than each alone.

ANNE and SOPHIE may each be rare on a list and yet stand side by side on hundreds of its lines. How often
two parts, or a whole name, do so is counted from the index itself.
"""

from itertools import combinations
from math import log2

from haidang.screening.names.compare import Pair
from haidang.screening.names.keys import pair_key, whole_key
from haidang.screening.names.normalise import skeleton
from haidang.screening.names.rarity import Bits, Rarity
from haidang.screening.watchlists.packed import Postings


class Company:
    """``names`` is how many names the list holds, ``postings`` where they stand under their keys."""

    __slots__ = ("_names", "_postings")

    def __init__(self, postings: Postings, names: int) -> None:
        self._postings, self._names = postings, names + Rarity.UNSEEN_NAMES

    def overstated(self, pairs: list[Pair], bits: Bits, of_one: int) -> float:
        """By how many powers of two the agreeing parts, each taken alone, overstate what they tell.

        ``of_one`` is how many names the entry itself bears: its aliases are no company of others.
        """
        agreed = {
            skeleton(pair.sought): min(bits(pair.told), bits(pair.sought))
            for pair in pairs
            if pair.told and pair.sought and " " not in pair.sought and len(pair.sought) > 1
        }
        if len(agreed) < 2:
            return 0.0
        alone = sum(agreed.values())
        together = [
            self._bits(pair_key(one, other), of_one) + alone - agreed[one] - agreed[other]
            for one, other in combinations(agreed, 2)
        ]
        if all(pair.told or not pair.sought for pair in pairs):
            together.append(self._bits(whole_key(list(agreed)), of_one))
        return max(alone - min(together), 0.0)

    def _bits(self, key: int, of_one: int) -> float:
        return log2(self._names / max(self._postings.count(key) - of_one + 1, 1))
