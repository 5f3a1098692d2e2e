"""One statement of ``facts.json`` beside what was read."""

import json
import re
from collections.abc import Iterable
from typing import Any

from msgspec import Struct


class Fact(Struct, frozen=True):
    """``told`` is as the folder tells it, ``read`` what the reader has in its place."""

    kind: str
    told: str
    read: str
    right: bool


def fact(kind: str, told: Any, read: Any) -> Fact:
    """Right when both are the same."""
    return Fact(kind, _shown(told), _shown(read), told == read)


def among(kind: str, told: Any, read: Iterable[Any]) -> Fact:
    """Right when what is told is one of those read."""
    choices = list(read)
    return Fact(kind, _shown(told), _shown(choices), told in choices)


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)


def texts(value: Any) -> list[str]:
    """Whatever was told there, as a list of texts."""
    if isinstance(value, list):
        return [text for each in value for text in texts(each)]
    return [value] if isinstance(value, str) else []


def letters(text: str) -> str:
    """Only letters, in capitals: glued and spaced names are the same."""
    return re.sub(r"[\W\d_]", "", text).upper()


def joined(text: str) -> str:
    """Without the line ends a wrapped message has inside its values."""
    return re.sub(r"[\r\n]", "", text).strip()
