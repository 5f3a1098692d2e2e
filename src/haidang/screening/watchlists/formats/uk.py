"""The United Kingdom's lists as CSV: the UK Sanctions List of the Foreign Office, and the older Consolidated
List of the Office of Financial Sanctions Implementation.

A line with the date of the report stands before the column names. An entry has a row for every name; rows
belong together by ``Unique ID``, in the older list by ``Group ID``. ``Name 6`` is the surname, ``Name 1`` to
``Name 5`` are the given names. Ships of the newer list are taken by name and IMO number.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from haidang.screening.watchlists.formats import table
from haidang.screening.watchlists.formats.gathered import Gathered
from haidang.screening.watchlists.formats.values import Unfit
from haidang.screening.watchlists.identifier import IdentifierKind
from haidang.screening.watchlists.reading import Item, LeftOut, ListTold, Rejected

_KEYS = ("unique id", "group id")
_GIVEN = ("name 1", "name 2", "name 3", "name 4", "name 5")
_NUMBERED = re.compile(r"\s*\(\d+\)\s*|\s*;\s*|\s*\|\s*")
_PHONE = re.compile(r"[+0-9 ()./-]*")

Cells = dict[str, str]


def recognises(head: bytes) -> bool:
    """Whether one of the first two rows names the lists' columns."""
    lines = head.decode("utf-8", "replace").lower().split("\n")[:2]
    return any("name 6" in line and any(key in line for key in _KEYS) for line in lines)


def read(files: Sequence[Iterable[bytes]], told: ListTold) -> Iterator[Item]:
    """Every person and ship; rows of one entry are put together, so the list lies in memory once."""
    for file in files:
        groups: dict[str, list[tuple[int, Cells]]] = {}
        for item in _cells(file):
            if isinstance(item, Rejected):
                yield item
            else:
                line, cells = item
                key = next((cells[name] for name in _KEYS if cells.get(name)), "")
                groups.setdefault(key, []).append((line, cells))
        for key, rows in groups.items():
            yield from _entry(key, rows, told)


def _cells(file: Iterable[bytes]) -> Iterator[tuple[int, Cells] | Rejected]:
    columns: list[str] = []
    for line, row in table.rows(table.lines(file)):
        if isinstance(row, Unfit):
            yield Rejected(line, str(row))
        elif not columns:
            named = [name.strip().lower() for name in row]
            columns = named if "name 6" in named else []
        elif len(row) != len(columns):
            yield Rejected(line, f"{len(row)} cells where the columns are {len(columns)}")
        else:
            yield line, dict(zip(columns, (cell.strip() for cell in row), strict=True))


def _entry(key: str, rows: list[tuple[int, Cells]], told: ListTold) -> Iterator[Item]:
    line, first = rows[0]
    kind = _of(first, "designation type", "group type").lower()
    if kind not in ("individual", "ship"):
        yield LeftOut(line, "an organisation")
        return
    found = Gathered(line, key)
    for _, cells in rows:
        if kind == "ship":
            _ship(found, cells)
        else:
            _person(found, cells)
    yield from found.items(told)


def _person(found: Gathered, cells: Cells) -> None:
    _name(found, cells)
    found.original_names += _parted(_of(cells, "name non-latin script"))
    for birth in _parted(_of(cells, "d.o.b", "dob", "date of birth")):
        found.birth(birth)
    for state in _parted(_of(cells, "nationality(/ies)", "nationality")):
        found.nationality(state)
    town, country = _of(cells, "town of birth"), _of(cells, "country of birth")
    found.birthplace = found.birthplace or ", ".join(filter(None, (town, country)))
    found.told_sex(_of(cells, "gender"))
    for number in _parted(_of(cells, "passport number")):
        found.document(number)
    for number in _parted(_of(cells, "national identifier number", "national identification number")):
        found.identifier(IdentifierKind.NUMBER, number)
    for phone in _parted(_of(cells, "phone number")):
        found.identifier(IdentifierKind.PHONE, phone)
    for email in _parted(_of(cells, "email address")):
        found.identifier(IdentifierKind.EMAIL, email)
    found.categories += [_of(cells, "regime name", "regime")]
    found.leave_out("titles and designations", [_of(cells, "title"), _of(cells, "position")])
    found.leave_out(
        "reasons and other information", [_of(cells, "uk statement of reasons", "other information")]
    )


def _name(found: Gathered, cells: Cells) -> None:
    surname = cells.get("name 6", "")
    given = " ".join(filter(None, (cells.get(name, "") for name in _GIVEN)))
    kind = _of(cells, "name type", "alias type").lower()
    strength = _of(cells, "alias strength", "alias quality").lower()
    weak = "low" in strength or "weak" in strength
    if kind.startswith("primary name") and "variation" not in kind and not found.surname:
        found.surname, found.given = surname, given
    else:
        found.alias(f"{given} {surname}", weak=weak, maiden=kind.startswith("fka"))


def _ship(found: Gathered, cells: Cells) -> None:
    name = " ".join(filter(None, (cells.get(part, "") for part in (*_GIVEN, "name 6"))))
    found.identifier(IdentifierKind.VESSEL_NAME, name)
    for number in _parted(_of(cells, "imo number")):
        found.identifier(IdentifierKind.VESSEL, number)
    found.categories += [_of(cells, "regime name", "regime")]


def _of(cells: Cells, *names: str) -> str:
    """The first of these columns that tells something."""
    return next((cells[name] for name in names if cells.get(name)), "")


def _parted(cell: str) -> list[str]:
    """
    >>> _parted("(1) Iran (2) Iraq"), _parted("15/02/1990")
    (['Iran', 'Iraq'], ['15/02/1990'])
    """
    return [part.strip() for part in _NUMBERED.split(cell) if part.strip()]
