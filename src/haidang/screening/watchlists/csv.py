"""The format we tell agencies to send: one person or paper a row, under a row of column names.

    reference,list,surname,given,born,sex,nationality,document_number,document_issuer,severity,instruction
    B-17,Border,Doe,Jane,1990-02-15,F,UTO,L898902C3,UTO,high,Call the duty officer

UTF-8 with or without a byte-order mark, commas or semicolons. ``born`` is a day (1990-02-15) or a year
(1990). A further column ``aliases`` may hold other names. Several aliases, document numbers or
issuers in one cell are parted by ``|``. A cell that a spreadsheet would run as a formula is refused
(OWASP, "CSV Injection").
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest

from haidang.screening.hit import SEVERITIES, Severity
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.reading import Reading, Rejected
from haidang.travel import Sex

COLUMNS = (
    "reference",
    "list",
    "surname",
    "given",
    "aliases",
    "born",
    "sex",
    "nationality",
    "document_number",
    "document_issuer",
    "severity",
    "instruction",
)
NEEDED = ("reference", "list", "surname")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
LONGEST = 500
FIRST_YEAR, LAST_YEAR = 1850, 2100

_SEXES = {"F": Sex.FEMALE, "M": Sex.MALE, "X": Sex.UNSPECIFIED}


class _Unfit(ValueError):
    """The row cannot be an entry; the message says why and what would do."""


def read(text_lines: Iterable[str]) -> Reading:
    """Every row of the file, as an entry or as rejected with its line and the reason.

    >>> reading = read(["reference;list;surname;born", "B-17;Border;Doe;1990-02-15", "B-18;Border;Doe;soon"])
    >>> reading.entries[0].born
    datetime.date(1990, 2, 15)
    >>> reading.rejected[0].line, reading.rejected[0].reason
    (3, "born 'soon' is no date: write 1990-02-15, or 1990 where only the year is known")
    """
    lines = iter(text_lines)
    heading = next(lines, "").removeprefix("\ufeff")
    rows = csv.reader(lines, delimiter=";" if heading.count(";") > heading.count(",") else ",")
    columns = _columns(heading)
    if missing := [name for name in NEEDED if name not in columns]:
        return Reading(rejected=(Rejected(1, f"no column called {', '.join(missing)}: {_expected()}"),))
    if unknown := [name for name in columns if name not in COLUMNS]:
        return Reading(rejected=(Rejected(1, f"unknown column {', '.join(unknown)}: {_expected()}"),))
    return _sorted_out(_numbered(rows), columns)


def write(entries: Iterable[Entry]) -> str:
    """The same format back; what ``read`` makes of it are the same entries.

    >>> print(write([Entry(list_name="Border", reference="B-17", surname="Doe")]).splitlines()[1])
    B-17,Border,Doe,,,,,,,,normal,
    """
    page = io.StringIO()
    sheet = csv.writer(page, lineterminator="\n")
    sheet.writerow(COLUMNS)
    sheet.writerows([_disarmed(cell) for cell in _cells(entry)] for entry in entries)
    return page.getvalue()


def _expected() -> str:
    return "the first line must name the columns " + ",".join(COLUMNS)


def _columns(heading: str) -> list[str]:
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    return [name.strip().strip('"').lower() for name in heading.strip().split(delimiter)]


def _numbered(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with its first line, or with the reader's complaint about it."""
    line = 1
    while True:
        try:
            row: list[str] | str = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            row = f"not readable as CSV: {error}"
        yield line + 1, row
        line = rows.line_num + 1  # type: ignore[attr-defined]


def _sorted_out(rows: Iterable[tuple[int, list[str] | str]], columns: list[str]) -> Reading:
    entries: list[Entry] = []
    rejected: list[Rejected] = []
    seen: dict[tuple[str, str], int] = {}
    for line, row in rows:
        if not row:
            continue
        try:
            entry = _entry(row, columns)
            first = seen.setdefault((entry.list_name, entry.reference), line)
            if first != line:
                raise _Unfit(f"reference {entry.reference!r} already stands in line {first}")
            entries.append(entry)
        except _Unfit as unfit:
            rejected.append(Rejected(line, str(unfit)))
    return Reading(tuple(entries), tuple(rejected))


