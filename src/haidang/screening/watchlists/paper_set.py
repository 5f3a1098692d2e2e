"""Very many document numbers, of which only keyed marks are kept: is this one among them?

A lost and stolen list may hold more than a hundred million papers and knows nothing else of them. Each
becomes a mark of 64 bits. Their first 24 bits choose one of ``SHELVES``, the other 40 stand there in order,
in five bytes: three quarters of a gigabyte for 138 million. That a strange number has the mark of one that is
listed happens once in a hundred billion look-ups at that length.
"""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from haidang.screening.watchlists.document import plain_number
from haidang.screening.watchlists.laid_out import Array
from haidang.screening.watchlists.siphash import siphash

Marks = NDArray[np.uint64]
ListedPaper = tuple[str, str, str]
"""What a paper is (``document.paper_kind``, empty where not told), who issued it, and its number."""

SHELF_BITS = 24
SHELVES = 1 << SHELF_BITS
_REST = np.uint64(64 - SHELF_BITS)
# The marks of so many shelves are put together at a time.
_SHELVES_TOGETHER = 1 << 18
_WIDTH = 32


def marks(papers: Iterable[ListedPaper], key: bytes) -> Marks:
    """The marks of papers; sixteen bytes of key.

    >>> papers = [("P", "UTO", "l898902c3<"), ("P", "UTO", "L898902C3"), ("I", "UTO", "L898902C3")]
    >>> one, same, other = marks(papers, bytes(16))
    >>> bool(one == same), bool(one == other)
    (True, False)
    """
    texts = [f"{kind:1}{issuer:3}{plain_number(number)}".encode()[:_WIDTH] for kind, issuer, number in papers]
    return siphash(np.array(texts, f"S{_WIDTH}"), key)


class PaperSet:
    """Over arrays that ``shelved`` laid out."""

    __slots__ = ("_ends", "_high", "_low", "check")

    def __init__(self, arrays: dict[str, Array]) -> None:
        self._ends: NDArray[np.uint32] = arrays["ends"]
        self._low: NDArray[np.uint32] = arrays["low"]
        self._high: NDArray[np.uint8] = arrays["high"]
        self.check: bytes = arrays["check"].tobytes()

    def __len__(self) -> int:
        return len(self._low)

    def holds(self, sought: Marks) -> NDArray[np.bool_]:
        """Which of these marks are in it.

        >>> held = np.sort(np.array([5, 1 << 40, 1 << 63], np.uint64))
        >>> papers = PaperSet(shelved([held], at_most=3, check=b""))
        >>> papers.holds(np.array([5, 6, 1 << 63], np.uint64)).tolist()
        [True, False, True]
        """
        shelf = (sought >> _REST).astype(np.int64)
        at, end = self._ends[shelf].astype(np.int64), self._ends[shelf + 1]
        low, high = sought.astype(np.uint32), (sought >> np.uint64(32)).astype(np.uint8)
        found = np.zeros(len(sought), np.bool_)
        left = np.flatnonzero(at < end)
        while len(left):
            place = at[left]
            here = (self._low[place] == low[left]) & (self._high[place] == high[left])
            found[left[here]] = True
            at[left] += 1
            left = left[~here & (at[left] < end[left])]
        return found

    def in_order(self) -> Iterator[Marks]:
        """Every mark in it, a part at a time.

        >>> held = np.sort(np.array([5, 1 << 40, 1 << 63], np.uint64))
        >>> papers = PaperSet(shelved([held], at_most=3, check=b""))
        >>> bool((np.concatenate(list(papers.in_order())) == held).all())
        True
        """
        for begin in range(0, SHELVES, _SHELVES_TOGETHER):
            ends = self._ends[begin : begin + _SHELVES_TOGETHER + 1]
            shelves = np.arange(begin, begin + _SHELVES_TOGETHER, dtype=np.uint64)
            here = slice(int(ends[0]), int(ends[-1]))
            shelf = np.repeat(shelves, np.diff(ends)) << _REST
            yield shelf | self._high[here].astype(np.uint64) << np.uint64(32) | self._low[here]


def shelved(ordered: Iterable[Marks], *, at_most: int, check: bytes) -> dict[str, Array]:
    """The arrays of a set, of marks that are in order through all of these; one that comes again is left out.

    ``check`` tells afterwards by which key they were made.
    """
    counts = np.zeros(SHELVES + 1, np.uint32)
    low, high, laid = np.empty(at_most, np.uint32), np.empty(at_most, np.uint8), 0
    for part in ordered:
        fresh = part[np.diff(part, prepend=~part[:1]) != 0]
        shelves, held = np.unique((fresh >> _REST).astype(np.uint32), return_counts=True)
        counts[shelves + 1] += held.astype(np.uint32)
        low[laid : laid + len(fresh)] = fresh.astype(np.uint32)
        high[laid : laid + len(fresh)] = (fresh >> np.uint64(32)).astype(np.uint8)
        laid += len(fresh)
    ends = np.cumsum(counts, dtype=np.uint32)
    return {"ends": ends, "low": low[:laid], "high": high[:laid], "check": np.frombuffer(check, np.uint8)}
