"""Chinese characters as people bear them abroad: each language reads a sign its own way.

A list holds 林國興; the bearer's passport says LIN GUOXING, LAM Kwok-hing, LIM Kok Heng, IM Guk-heung or
Lâm Quốc Hưng, by where the family lives. Mandarin is ``transliterate``'s; the other readings are here.
Cantonese, Korean and Vietnamese ones come from the Unicode Han Database (``data/han.tsv`` says which
version); Hokkien, which it lacks, from a table by hand of signs common in names.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

HAN_NAME = re.compile("[\u4e00-\u9fff\u3400-\u4dbf ]{2,5}")

_AT_HEAD = (
    ("gw", "kw"), ("ng", "ng"), ("g", "k"), ("b", "p"), ("d", "t"), ("j", "y"), ("c", "ch"), ("z", "ch"),
)  # fmt: skip
_VOWELS = (
    ("oeng", "eung"), ("oe", "eu"), ("eoi", "ui"), ("eo", "u"), ("yu", "ue"), ("aa", "a"), ("ou", "o"),
)  # fmt: skip


class _Readings(NamedTuple):
    cantonese: str
    korean: str
    vietnamese: str


def read_abroad(name: str) -> tuple[str, ...]:
    """A Chinese personal name as other languages read it; none where it is no such name.

    >>> read_abroad("林國興")
    ('LAM KWOK HING', '임 국 흥', 'lâm quốc hưng', 'LIM KOK HENG')
    >>> read_abroad("林")
    ()
    """
    if not HAN_NAME.fullmatch(name):
        return ()
    signs = name.replace(" ", "")
    ways: tuple[Callable[[str, bool], str], ...] = (_cantonese, _korean, _vietnamese, _hokkien)
    read = ([way(sign, at == 0) for at, sign in enumerate(signs)] for way in ways)
    return tuple(" ".join(row) for row in read if all(row))


def _cantonese(sign: str, _: bool) -> str:
    """As Hong Kong's government spells it, from Jyutping."""
    sound = _readings_of(sign).cantonese
    head = next((pair for pair in _AT_HEAD if sound.startswith(pair[0])), ("", ""))
    rest = sound[len(head[0]) :]
    for jyutping, spelled in _VOWELS:
        rest = rest.replace(jyutping, spelled)
    return (head[1] + rest).replace("yue", "yu").upper()


def _korean(sign: str, at_head: bool) -> str:
    korean = _readings_of(sign).korean
    return korean[-1:] if at_head else korean[:1]


def _vietnamese(sign: str, _: bool) -> str:
    return _readings_of(sign).vietnamese


def _hokkien(sign: str, _: bool) -> str:
    return _by_hand().get(sign, "")


def _readings_of(sign: str) -> _Readings:
    return _table().get(sign, _Readings("", "", ""))


@lru_cache(maxsize=1)
def _table() -> dict[str, _Readings]:
    return {row[0]: _Readings(*(row[1:] + [""] * 3)[:3]) for row in _rows("han.tsv")}


@lru_cache(maxsize=1)
def _by_hand() -> dict[str, str]:
    return {sign: reading for reading, signs in _rows("hokkien.tsv") for sign in signs}


def _rows(name: str) -> Iterator[list[str]]:
    text = resources.files(__package__).joinpath("data", name).read_text("utf-8")
    return (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
