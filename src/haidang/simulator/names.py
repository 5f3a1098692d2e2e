"""The naming cultures of the world: what ``data/people.toml`` says, ready to be drawn from."""

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from msgspec import Struct

from haidang.simulator.mrz import latin


class Word(Struct, frozen=True):
    """One part of a name: as its owner writes it, and in the forms passports give it, most usual first."""

    written: str
    romanised: tuple[str, ...]


class Culture(Struct, frozen=True, kw_only=True):
    """How a people is called. ``homes`` are alpha-3 countries of residence.

    Middle parts are Vietnamese middle names and Russian patronymics. Rare names are put together of a
    beginning and an ending: given names of ``beginnings`` and ``endings``, surnames of the others. What a
    culture does not have is empty.
    """

    name: str
    homes: tuple[str, ...]
    surnames: tuple[Word, ...]
    female: tuple[Word, ...]
    male: tuple[Word, ...]
    middle_female: tuple[Word, ...] = ()
    middle_male: tuple[Word, ...] = ()
    beginnings: tuple[Word, ...] = ()
    endings: tuple[Word, ...] = ()
    surname_beginnings: tuple[Word, ...] = ()
    surname_endings: tuple[Word, ...] = ()


@lru_cache(maxsize=65536)
def joined(beginning: Word, ending: Word) -> Word:
    """A name of two parts, in every romanisation that is the first of one part or of the other.

    >>> joined(Word("山", ("YAMA",)), Word("崎", ("SAKI", "ZAKI"))).romanised
    ('YAMASAKI', 'YAMAZAKI')
    """
    first, last = beginning.romanised, ending.romanised
    forms = [first[0] + form for form in last] + [form + last[0] for form in first[1:]]
    return Word(beginning.written + ending.written, tuple(forms))


@cache
def cultures() -> dict[str, Culture]:
    """Every culture by its name."""
    table = tomllib.loads(files("haidang.simulator").joinpath("data", "people.toml").read_text("utf-8"))
    return {name: _culture(name, entry) for name, entry in table.items()}


def _culture(name: str, entry: dict[str, str]) -> Culture:
    words = {part: _words(text) for part, text in entry.items() if part != "homes"}
    return Culture(name=name, homes=tuple(entry["homes"].split()), **words)


def _words(text: str) -> tuple[Word, ...]:
    return tuple(_word(each) for each in text.split())


def _word(text: str) -> Word:
    """word = WRITTEN ('=' ROMANISED ('/' ROMANISED)*)?, with '~' for a blank"""
    written, _, romanised = text.replace("~", " ").partition("=")
    return Word(written, tuple(romanised.split("/")) if romanised else (latin(written),))
