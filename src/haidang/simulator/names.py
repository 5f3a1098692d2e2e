"""The naming cultures of the world: what ``data/people.toml`` says, ready to be drawn from."""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct

from haidang.simulator.mrz import latin


class Word(Struct, frozen=True):
    """One part of a name: as its owner writes it, and in the forms passports give it, most usual first."""

    written: str
    romanised: tuple[str, ...]


class Culture(Struct, frozen=True, kw_only=True):
    """How a people is called. ``homes`` are alpha-3 countries of residence. Middle parts are empty where
    the culture has none: Vietnamese middle names, Russian patronymics.
    """

    name: str
    homes: tuple[str, ...]
    surnames: tuple[Word, ...]
    female: tuple[Word, ...]
    male: tuple[Word, ...]
    middle_female: tuple[Word, ...] = ()
    middle_male: tuple[Word, ...] = ()


@cache
def cultures() -> dict[str, Culture]:
    """Every culture by its name."""
    table = tomllib.loads(files("haidang.simulator").joinpath("data", "people.toml").read_text("utf-8"))
    return {name: _culture(name, entry) for name, entry in table.items()}


def _culture(name: str, entry: dict[str, str]) -> Culture:
    words = {part: _words(text) for part, text in entry.items() if part != "homes"}
    return Culture(
        name=name,
        homes=tuple(entry["homes"].split()),
        surnames=words["surnames"],
        female=words["female"],
        male=words["male"],
        middle_female=words.get("middle_female", ()),
        middle_male=words.get("middle_male", ()),
    )


def _words(text: str) -> tuple[Word, ...]:
    return tuple(_word(each) for each in text.split())


def _word(text: str) -> Word:
    """word = WRITTEN ('=' ROMANISED ('/' ROMANISED)*)?, with '~' for a blank"""
    written, _, romanised = text.replace("~", " ").partition("=")
    return Word(written, tuple(romanised.split("/")) if romanised else (latin(written),))
