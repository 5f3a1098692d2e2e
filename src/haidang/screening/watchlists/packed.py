"""Large tables of small things in little memory: sorted keys, and rows laid end to end.

All of it are arrays over some buffer, which may be a file that several processes share.
"""

from array import array
from typing import Self

import numpy as np
from numpy.typing import NDArray

Keys = NDArray[np.uint64]
Rows = NDArray[np.uint32]
Counts = NDArray[np.int64]


class Postings:
    """Which rows stand under a key, for many keys at once: a key of 64 bits, a row; twelve bytes each."""

    __slots__ = ("keys", "rows")

    def __init__(self, keys: Keys, rows: Rows) -> None:
        self.keys, self.rows = keys, rows

    @classmethod
    def of(cls, keys: "array[int]", rows: "array[int]") -> Self:
        """Sorted, from keys (type code ``Q``) and rows (``I``) in any order."""
        unsorted = np.frombuffer(keys, np.uint64)
        order = np.argsort(unsorted, kind="stable")
        return cls(unsorted[order], np.frombuffer(rows, np.uint32)[order])

    def __len__(self) -> int:
        return len(self.keys)

    def between(self, low: Keys, high: Keys, fewer_than: Counts) -> tuple[Rows, Rows]:
        """For each pair of keys the rows from one to the other, both included; none where there are too many.

        Two arrays: the number of the pair, and a row of it.

        >>> postings = Postings.of(array("Q", [8, 7, 7]), array("I", [40, 70, 71]))
        >>> [found.tolist() for found in postings.between(
        ...     np.array([7, 8], np.uint64), np.array([7, 9], np.uint64), np.array([3, 3]))]
        [[0, 0, 1], [70, 71, 40]]
        """
        order = np.argsort(low)  # neighbours in the table are asked for together
        first = np.searchsorted(self.keys, low[order], "left")
        counts = np.searchsorted(self.keys, high[order], "right") - first
        counts[counts >= fewer_than[order]] = 0
        ends = np.cumsum(counts)
        at = np.repeat(first - (ends - counts), counts) + np.arange(ends[-1] if len(ends) else 0)
        return np.repeat(order.astype(np.uint32), counts), self.rows[at]

    def under(self, key: int, fewer_than: int) -> list[int]:
        """The rows of one key; none where there are too many."""
        wanted = np.array([key], np.uint64)
        found: list[int] = self.between(wanted, wanted, np.array([fewer_than]))[1].tolist()
        return found


class Pages:
    """Byte strings laid end to end."""

    __slots__ = ("_bytes", "_ends")

    def __init__(self, laid: NDArray[np.uint8], ends: NDArray[np.uint64]) -> None:
        self._bytes, self._ends = laid.data, ends

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, at: int) -> memoryview:
        """
        >>> pages = Pages(np.frombuffer(b"onetwo", np.uint8), np.array([0, 3, 6], np.uint64))
        >>> bytes(pages[1])
        b'two'
        """
        return self._bytes[int(self._ends[at]) : int(self._ends[at + 1])]
