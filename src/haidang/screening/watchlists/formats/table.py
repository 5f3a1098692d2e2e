"""Rows of a table in text: CSV with its column names in the first row, and the line each row begins on."""

import codecs
import csv
import re
from collections.abc import Iterable, Iterator

from haidang.screening.watchlists.formats.values import LONGEST, Unfit

FORMULA = ("=", "+", "-", "@", "\t", "\r")

_NOT_UTF8 = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")


def lines(chunks: Iterable[bytes]) -> Iterator[str]:
    """Lines of text with their ends, however the bytes were cut. Bytes that are not UTF-8 stay marked
    (PEP 383), so that their row alone is lost.

    >>> list(lines([b"\\xef\\xbb\\xbfa,b\\nc", b",d"]))
    ['a,b\\n', 'c,d']
    """
    decoder = codecs.getincrementaldecoder("utf-8-sig")("surrogateescape")
    begun: list[str] = []
    for chunk in chunks:
        first, *others = decoder.decode(chunk).split("\n")
        begun.append(first)
        if others:
            yield "".join(begun) + "\n"
            yield from (f"{line}\n" for line in others[:-1])
            begun = [others[-1]]
    if rest := "".join([*begun, decoder.decode(b"", True)]):
        yield rest


def rows(text_lines: Iterable[str], delimiter: str = ",") -> Iterator[tuple[int, list[str] | Unfit]]:
    """Each row with its first line, or with the reader's complaint about it."""
    reader = csv.reader(text_lines, delimiter=delimiter)
    line = 1
    while True:
        try:
            row: list[str] | Unfit = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            row = Unfit(f"not readable as CSV: {error}")
        if row or isinstance(row, Unfit):
            yield line, row
        line = reader.line_num + 1


def delimiter_of(heading: str) -> str:
    """The sign that parts the column names.

    >>> delimiter_of("reference;surname,given;born"), delimiter_of("a\\tb")
    (';', '\\t')
    """
    return max(",;\t", key=heading.count)


def checked(name: str, text: str) -> str:
    """A cell that a person may open in a spreadsheet without fear (OWASP, "CSV Injection"). Raises ``Unfit``.

    The apostrophe that ``disarmed`` put before a cell is taken off again.
    """
    if text.isalnum() and len(text) <= LONGEST:
        return text
    if text.startswith(FORMULA):
        raise Unfit(f"{name} begins with {text[0]!r}, which a spreadsheet would run: take it off")
    text = text.removeprefix("'") if text.lstrip("'").startswith(FORMULA) else text
    if _NOT_UTF8.search(text):
        raise Unfit(f"{name} is not UTF-8: save the file as 'CSV UTF-8' and load it again")
    if _CONTROL.search(text):
        raise Unfit(f"{name} holds a control character: take it out")
    if len(text) > LONGEST:
        raise Unfit(f"{name} has {len(text)} letters: at most {LONGEST}")
    return text.strip()


def disarmed(cell: str) -> str:
    """A leading apostrophe keeps a spreadsheet from running a cell; ``checked`` takes it off again."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell
