"""How a name sounds, in four times 64 bits: enough to leave out, thousands at a time, those not alike.

Two bits of 64 for the sound of each part; one of 128 for each two neighbouring consonants of its family in
either order, the head of the part among them; and one of 64 for each line of spellings known as one. Names
that share a part share its bits; of a part that is spelled nearly alike, has two letters the wrong way round,
is joined with another or cut short, half the neighbours are there.
"""

from functools import lru_cache
from itertools import pairwise
from math import ceil
from zlib import crc32

from haidang.screening.names.known import lines_of
from haidang.screening.names.normalise import family, fold

# So great a share of its neighbours is found wherever a part could be spelled nearly alike, or two parts be
# written together.
NEARLY, TOGETHER = 0.5, 0.8
LOW = (1 << 64) - 1


@lru_cache(maxsize=1 << 16)
def sound(part: str) -> int:
    """The bits of what a part sounds like, in 64."""
    heard = crc32(fold(part).encode())
    return 1 << (heard & 63) | 1 << (heard >> 6 & 63)


@lru_cache(maxsize=1 << 16)
def neighbours(part: str) -> int:
    """The bits of each two neighbours in the family of a part, in 128."""
    consonants, found = " " + family(part), 0
    for pair in pairwise(consonants):
        found |= 1 << (crc32("".join(sorted(pair)).encode()) & 127)
    return found


@lru_cache(maxsize=1 << 16)
def known(part: str) -> int:
    """The bits of the lines in which a part is known to be one with others, in 64."""
    lines, found = lines_of(part), 0
    while lines:
        found, lines = found | lines & LOW, lines >> 64
    return found


def halves(pairs: int) -> tuple[int, int]:
    """128 bits as the lower 64 and the upper.

    >>> halves(1 << 64 | 17)
    (17, 1)
    """
    return pairs & LOW, pairs >> 64


def enough(part: str, share: float = NEARLY) -> int:
    """How many of its neighbours a name must have in which the part could stand."""
    pairs = neighbours(part).bit_count()
    return max(ceil(pairs * share), min(pairs, 2))


def signature(parts: tuple[str, ...]) -> tuple[int, int, int]:
    """The sounds, the neighbours and the known lines of all parts.

    >>> jane, jayne, rick = (signature((name, "DOE")) for name in ("JANE", "JAYNE", "RICK"))
    >>> jane[1] == jayne[1] != rick[1]
    True
    """
    sounds = pairs = lines = 0
    for part in parts:
        sounds |= sound(part)
        pairs |= neighbours(part)
        lines |= known(part)
    return sounds, pairs, lines
