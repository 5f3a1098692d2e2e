"""Service codes, passenger types and titles, and what becomes of each (rights 3.1).

The list is ``data/sensitive_codes.csv``. ``certainty`` is ``possible`` for a code that need not be
sensitive; such a code is dropped all the same, because nobody may be made to argue about it.
"""

import csv
import re
from enum import StrEnum
from functools import cache
from importlib.resources import files

from msgspec import Struct


class Action(StrEnum):
    """``drop``: gone, code and text. ``scan``: free text, gone where the preset denies it, else scanned.

    ``code only``: the code is kept, its text treated as free text. ``restrict``: kept, its text scanned,
    for the few who need it (minors travelling alone, Annex I item 12). ``keep``: kept as it is.
    ``only as title``: dropped where told as a title, kept as a given name (HAJI is both).
    """

    DROP = "drop"
    SCAN = "scan"
    CODE_ONLY = "code only"
    RESTRICT = "restrict"
    KEEP = "keep"
    ONLY_AS_TITLE = "only as title"


class Code(Struct, frozen=True, kw_only=True):
    code: str
    field: str
    category: str
    certainty: str
    action: Action


@cache
def service_codes() -> dict[str, Code]:
    """Four-letter service codes (SSR). One that is not here is free text."""
    return _codes("service")


@cache
def passenger_types() -> dict[str, Code]:
    """Fare passenger types that reveal (``CLG`` clergy, ``MED`` patient ...)."""
    return _codes("passenger type")


@cache
def titles() -> dict[str, Code]:
    """Titles that reveal a religion (``REV``, ``IMAM`` ...)."""
    return _codes("title")


@cache
def title_ending() -> re.Pattern[str]:
    """A title at the end of given names that no given name is: apart, or REV and RABBI glued to them."""
    sure = "|".join(code for code, known in titles().items() if known.action is Action.DROP)
    return re.compile(
        rf"(?:(?<=[A-Z]) (?:{sure})|(?<=[A-Z]{{2}})(?:REV|RABBI))\.?(?=[^A-Z0-9 /]|$)", re.IGNORECASE
    )


def service_action(code: str) -> Action:
    """
    >>> service_action("KSML").value, service_action("DOCS").value, service_action("ZZZZ").value
    ('drop', 'keep', 'scan')
    """
    known = service_codes().get(code)
    return known.action if known else Action.SCAN


def _codes(field: str) -> dict[str, Code]:
    text = (files("haidang.vault") / "data" / "sensitive_codes.csv").read_text(encoding="utf-8")
    lines = (line for line in csv.DictReader(text.splitlines()) if line["field"] == field)
    return {
        line["code"]: Code(
            code=line["code"],
            field=field,
            category=line["category"],
            certainty=line["certainty"],
            action=Action(line["action"]),
        )
        for line in lines
    }
