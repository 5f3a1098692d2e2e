"""Large tables of small things in little memory: sorted keys, and rows laid end to end."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

_YEAR_BITS = 12
_BUCKETS = 64


class Postings:
    """Which rows stand under a key and a year: a key of 32 bits, a year (0 when not known), a row.

    Twelve bytes each. The year lies in the low bits, so that people of the wrong age are never looked at.
    """

    __slots__ = ("_keys", "_rows")

    def __init__(self, postings: Iterable[tuple[int, int, int]]) -> None:
        self._keys, self._rows = array("Q"), array("I")
        # In buckets by the highest bits, so that sorting never holds the whole table twice.
        buckets = [(array("Q"), array("I")) for _ in range(_BUCKETS)]
        for key, year, row in postings:
            keys, rows = buckets[key >> 26]
            keys.append(key << _YEAR_BITS | year)
            rows.append(row)
        while buckets:
            ordered = sorted(zip(*buckets.pop(0), strict=True))
            self._keys.extend(key for key, _ in ordered)
            self._rows.extend(row for _, row in ordered)

    def of_any_year(self, key: int, fewer_than: int) -> Sequence[int]:
        """Rows under a key whatever their year; none where there are too many."""
        first = bisect_left(self._keys, key << _YEAR_BITS)
        return self._run(first, (key + 1 << _YEAR_BITS) - 1, fewer_than)

    def within(self, key: int, years: range, fewer_than: int) -> Sequence[int]:
        """Rows of those years; none where there are too many.

        >>> postings = Postings([(7, 1990, 1), (7, 0, 2), (7, 1970, 3), (8, 1990, 4)])
        >>> list(postings.within(7, range(1989, 1992), 10)), list(postings.under(7, 10))
        ([1], [2])
        """
        near = bisect_left(self._keys, key << _YEAR_BITS | years.start)
        return self._run(near, key << _YEAR_BITS | years.stop - 1, fewer_than)

    def under(self, key: int, fewer_than: int) -> Sequence[int]:
        """Rows of no known year under that key; none where there are too many."""
        first = bisect_left(self._keys, key << _YEAR_BITS)
        return self._run(first, key << _YEAR_BITS, fewer_than)

    def _run(self, first: int, high: int, fewer_than: int) -> Sequence[int]:
        """Rows from a place on, as long as their key is not above ``high``."""
        last = bisect_right(self._keys, high, first, min(first + fewer_than, len(self._keys)))
        return self._rows[first:last] if last < first + fewer_than else ()


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
