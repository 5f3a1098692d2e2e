"""The form of a list of papers alone, of which marks are kept: one paper a row, as CSV.

    number,issuer,type
    L898902C3,UTO,P

UTF-8 with or without a byte-order mark, parted by commas, semicolons or tabs. ``type`` may be left out or
empty; else it is the code before the number in the document's machine-readable zone (ICAO Doc 9303-3). The
issuer is needed: a number alone is soon that of a paper of another state.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from msgspec import Struct

from haidang.screening.watchlists.document import paper_kind, plain_number
from haidang.screening.watchlists.formats import table, values
from haidang.screening.watchlists.formats.values import Unfit
from haidang.screening.watchlists.paper_set import ListedPaper
from haidang.screening.watchlists.reading import Rejected

NAME = "papers"
COLUMNS = ("number", "issuer", "type")
EXAMPLE = "number,issuer,type\nL898902C3,UTO,P\n"
LONGEST_NUMBER = 28
_EXPECTED = "the first line must name the columns number and issuer, and may name type"


class PaperRow(Struct, frozen=True, gc=False):
    """A paper and the line it stands on."""

    line: int
    paper: ListedPaper


def read(files: Sequence[Iterable[bytes]]) -> Iterator[PaperRow | Rejected]:
    """Every row of the files, as a paper or as rejected with its line and the reason.

    >>> file = [b"number;issuer;type\\nL898902C3;UTO;PD\\nL898902C4;nowhere;P\\n"]
    >>> row, rejected = read([file])
    >>> row.paper, rejected.line, rejected.reason
    (('P', 'UTO', 'L898902C3'), 3, "issuer 'nowhere': write the three-letter code of a state, such as UTO")
    """
    for file in files:
        yield from _read(file)


def _read(file: Iterable[bytes]) -> Iterator[PaperRow | Rejected]:
    lines = table.lines(file)
    heading = next(lines, "")
    delimiter = table.delimiter_of(heading)
    columns = [name.strip().strip('"').lower() for name in heading.strip().split(delimiter)]
    if not {"number", "issuer"} <= set(columns) <= set(COLUMNS) or len(set(columns)) < len(columns):
        yield Rejected(1, _EXPECTED)
        return
    paper_of = _reader(columns)
    for at, row in table.rows(lines, delimiter):
        try:
            if isinstance(row, Unfit):
                raise row
            if len(row) != len(columns):
                raise Unfit(f"{len(row)} cells where the first line names {len(columns)} columns")
            yield PaperRow(at + 1, paper_of(row))
        except Unfit as unfit:
            yield Rejected(at + 1, str(unfit))


def _reader(columns: list[str]) -> Callable[[list[str]], ListedPaper]:
    number, issuer = columns.index("number"), columns.index("issuer")
    kind = columns.index("type") if "type" in columns else None
    return lambda row: (
        _kind(row[kind]) if kind is not None else "",
        _issuer(row[issuer]),
        _number(row[number]),
    )


def _number(text: str) -> str:
    plain = plain_number(table.checked("number", text))
    if not plain:
        raise Unfit("number holds neither a letter nor a digit")
    if len(plain) > LONGEST_NUMBER:
        raise Unfit(f"number has {len(plain)} letters and digits: at most {LONGEST_NUMBER}")
    return plain


@lru_cache(maxsize=4096)
def _issuer(text: str) -> str:
    state = values.state(table.checked("issuer", text))
    if state is None:
        raise Unfit(f"issuer {text!r}: write the three-letter code of a state, such as UTO")
    return state


@lru_cache(maxsize=4096)
def _kind(text: str) -> str:
    kind = paper_kind(table.checked("type", text))
    if text.strip() and not kind:
        raise Unfit(f"type {text!r}: write the code of the document, such as P, V or I, or leave it empty")
    return kind
