"""Where to look for names like this one: whoever shares a key is worth comparing.

A name's keys are its tokens' skeletons two by two, so that any two parts that sound alike bring two
people together, in whatever order and whatever else is written. Neighbours are also tried glued
together. With a full birth date a single part is enough.
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from zlib import crc32

from haidang.screening.names.normalise import consonants, fold, skeleton

PARTS_AT_MOST = 6


def name_keys(tokens: tuple[str, ...]) -> set[int]:
    """One number of 32 bits for each key of the name."""
    if not tokens:
        return set()
    tokens = _longest(tokens)
    parts = [skeleton(token) for token in tokens]
    keys = {pair_key(a, b) for a, b in combinations(parts, 2)}
    keys.add(whole_key(parts))
    for at in range(len(parts) - 1):
        glued = consonants(fold(tokens[at]) + fold(tokens[at + 1]))
        others = parts[:at] + parts[at + 2 :]
        keys.update(pair_key(glued, other) for other in others)
        if not others:
            keys.add(whole_key([glued]))
    return keys


def day_keys(tokens: tuple[str, ...], born: date) -> Iterator[int]:
    """One number of 32 bits for each part of the name together with the birth date."""
    for token in _longest(tokens):
        if len(token) > 1:
            yield crc32(f"{skeleton(token)} {born}".encode())


def _longest(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The longest parts in the order they stand: what a very long name is found by."""
    if len(tokens) <= PARTS_AT_MOST:
        return tokens
    kept = sorted(range(len(tokens)), key=lambda at: -len(tokens[at]))[:PARTS_AT_MOST]
    return tuple(tokens[at] for at in sorted(kept))


def whole_key(parts: list[str]) -> int:
    """The key of everyone whose whole name has these skeletons."""
    return crc32("".join(sorted(parts)).encode() if len(parts) > 1 else f"{parts[0]} alone".encode())


def pair_key(a: str, b: str) -> int:
    """The key of everyone whose name holds both skeletons."""
    return crc32(f"{a} {b}".encode() if a <= b else f"{b} {a}".encode())
