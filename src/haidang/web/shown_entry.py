"""Facts of a list entry as its keeper and an officer read them."""

import re
from datetime import date
from typing import Protocol

from django.utils.translation import get_language

from haidang.screening.watchlists import Entry, Identifier, IdentifierKind
from haidang.web.shown import NOT_TOLD, day

TOKEN_SHOWN = 11


def births(entry: Entry) -> str:
    """Every birth date that is known, as far as it is.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     births(Entry(list_name="Border", born=date(1990, 2, 15), births=("1988/1990",)))
    '15/02/1990, 1988/1990'
    """
    first = entry.born or entry.born_year
    told = ([day(first)] if isinstance(first, date) else [str(first)] if first else []) + [
        day(date.fromisoformat(text)) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else text
        for text in entry.births
    ]
    return ", ".join(told) or NOT_TOLD


class Instructed(Protocol):
    """An entry, or a hit of it."""

    @property
    def instruction(self) -> str: ...

    @property
    def instruction_vi(self) -> str: ...


def instruction(entry: Instructed) -> str:
    """What the keeper asks for, in the reader's language where it is told in it.

    >>> from django.utils.translation import override
    >>> entry = Entry(list_name="Border", instruction="Call", instruction_vi="Gọi")
    >>> with override("vi"):
    ...     instruction(entry)
    'Gọi'
    """
    told = (entry.instruction, entry.instruction_vi)
    return next(filter(None, reversed(told) if get_language() == "vi" else told), "")


def identifier(told: Identifier) -> str:
    """A card's token by its beginning, anything else whole."""
    return f"{told.value[:TOKEN_SHOWN]}…" if told.kind is IdentifierKind.CARD else told.value


FILTERS = (births, identifier, instruction)
