"""Parts of names in columns: as much of each as it takes to compare thousands of pairs at once.

Letters, sounds and consonants stand as numbers that are equal where they are; the letters that occur, as a
bit for each, tell how many of two parts differ at least.
"""

from collections.abc import Iterable
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from haidang.screening.names.known import lines_of
from haidang.screening.names.normalise import family, fold, skeleton
from haidang.screening.names.rarity import Rarity

PART = np.dtype(
    [
        ("written", "<u4"),
        ("sound", "<u4"),
        ("bones", "<u4"),  # 0 where there are too few to compare
        ("family", "<u4"),
        ("letters", "<u4"),
        ("consonants", "<u4"),
        ("family_letters", "<u4"),
        ("known", "<u8"),
        ("powers", "<f4", (3,)),  # by letters, by consonants and by their families
        ("length", "u1"),
        ("family_length", "u1"),
        ("initial", "u1"),
        ("head", "u1"),
    ]
)
Parts = NDArray[np.void]

_LONGEST, _64_BITS = 255, (1 << 64) - 1
_VOWELS = frozenset("AEIOUH")


def in_columns(parts: Iterable[str], rarity: Rarity) -> Parts:
    """
    >>> jane, jayne, rick = in_columns(["JANE", "JAYNE", "RICK"], Rarity(()))
    >>> bool(jane["family"] == jayne["family"] != rick["family"]), bool(jane["sound"] == jayne["sound"])
    (True, False)
    """
    return np.array([_columns(part, rarity) for part in parts], PART)


def _columns(part: str, rarity: Rarity) -> tuple[object, ...]:
    sound, bones, consonants = fold(part), skeleton(part), family(part)
    return (
        crc32(part.encode()),
        crc32(sound.encode()),
        crc32(bones.encode()) if len(bones) > 1 else 0,
        crc32(consonants.encode()),
        _letters(part),
        _letters(sign for sign in sound if sign not in _VOWELS),
        _letters(consonants),
        _lines(part),
        rarity.powers(part),
        min(len(part), _LONGEST),
        min(len(consonants), _LONGEST),
        ord(part[0]),
        ord(consonants[0]),
    )


def _letters(signs: Iterable[str]) -> int:
    """A bit for each sign that occurs."""
    found = 0
    for sign in signs:
        found |= 1 << (ord(sign) & 31)
    return found


def _lines(part: str) -> int:
    """A bit for each line of spellings known as one in which the part stands."""
    lines, found = lines_of(part), 0
    while lines:
        found, lines = found | lines & _64_BITS, lines >> 64
    return found
