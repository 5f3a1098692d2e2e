"""How much a name part tells: the fewer people bear it, the more."""

from math import log2

from haidang.screening.names.common import SHARES


class Rarity:
    """How many powers of two a name part tells: the fewer bear it, the more.

    ``counts`` says how often a part stands on the list, ``people`` how many the list names.
    """

    __slots__ = ("_bits", "_counts", "_people")

    LEAST, MOST, UNSEEN_PEOPLE = 1.0, 13.0, 2000
    # A part that fewer than one name in 2**13 holds weighs the most, so no more than that need a count.
    PARTS_WORTH_COUNTING = 4 * 2**13

    def __init__(self, counts: dict[str, int], people: int) -> None:
        self._counts, self._people = counts, people + self.UNSEEN_PEOPLE
        self._bits: dict[str, float] = {}

    def bits(self, part: str) -> float:
        """
        >>> rarity = Rarity({"DOE": 1}, 10)
        >>> rarity.bits("NGUYEN") < 2 < rarity.bits("DOE")
        True
        """
        found = self._bits.get(part)
        if found is None:
            found = self._bits[part] = self._weighed(part)
        return found

    def _weighed(self, part: str) -> float:
        if " " in part:
            return min(self.MOST, sum(self.bits(piece) for piece in part.split()))
        share = max((self._counts.get(part, 0) + 1) / self._people, SHARES.get(part, 0.0))
        short = 4.0 if len(part) == 1 else self.MOST
        return min(max(-log2(share), self.LEAST), short)
