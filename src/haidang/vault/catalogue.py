"""Every column we keep, and what the law says about it: one row each in ``data/catalogue.csv``.

``table`` is a table of the database or a noun of ``haidang.travel`` (the nouns are kept whole inside
columns). Adding a column means adding a line; a test walks the schema and tells which is missing.
"""

import csv
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from msgspec import Struct

from haidang.vault.roles import Role

ELEMENTS = MappingProxyType(
    {
        "1": "record locator",
        "2": "date of reservation and issue of ticket",
        "3": "dates of intended travel",
        "4": "names",
        "5": "address and contact",
        "6": "forms of payment, billing address",
        "7": "complete itinerary",
        "8": "frequent flyer",
        "9": "travel agency or agent",
        "10": "travel status",
        "11": "split booking",
        "12": "general remarks, unaccompanied minors",
        "13": "ticketing",
        "14": "seat",
        "15": "code share",
        "16": "baggage",
        "17": "number and names of travellers on the booking",
        "18": "advance passenger information",
        "19": "historical changes",
    }
)
"""Directive (EU) 2016/681, Annex I."""

OPERATIONAL = "operational"
"""The element of a column that no carrier told."""


class Sensitivity(StrEnum):
    """How carefully a value is handled, and by ``masking`` how it is shown.

    ``open``: no person. ``journey``: tells of a traveller without naming one. ``identity``: names or
    describes one. ``document``, ``contact``, ``card``: identity shown in part. ``staff``: an officer's
    doing. ``secret``: a key, hash or password, never shown. ``sealed``: a message as received.
    """

    OPEN = "open"
    JOURNEY = "journey"
    IDENTITY = "identity"
    DOCUMENT = "document"
    CONTACT = "contact"
    CARD = "card"
    STAFF = "staff"
    SECRET = "secret"  # noqa: S105
    SEALED = "sealed"


class Masked(StrEnum):
    """When a value stops being readable while its row stays."""

    NEVER = "never"
    WITH_ELEMENT = "with its element"


class Deleted(StrEnum):
    """What ends a value's life: a period of the preset, or the end of the thing it belongs to.

    ``spool hours`` become quarantine days for a message that could not be read (R3-07).
    """

    WITH_RECORD = "with the record"
    SPOOL_HOURS = "spool hours"
    LOG_YEARS = "log years"
    WITH_ACCOUNT = "with the account"
    WITH_SESSION = "with the session"
    WITH_CARRIER = "with the carrier"
    WITH_LIST = "with its list"
    SUPERSEDED_DAYS = "superseded days"
    REJECTED_DAYS = "rejected days"
    WITH_CRITERION = "with its criterion"
    NEVER = "never"


class Classified(Struct, frozen=True, kw_only=True):
    """One column. ``element`` is a number of Annex I or ``operational``."""

    table: str
    column: str
    element: str
    sensitivity: Sensitivity
    seen_by: frozenset[Role]
    masked_when: Masked
    deleted_when: Deleted


class NotClassified(LookupError):
    """A column nobody has said anything about may not be kept."""

    def __init__(self, table: str, column: str) -> None:
        super().__init__(
            f"{table}.{column} is not in the catalogue; add a line to src/haidang/vault/data/catalogue.csv"
        )


@cache
def rows() -> tuple[Classified, ...]:
    """Every line of the catalogue."""
    text = (files("haidang.vault") / "data" / "catalogue.csv").read_text(encoding="utf-8")
    return tuple(_classified(line) for line in csv.DictReader(text.splitlines()))


@cache
def _by_column() -> dict[tuple[str, str], Classified]:
    return {(row.table, row.column): row for row in rows()}


def row(table: str, column: str) -> Classified:
    """What is known of one column; ``NotClassified`` when it has no line."""
    try:
        return _by_column()[table, column]
    except KeyError:
        raise NotClassified(table, column) from None


def _classified(line: dict[str, str]) -> Classified:
    everyone = line["seen_by"] == "everyone"
    seen_by = Role if everyone else [Role(role) for role in line["seen_by"].split("|") if role]
    if line["element"] not in ELEMENTS and line["element"] != OPERATIONAL:
        raise ValueError(f"{line['table']}.{line['column']}: there is no element {line['element']!r}")
    return Classified(
        table=line["table"],
        column=line["column"],
        element=line["element"],
        sensitivity=Sensitivity(line["sensitivity"]),
        seen_by=frozenset(seen_by),
        masked_when=Masked(line["masked"]),
        deleted_when=Deleted(line["deleted"]),
    )
