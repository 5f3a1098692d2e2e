"""A sentence for people that can be said in another language although values stand in it."""

from typing import Self


class Said(str):
    """English as it stands; ``pattern`` and ``values`` are what it was made of, for whoever translates it.

    A value may itself be such a sentence. Whatever says this is found by the catalogue of the pages' words.

    >>> full = Said("at most %(most)s letters: shorten it", most=128)
    >>> full, full.pattern, full.values
    ('at most 128 letters: shorten it', 'at most %(most)s letters: shorten it', {'most': 128})
    """

    pattern: str
    values: dict[str, object]

    def __new__(cls, pattern: str, **values: object) -> Self:
        said = super().__new__(cls, pattern % values if values else pattern)
        said.pattern, said.values = pattern, values
        return said

    def __str__(self) -> str:
        # Also what an exception says of itself when it was raised with this alone.
        return self
