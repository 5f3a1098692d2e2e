"""Short beginnings for the millions: the head of every specimen, and behind it a few segments at a time.

What is short is read ten times as often as what is long, and whatever can be told wrongly can be told in
a few segments.
"""

from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from haidang.edifact import EdifactError, Interchange, interchanges
from haidang.screening.watchlists.formats import FORMATS, papers

_SERVICE = ("UNA", "UNB", "UNG", "UNH", "BGM", "MSG", "SRC")
_TWO_MESSAGES = (
    b"UNB+UNOA:4+A+B+260401'UNH+1+PAXLST'BGM+745'TDT+20+U21'UNT+4+1'UNH+2+PAXLST'BGM+745'UNT+3+2'UNZ+2+1'",
    b"UNB+IATA:1+A+B'UNG+PNRGOV'UNH+1+PNRGOV'SRC'TIF+DOE+J'UNT+4+1'UNH+2+PNRGOV'SRC'UNT+3+2'UNZ+2'",
    b"UNB+UNOA:4+A+B'UNH+1+PAXLST'BGM+250'UNT+3+1'UNZ+1+1'UNB+UNOA:4+A+B'UNH+1+CUSRES'BGM+962'UNT+3+1'UNZ+1+1'",
    b"QU HANBBXX\n.LONFMXX 011200\nBSM\n.V/1LHAN\nENDBSM\nBSM\nDEL\n.V/1LHAN\n.N/0001123456001\nENDBSM\n",
)


def seeds(specimens: Path, longest: int) -> Iterator[bytes]:
    """Of every specimen as many pieces as it takes, each of at most so many bytes."""
    yield from (each for each in _TWO_MESSAGES if len(each) <= longest)
    for path in sorted(specimens.glob("*/*")):
        if path.suffix != ".json":
            yield from _pieces(path.read_bytes(), longest)


def list_seeds(specimens: Path, longest: int) -> Iterator[bytes]:
    """The beginning of every specimen of a list, behind the byte that chooses its reader."""
    yield papers.EXAMPLE.encode()
    for path in sorted(specimens.iterdir()):
        data = path.read_bytes()
        for number, form in enumerate(FORMATS):
            if form.recognises(data):
                yield bytes([number]) + data[: longest - 1]


def _pieces(data: bytes, longest: int) -> Iterator[bytes]:
    if len(data) <= longest:
        yield data
        return
    with suppress(EdifactError):
        for one in interchanges(data):
            yield from _short(data, one, longest)


def _short(data: bytes, one: Interchange, longest: int) -> Iterator[bytes]:
    """The interchange's head, and behind it what stands between two places, as much as there is room for."""
    body = next((n for n, each in enumerate(one.segments) if each.tag not in _SERVICE), 0)
    head = data[one.start : one.offsets[body]]
    begun = one.offsets[body]
    for place, behind in pairwise((*one.offsets[body:], one.end)):
        if len(head) + behind - begun > longest:
            yield head + data[begun:place]
            begun = place
    yield head + data[begun : one.end]
