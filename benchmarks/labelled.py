"""Labelled names in a folder: ``pairs.tsv``, ``queries.tsv`` and ``list.jsonl``, as its README tells."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import Struct

from haidang.screening import Entry
from haidang.travel import Name, Sex, Traveller

NOT_FINDABLE = "alias_unrelated"
OWN_SCRIPT = "cross_script:"
LIST_NAME = "Listed"


class LabelledPair(Struct, frozen=True):
    """``same`` where both are published names of one person; ``kind`` says how they differ."""

    told: Traveller
    listed: Entry
    same: bool
    kind: str
    person: str


class Query(Struct, frozen=True):
    """``listed_as`` is the reference of the entry that must be found, ``None`` for a traveller on no list."""

    told: Traveller
    listed_as: str | None
    kind: str


def entries(folder: Path) -> list[Entry]:
    with (folder / "list.jsonl").open(encoding="utf-8") as lines:
        return [_entry(at, json.loads(line)) for at, line in enumerate(lines)]


def pairs(folder: Path) -> list[LabelledPair]:
    return [
        LabelledPair(
            told=traveller(row["query_name"], row["query_dob"]),
            listed=entry(row["list_name"], row["list_dob"].split(";")),
            same=row["label"] == "1",
            kind=row["kind"],
            person=row["query_id"],
        )
        for row in _rows(folder / "pairs.tsv")
    ]


def queries(folder: Path) -> list[Query]:
    return [
        Query(traveller(row["name"], row["birth_date"]), row["listed_as"] or None, row["kind"])
        for row in _rows(folder / "queries.tsv")
    ]


def traveller(name: str, born: str) -> Traveller:
    return Traveller(name=Name(surname=name), born=_day(born), born_as_told=born or None)


def entry(name: str, births: list[str]) -> Entry:
    return Entry(list_name=LIST_NAME, surname=name, births=tuple(filter(None, births)))


def _entry(at: int, row: dict[str, Any]) -> Entry:
    first, *others = row["names"]
    return Entry(
        list_name=LIST_NAME,
        id=at,
        reference=row["id"],
        surname=first,
        aliases=tuple(others),
        births=tuple(row.get("birth_dates") or ()),
        sex={"M": Sex.MALE, "F": Sex.FEMALE}.get(row.get("sex") or ""),
    )


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
