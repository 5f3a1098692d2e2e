"""Where to look for names like this one: whoever shares a key is worth comparing.

A name's keys are the families of its parts two by two, so that any two parts that sound alike bring two
people together, in whatever order and script and whatever else is written. Neighbours are also tried glued
together. Where the year of birth is known too, a single part is enough, if few share it;
where the day is, how one begins.
"""

from itertools import combinations
from zlib import crc32

from haidang.screening.names.compare import ARTICLES, without_articles
from haidang.screening.names.normalise import family

PARTS_AT_MOST = 6


def name_keys(tokens: tuple[str, ...]) -> set[int]:
    """One number of 32 bits for each key of the name."""
    if not tokens:
        return set()
    tokens = _longest(tokens)
    parts = [family(token) for token in tokens]
    keys = {pair_key(a, b) for a, b in combinations(parts, 2)}
    keys.add(whole_key(parts))
    for at in range(len(parts) - 1):
        end, glued = glued_at(tokens, at)
        others = parts[:at] + parts[end:]
        keys.update(pair_key(sound, other) for sound in glued for other in others)
        if not others:
            keys.update(whole_key([sound]) for sound in glued)
    return keys


def glued_at(tokens: tuple[str, ...], at: int) -> tuple[int, set[str]]:
    """The families of a part written together with the next, over an article and without it; and where that
    ends.
    """
    end = min(at + 3, len(tokens)) if tokens[at + 1] in ARTICLES else at + 2
    run = tokens[at:end]
    return end, {family(joined) for joined in ("".join(run), without_articles(run)) if joined}


def part_keys(tokens: tuple[str, ...]) -> set[int]:
    """One number of 32 bits for each part of the name, to be sought with a year of birth."""
    return {part_key(token) for token in _longest(tokens) if len(token) > 1}


def day_keys(tokens: tuple[str, ...], day: int) -> set[int]:
    """One number of 48 bits for each part of the name, to be sought with a day of birth."""
    return {_day_key(day, family(token)) for token in tokens}


def begun_alike(tokens: tuple[str, ...], day: int) -> set[tuple[int, int]]:
    """Between which of these keys whoever was born that day has a part whose family begins so: in the same
    two consonants, or in one where either has no more."""
    heads = [family(token)[:2] for token in tokens]
    alike = {(_day_key(day, head), _day_key(day, head if head[1:] else head + "\x7f")) for head in heads}
    return alike | {(_day_key(day, head[0]), _day_key(day, head[0])) for head in heads}


def whole_day(day: int) -> tuple[int, int]:
    """Between which of these keys everyone stands who was born that day."""
    return _day_key(day, ""), _day_key(day + 1, "") - 1


def day_of(key: int) -> int:
    """
    >>> {day_of(key) for key in day_keys(("JANE", "DOE"), 726513)}
    {726513}
    """
    return key >> 16


def _day_key(day: int, begins: str) -> int:
    return day << 16 | int.from_bytes(begins[:2].ljust(2, "\0").encode(), "big")


def _longest(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """The longest parts in the order they stand: what a very long name is found by."""
    if len(tokens) <= PARTS_AT_MOST:
        return tokens
    kept = sorted(range(len(tokens)), key=lambda at: -len(tokens[at]))[:PARTS_AT_MOST]
    return tuple(tokens[at] for at in sorted(kept))


def part_key(token: str) -> int:
    """The key of everyone whose name holds a part of that family."""
    return crc32(f"{family(token)} part".encode())


def whole_key(parts: list[str]) -> int:
    """The key of everyone whose whole name has these families."""
    return crc32("".join(sorted(parts)).encode() if len(parts) > 1 else f"{parts[0]} alone".encode())


def pair_key(a: str, b: str) -> int:
    """The key of everyone whose name holds both families."""
    return crc32(f"{a} {b}".encode() if a <= b else f"{b} {a}".encode())
