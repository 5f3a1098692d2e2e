"""Phone numbers and e-mail addresses, under whatever name and in whatever shape the folder tells them."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from benchmarks.conformance.fact import Fact, joined
from haidang.travel import Contact

_NAMED = ("contacts", "phone", "mail")
_FEWEST_FIGURES = 5


def contacts(told: dict[str, Any], read: Iterable[Contact]) -> Iterator[Fact]:
    """Every contact under a key that is named for them; what has neither ``@`` nor figures is none."""
    known = [each.value for each in read]
    for key, value in told.items():
        if is_of_contacts(key):
            for text in map(joined, _texts(value)):
                if plain := _plain(text):
                    yield Fact(
                        "contacts", text, str(known), any(_same(plain, _plain(each)) for each in known)
                    )


def is_of_contacts(key: str) -> bool:
    return any(name in key.lower() for name in _NAMED)


def _texts(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for each in value.values() for text in _texts(each)]
    if isinstance(value, list):
        return [text for each in value for text in _texts(each)]
    return [value] if isinstance(value, str) else []


def _plain(text: str) -> str:
    """An address in small letters, as teleprinters write it or not; of a number its figures alone."""
    mail = text.strip().lower().replace("//", "@").replace("..", "_").replace("./", "-")
    if "@" in mail:
        return re.sub(r"\s", "", mail)
    figures = re.sub(r"\D", "", text)
    return figures if len(figures) >= _FEWEST_FIGURES else ""


def _same(told: str, read: str) -> bool:
    """Numbers may be told with the country's prefix, or without it and its zeros."""
    if "@" in told or "@" in read:
        return told == read
    one, other = sorted((told.lstrip("0"), read.lstrip("0")), key=len)
    return bool(one) and other.endswith(one)
