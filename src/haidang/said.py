"""A sentence for people that can be said in another language although values stand in it."""

import json
from typing import Any, Self


class Said(str):
    """English as it stands; ``pattern`` and ``values`` are what it was made of, for whoever translates it.

    A value may itself be such a sentence. Whatever says this is found by the catalogue of the pages' words.

    >>> full = Said("at most %(most)s letters: shorten it", most=128)
    >>> full, full.pattern, full.values
    ('at most 128 letters: shorten it', 'at most %(most)s letters: shorten it', {'most': 128})
    """

    pattern: str
    values: dict[str, object]

    def __new__(cls, pattern: str = "", **values: object) -> Self:
        said = super().__new__(cls, pattern % values if values else pattern)
        said.pattern, said.values = pattern, values
        return said

    def kept(self) -> str:
        """As it can be kept: see ``again``."""
        return json.dumps(self._told())

    def _told(self) -> list[object]:
        values = {
            name: each._told() if isinstance(each, Said) else str(each) for name, each in self.values.items()
        }
        return [str.__str__(self.pattern), values]

    @classmethod
    def again(cls, kept: str) -> "Said":
        """What was kept. A text that was not kept so is taken as it stands.

        >>> again = Said.again(Said("%(what)s: shorten it", what=Said("too long")).kept())
        >>> again, again.values["what"].pattern, Said.again("by hand: 100 %")
        ('too long: shorten it', 'too long', 'by hand: 100 %')
        """
        try:
            return _said(json.loads(kept)) if kept.startswith("[") else cls(kept)
        except (ValueError, KeyError, TypeError):
            return cls(kept)

    def __str__(self) -> str:
        # Also what an exception says of itself when it was raised with this alone.
        return self


def _said(told: Any) -> Said:
    pattern, values = told
    return Said(
        pattern, **{name: _said(each) if isinstance(each, list) else each for name, each in values.items()}
    )
