"""Large tables of small things in little memory: sorted keys, and rows laid end to end."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

_BUCKETS = 64


class Postings:
    """Which rows stand under a key. Keys are numbers below 2**44, rows below 2**32: 12 bytes a pair."""

    __slots__ = ("_keys", "_rows")

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._keys, self._rows = array("Q"), array("I")
        # In buckets by the highest bits, so that sorting never holds the whole table twice.
        buckets = [(array("Q"), array("I")) for _ in range(_BUCKETS)]
        for key, row in pairs:
            keys, rows = buckets[key >> 38]
            keys.append(key)
            rows.append(row)
        while buckets:
            ordered = sorted(zip(*buckets.pop(0), strict=True))
            self._keys.extend(key for key, _ in ordered)
            self._rows.extend(row for _, row in ordered)

    def between(self, low: int, high: int, at_most: int) -> Sequence[int]:
        """Rows under the keys from ``low`` to ``high``, both included, in order of the keys.

        >>> list(Postings([(7, 1), (5, 2), (9, 3)]).between(5, 8, at_most=10))
        [2, 1]
        """
        keys = self._keys
        first = last = bisect_left(keys, low)
        end = min(first + at_most, len(keys))
        while last < end and keys[last] <= high:
            last += 1
        return self._rows[first:last]

    def under(self, key: int) -> Iterator[int]:
        """Every row under that very key."""
        yield from self.between(key, key, at_most=len(self._keys))


class Pages:
    """Byte strings laid end to end."""

    __slots__ = ("_bytes", "_ends")

    def __init__(self, pages: Iterable[bytes]) -> None:
        self._ends = array("Q", [0])
        laid = bytearray()
        for page in pages:
            laid += page
            self._ends.append(len(laid))
        self._bytes = bytes(laid)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, at: int) -> bytes:
        """
        >>> Pages([b"one", b"two"])[1]
        b'two'
        """
        return self._bytes[self._ends[at] : self._ends[at + 1]]
