"""How a name sounds, in twice 64 bits: enough to leave out, thousands at a time, names that are not alike.

One bit for the family of each part, and one for each two neighbouring consonants of these families, the
head of a part among them. Names that share a part share its bit; of a part that is spelled nearly alike,
joined with another or cut short, most neighbours are there.
"""

from functools import lru_cache
from zlib import crc32

from haidang.screening.names.normalise import family

# So great a part of its neighbours must be found where a part could be spelled nearly alike.
NEARLY = 0.5


@lru_cache(maxsize=1 << 16)
def sound(part: str) -> int:
    """The bit of the family of a part."""
    return 1 << (crc32(family(part).encode()) & 63)


@lru_cache(maxsize=1 << 16)
def neighbours(part: str) -> int:
    """The bits of each two neighbours in the family of a part."""
    consonants = " " + family(part)
    found = 0
    for at in range(len(consonants) - 1):
        found |= 1 << (crc32(consonants[at : at + 2].encode()) & 63)
    return found


def signature(parts: tuple[str, ...]) -> tuple[int, int]:
    """The sounds and the neighbours of all parts.

    >>> jane, jayne = signature(("JANE", "DOE")), signature(("JAYNE", "DOE"))
    >>> jane == jayne, signature(("RICK", "ROE"))[0] & jane[0]
    (True, 0)
    """
    sounds = pairs = 0
    for part in parts:
        sounds |= sound(part)
        pairs |= neighbours(part)
    return sounds, pairs
