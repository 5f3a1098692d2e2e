"""What the words of the language are called in a plain sentence: ``data/phrases.csv``.

A token is a word or sign of the language, a field by its name, or ``noun:name`` for a field of an element;
a field with operator and value is a condition people have words of their own for, such as paying in cash.
Two tokens may share a phrase only where they are written the same in the text: so a sentence reads back.
"""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["en", "vi"]

_COLUMNS: dict[Language, str] = {"en": "english", "vi": "vietnamese"}


@cache
def phrases(language: Language) -> dict[str, str]:
    """Each token's phrase; ``{days}`` stands for the number a field is asked with."""
    text = files("haidang.screening.criteria").joinpath("data", "phrases.csv").read_text("utf-8")
    return {row["token"]: row[_COLUMNS[language]] for row in csv.DictReader(text.splitlines())}


@cache
def tokens(language: Language) -> dict[str, str]:
    """Each phrase's spelling in the text, the phrase in small letters."""
    return {phrase.lower(): token.rpartition(":")[2] for token, phrase in phrases(language).items()}


@cache
def pattern(language: Language) -> re.Pattern[str]:
    """Finds quoted texts, names in square brackets and phrases, the longest first."""
    longest_first = sorted(tokens(language), key=len, reverse=True)
    spoken = "|".join(re.escape(phrase).replace(r"\{days\}", "[0-9]+") for phrase in longest_first)
    return re.compile(
        rf'(?P<kept>"[^"\n]*")|(?P<name> ?\[[^\]\n]*\])|(?<!\w)(?P<phrase>{spoken})(?!\w)', re.I
    )


@cache
def with_numbers(language: Language) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The phrases that hold a number, each with its spelling."""
    return tuple(
        (re.compile(re.escape(phrase).replace(r"\{days\}", "([0-9]+)"), re.I), token)
        for phrase, token in tokens(language).items()
        if "{days}" in phrase
    )
