"""The format we tell agencies to send: one entry a row, under a row of column names.

    reference,surname,given,born,sex,nationality,document_number,document_issuer,severity,instruction
    B-17,Doe,Jane,1990-02-15,F,UTO,L898902C3,UTO,high,Call the duty officer

UTF-8 with or without a byte-order mark, parted by commas, semicolons or tabs. Only ``reference`` is needed;
a column may be left out. Several values in one cell are parted by ``|``. ``born`` is a day (1990-02-15), a
month (1990-02), a year (1990) or the years between two (1988/1990). A cell that a spreadsheet would run as a
formula is refused (OWASP, "CSV Injection").
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from haidang.screening.hit import SEVERITIES, Severity
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.formats import table, values
from haidang.screening.watchlists.formats.gathered import fit
from haidang.screening.watchlists.formats.values import Unfit
from haidang.screening.watchlists.identifier import Identifier, IdentifierKind
from haidang.screening.watchlists.reading import Item, LeftOut, ListTold, Rejected, Row
from haidang.travel import Sex

IDENTIFIERS = {
    "personal_numbers": IdentifierKind.NUMBER,
    "phones": IdentifierKind.PHONE,
    "emails": IdentifierKind.EMAIL,
    "cards": IdentifierKind.CARD,
    "agencies": IdentifierKind.AGENCY,
    "flights": IdentifierKind.FLIGHT,
    "vessels": IdentifierKind.VESSEL,
    "vessel_names": IdentifierKind.VESSEL_NAME,
    "registrations": IdentifierKind.REGISTRATION,
}
COLUMNS = (
    "reference", "list", "surname", "given", "aliases", "weak_aliases", "maiden_names", "original_names",
    "born", "birthplace", "sex", "nationality", "document_number", "document_issuer", *IDENTIFIERS,
    "severity", "categories", "valid_from", "valid_until", "instruction", "instruction_vi",
)  # fmt: skip

_NOTHING = dict.fromkeys(COLUMNS, "")

EXAMPLE = Entry(
    list_name="Border",
    reference="B-17",
    surname="Doe",
    given="Jane",
    aliases=("Janie Doe", "Jane Roe"),
    original_names=("Джейн Доу",),
    born=date(1990, 2, 15),
    births=("1988/1991",),
    birthplace="Amaurot",
    sex=Sex.FEMALE,
    nationality="UTO",
    documents=(("UTO", "L898902C3"),),
    identifiers=(Identifier(IdentifierKind.PHONE, "+999 1234567"),),
    severity=Severity.HIGH,
    categories=("fraud",),
    valid_until=date(2027, 12, 31),
    instruction="Call the duty officer",
    instruction_vi="Báo cáo trực ban",
)
"""What an entry looks like: an invented one."""

_PHONES = re.compile(r"[+0-9 ()./|-]*")


def recognises(head: bytes) -> bool:
    """Whether a file begins with our column names."""
    columns = _columns(head.decode("utf-8", "replace").removeprefix("\ufeff").partition("\n")[0])
    return "reference" in columns and len(set(columns) & set(COLUMNS)) > 1


def read(files: Sequence[Iterable[bytes]], told: ListTold) -> Iterator[Item]:
    """Every row of the files, as an entry or as rejected with its line and the reason.

    >>> file = [b"reference;surname;born\\nB-17;Doe;1990-02-15\\nB-18;Doe;soon\\n"]
    >>> row, rejected = read([file], ListTold("Border"))
    >>> row.line, row.entry.born
    (2, datetime.date(1990, 2, 15))
    >>> rejected.line, rejected.reason
    (3, "born 'soon' is no date: write 1990-02-15, or 1990 where only the year is known, or ...")
    """
    for file in files:
        yield from _read(file, told)


def _read(file: Iterable[bytes], told: ListTold) -> Iterator[Item]:
    lines = table.lines(file)
    heading = next(lines, "")
    columns = _columns(heading)
    if "reference" not in columns:
        yield Rejected(1, f"no column called reference: {_EXPECTED}")
        return
    if unknown := [name for name in columns if name not in COLUMNS]:
        yield Rejected(1, f"unknown column {', '.join(unknown)}: {_EXPECTED}")
        return
    for at, row in table.rows(lines, table.delimiter_of(heading)):
        try:
            if other := _other_list(row, columns, told):
                yield LeftOut(at + 1, f"rows of the list {other}, to be loaded there")
            else:
                yield Row(at + 1, _entry(row, columns, told))
        except Unfit as unfit:
            yield Rejected(at + 1, str(unfit))


def write(entries: Iterable[Entry]) -> Iterator[str]:
    """The same format back, line by line; what ``read`` makes of it are the same entries.

    >>> page = list(write([Entry(list_name="Border", reference="B-17", surname="Doe")]))
    >>> page[1].strip(",\\n")
    'B-17,Border,Doe,,,,,,,,,,,,,,,,,,,,,normal'
    """
    page = io.StringIO()
    sheet = csv.writer(page, lineterminator="\n")
    sheet.writerow(COLUMNS)
    yield page.getvalue()
    for entry in entries:
        page.seek(0)
        page.truncate()
        sheet.writerow([table.disarmed(cell) for cell in cells_of(entry).values()])
        yield page.getvalue()


_EXPECTED = "the first line must name the columns, of " + ",".join(COLUMNS)


def _columns(heading: str) -> list[str]:
    delimiter = table.delimiter_of(heading)
    return [name.strip().strip('"').lower() for name in heading.strip().split(delimiter)]


def _other_list(row: list[str] | Unfit, columns: list[str], told: ListTold) -> str:
    """Which list a row names, where it is another than the one that is loaded."""
    if isinstance(row, Unfit) or len(row) != len(columns) or "list" not in columns:
        return ""
    named = table.checked("list", row[columns.index("list")])
    return named if named != told.name else ""


def _entry(row: list[str] | Unfit, columns: list[str], told: ListTold) -> Entry:
    if isinstance(row, Unfit):
        raise row
    if len(row) != len(columns):
        raise Unfit(f"{len(row)} cells where the first line names {len(columns)} columns")
    return entry_of(dict(zip(columns, row, strict=True)), told)


def entry_of(cells: Mapping[str, str], told: ListTold) -> Entry:
    """The entry of one row, by its column names. Raises ``Unfit``."""
    cell = _NOTHING | {name: _checked(name, text) for name, text in cells.items() if text}
    born, born_year, births = values.births(_several(cell["born"]))
    nationals = [_state("nationality", part) for part in _several(cell["nationality"])]
    entry = Entry(
        reference=cell["reference"],
        list_name=told.name,
        surname=cell["surname"],
        given=cell["given"],
        aliases=_several(cell["aliases"]),
        weak_aliases=_several(cell["weak_aliases"]),
        maiden_names=_several(cell["maiden_names"]),
        original_names=_several(cell["original_names"]),
        born=born,
        born_year=born_year,
        births=births,
        birthplace=cell["birthplace"] or None,
        sex=values.sex(cell["sex"]),
        nationality=nationals[0] if nationals else None,
        also_nationals=tuple(nationals[1:]),
        documents=_documents(cell["document_number"], cell["document_issuer"]),
        identifiers=tuple(
            Identifier(kind, value)
            for column, kind in IDENTIFIERS.items()
            if cell[column]
            for value in _several(cell[column])
        ),
        severity=_severity(cell["severity"], told.severity),
        categories=_several(cell["categories"]),
        valid_from=values.day("valid_from", cell["valid_from"]),
        valid_until=values.day("valid_until", cell["valid_until"]),
        instruction=cell["instruction"],
        instruction_vi=cell["instruction_vi"],
    )
    return fit(entry)


def _checked(name: str, text: str) -> str:
    # A phone with its country begins with a plus and is nothing a spreadsheet could run.
    if name == "phones" and _PHONES.fullmatch(text):
        return text.strip()
    return table.checked(name, text)


def _several(cell: str) -> tuple[str, ...]:
    if "|" not in cell:
        return (cell,) if cell else ()
    return tuple(dict.fromkeys(part.strip() for part in cell.split("|") if part.strip()))


def _state(name: str, text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{1,3}", text):
        raise Unfit(f"{name} {text!r}: write the three-letter code of the passport, such as UTO")
    return text.upper()


def _documents(numbers: str, issuers: str) -> tuple[tuple[str | None, str], ...]:
    told = [number.strip() for number in numbers.split("|") if number.strip()]
    states = [
        _state("document_issuer", part.strip()) if part.strip() else None for part in issuers.split("|")
    ]
    if len([state for state in states if state]) > len(told):
        raise Unfit("more document issuers than document numbers")
    pairs = zip_longest(told, states[: len(told)])
    return tuple(dict.fromkeys((state, number) for number, state in pairs if number is not None))


def _severity(text: str, otherwise: Severity) -> Severity:
    if not text:
        return otherwise
    try:
        return Severity(text.lower())
    except ValueError:
        raise Unfit(f"severity {text!r}: write one of {', '.join(SEVERITIES)}") from None


def cells_of(entry: Entry) -> dict[str, str]:
    """The row of an entry, by column names."""
    issuers = [issuer or "" for issuer, _ in entry.documents]
    cells = {
        "reference": entry.reference,
        "list": entry.list_name,
        "surname": entry.surname,
        "given": entry.given,
        "aliases": "|".join(entry.aliases),
        "weak_aliases": "|".join(entry.weak_aliases),
        "maiden_names": "|".join(entry.maiden_names),
        "original_names": "|".join(entry.original_names),
        "born": "|".join(entry.births_told),
        "birthplace": entry.birthplace or "",
        "sex": entry.sex or "",
        "nationality": "|".join(entry.nationalities),
        "document_number": "|".join(number for _, number in entry.documents),
        "document_issuer": "|".join(issuers) if any(issuers) else "",
        "severity": entry.severity,
        "categories": "|".join(entry.categories),
        "valid_from": str(entry.valid_from or ""),
        "valid_until": str(entry.valid_until or ""),
        "instruction": entry.instruction,
        "instruction_vi": entry.instruction_vi,
    }
    for column, kind in IDENTIFIERS.items():
        cells[column] = "|".join(one.value for one in entry.identifiers if one.kind is kind)
    return {column: cells[column] for column in COLUMNS}
