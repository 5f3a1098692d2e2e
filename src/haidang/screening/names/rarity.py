"""How much a name part tells: the fewer people bear it, the more."""

from collections import Counter
from collections.abc import Callable, Iterable
from math import log2
from typing import Self

from msgspec import msgpack

from haidang.screening.names.compare import How, Pair
from haidang.screening.names.normalise import family, skeleton
from haidang.screening.names.shares import COMMON, SHARES

Bits = Callable[[Pair], float]


class Rarity:
    """How many powers of two a name part tells.

    A part that agrees in its letters tells as much as its letters are rare on the list; one that agrees in
    its consonants, or in their families, as much as those are.
    """

    LEAST, MOST, UNSEEN_NAMES = 1.0, 16.0, 2000
    # Who bears a common name comes from where it is common, and so do the parts beside it: they are
    # rarer on the list than among the people who could be meant.
    BESIDE_A_COMMON_NAME = 1.0
    INITIAL = 4.0
    # A part that fewer than one name in 2**13 holds tells the most, so no more than these need a count.
    PARTS_WORTH_COUNTING = 4 * 2**13

    def __init__(self, names: Iterable[tuple[str, ...]]) -> None:
        held, counted = 0, Counter[str]()
        for name in names:
            held += 1
            counted.update(set(name))
        self._names = held + self.UNSEEN_NAMES
        self._letters = self._weighed(counted, str)
        self._skeletons = self._weighed(counted, skeleton)
        self._families = self._weighed(counted, family)

    def packed(self) -> bytes:
        """What was counted, in MessagePack."""
        return msgpack.encode(vars(self))

    @classmethod
    def unpacked(cls, packed: bytes) -> Self:
        """
        >>> len(Rarity.unpacked(Rarity([("JANE", "DOE")]).packed()))
        1
        """
        rarity = cls(())
        vars(rarity).update(msgpack.decode(packed))
        return rarity

    def __len__(self) -> int:
        """How many names were counted."""
        return self._names - self.UNSEEN_NAMES

    def within(self, name: tuple[str, ...]) -> Bits:
        """What pairs tell in comparing that name with others.

        >>> bits = Rarity([("JANE", "DOE")]).within(("JANE", "DOE"))
        >>> bits(Pair("NGUYEN", "NGUYEN", 1.0, How.SAME)) < 2 < bits(Pair("DOE", "DOE", 1.0, How.SAME))
        True
        """
        less = self.less_within(name)
        return lambda pair: max(self._told_by(pair) - less * (1 + pair.told.count(" ")), self.LEAST)

    def less_within(self, name: tuple[str, ...]) -> float:
        """What each part of that name tells less than if it stood alone."""
        return self.BESIDE_A_COMMON_NAME if any(part in COMMON for part in name) else 0.0

    def powers(self, part: str) -> tuple[float, float, float]:
        """What a part tells by its letters, its consonants and their families."""
        return (
            self._sum(self._letters, str, part),
            self._sum(self._skeletons, skeleton, part),
            self._sum(self._families, family, part),
        )

    def _told_by(self, pair: Pair) -> float:
        if not pair.told or not pair.sought or pair.how is How.SAME:
            return self._sum(self._letters, str, pair.told or pair.sought)
        if pair.how is How.CONSONANTS or pair.how is How.NEARLY:
            return self._least(self._skeletons, skeleton, pair)
        if pair.how is How.FAMILY or pair.how is How.WHOLE:
            return self._least(self._families, family, pair)
        return self._least(self._letters, str, pair)

    def _least(self, weighed: dict[str, float], heard: Callable[[str], str], pair: Pair) -> float:
        return min(self._sum(weighed, heard, pair.told), self._sum(weighed, heard, pair.sought))

    def _sum(self, weighed: dict[str, float], heard: Callable[[str], str], side: str) -> float:
        if " " in side:
            return min(self.MOST, sum(weighed.get(heard(part), self.MOST) for part in side.split()))
        bits = weighed.get(heard(side), self.MOST)
        return min(bits, self.INITIAL) if len(side) == 1 else bits

    def _weighed(self, counted: Counter[str], heard: Callable[[str], str]) -> dict[str, float]:
        """Powers of two by what is heard of a part, of those that tell less than the most."""
        counts = Counter[str]()
        shares: dict[str, float] = {}
        for part, times in counted.items():
            counts[heard(part)] += times
        for part, share in SHARES.items():
            shares[heard(part)] = max(shares.get(heard(part), 0.0), share)
        common = {part for part, _ in counts.most_common(self.PARTS_WORTH_COUNTING)} | shares.keys()
        weighed = {part: -log2(max(counts[part] / self._names, shares.get(part, 0.0))) for part in common}
        return {part: max(bits, self.LEAST) for part, bits in weighed.items() if bits < self.MOST}