def _entry(row: list[str] | str, columns: list[str]) -> Entry:
    if isinstance(row, str):
        raise _Unfit(row)
    if len(row) != len(columns):
        raise _Unfit(f"{len(row)} cells where the first line names {len(columns)} columns")
    cell = dict.fromkeys(COLUMNS, "") | {
        name: _checked(name, text) for name, text in zip(columns, row, strict=True)
    }
    born, born_year = _born(cell["born"])
    entry = Entry(
        reference=_told("reference", cell["reference"]),
        list_name=_told("list", cell["list"]),
        surname=cell["surname"],
        given=cell["given"],
        aliases=_several(cell["aliases"]),
        born=born,
        born_year=born_year,
        sex=_sex(cell["sex"]),
        nationality=_state("nationality", cell["nationality"]),
        documents=_documents(cell["document_number"], cell["document_issuer"]),
        severity=_severity(cell["severity"]),
        instruction=cell["instruction"],
    )
    if not entry.names and not entry.documents:
        raise _Unfit("neither a name nor a document number: nobody could be found by it")
    return entry


def _checked(name: str, text: str) -> str:
    if text.startswith(FORMULA):
        raise _Unfit(f"{name} begins with {text[0]!r}, which a spreadsheet would run: take it off")
    text = text.removeprefix("'") if text[1:].startswith(FORMULA) else text
    if any(ord(letter) < 32 or ord(letter) == 127 for letter in text.replace("\n", " ")):
        raise _Unfit(f"{name} holds a control character: take it out")
    if len(text) > LONGEST:
        raise _Unfit(f"{name} has {len(text)} letters: at most {LONGEST}")
    return text.strip()


def _told(name: str, text: str) -> str:
    if not text:
        raise _Unfit(f"{name} is empty: every entry needs one")
    return text


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _born(text: str) -> tuple[date | None, int | None]:
    if not text:
        return None, None
    try:
        born, year = (
            (None, int(text)) if re.fullmatch(r"[0-9]{4}", text) else (date.fromisoformat(text), None)
        )
    except ValueError:
        raise _Unfit(
            f"born {text!r} is no date: write 1990-02-15, or 1990 where only the year is known"
        ) from None
    if not FIRST_YEAR <= (born.year if born else year or 0) <= LAST_YEAR:
        raise _Unfit(f"born {text!r} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    return born, year


def _sex(text: str) -> Sex | None:
    if not text:
        return None
    if text.upper() not in _SEXES:
        raise _Unfit(f"sex {text!r}: write F, M or X, or leave it empty")
    return _SEXES[text.upper()]


def _state(name: str, text: str) -> str | None:
    if not text:
        return None
    if not re.fullmatch(r"[A-Za-z]{1,3}", text):
        raise _Unfit(f"{name} {text!r}: write the three-letter code of the passport, such as UTO")
    return text.upper()


def _documents(numbers: str, issuers: str) -> tuple[tuple[str | None, str], ...]:
    if len(_several(issuers)) > len(_several(numbers)):
        raise _Unfit("more document issuers than document numbers")
    states = [_state("document_issuer", part.strip()) for part in issuers.split("|")]
    return tuple(
        (state, number) for number, state in zip_longest(_several(numbers), states) if number is not None
    )


def _severity(text: str) -> Severity:
    if not text:
        return Severity.NORMAL
    try:
        return Severity(text.lower())
    except ValueError:
        raise _Unfit(f"severity {text!r}: write one of {', '.join(SEVERITIES)}") from None


def _cells(entry: Entry) -> tuple[str, ...]:
    born = entry.born.isoformat() if entry.born else str(entry.born_year or "")
    issuers = [issuer or "" for issuer, _ in entry.documents]
    return (
        entry.reference,
        entry.list_name,
        entry.surname,
        entry.given,
        "|".join(entry.aliases),
        born,
        entry.sex or "",
        entry.nationality or "",
        "|".join(number for _, number in entry.documents),
        "|".join(issuers) if any(issuers) else "",
        entry.severity,
        entry.instruction,
    )


def _disarmed(cell: str) -> str:
    """A leading apostrophe keeps a spreadsheet from running a cell; ``read`` takes it off again."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
