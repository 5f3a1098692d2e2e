"""What the reader promises about any bytes at all. Each function breaks when its promise does."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from msgspec import Struct

from haidang import messages
from haidang.edifact import EdifactError, Element, Segment, Separators, interchanges, write
from haidang.screening.watchlists import ListTold, Row
from haidang.screening.watchlists.formats import FORMATS, own_csv, papers
from haidang.screening.watchlists.formats.values import Broken

BORDER = ListTold("Border")
RECEIVED = datetime(2026, 4, 2, 9, tzinfo=UTC)
_FAULT = re.compile(r"\w+(Error|Exception)\(")  # a reader's own, caught so that neighbours are read


def read(data: bytes) -> None:
    """`haidang.read` answers with messages, or says that there are none; their problems point into them."""
    with suppress(EdifactError):
        for message in messages.read(data, received=RECEIVED):
            list(message.crossings())
            for problem in message.problems:
                assert not _FAULT.match(problem.what), problem.what
                assert problem.kind in messages.PROBLEM_KINDS
                assert problem.segment is None or 0 <= problem.segment < len(message.segments)


def parts(data: bytes) -> None:
    """A file read in parts says what it says when read whole. Of one that is not cut nothing is asked."""
    with suppress(EdifactError):
        cut = messages.parts(data, received=RECEIVED)
        if [part.data for part in cut] != [data]:
            told = [one for part in cut for one in messages.read(part.data, received=RECEIVED)]
            assert told == messages.read(data, received=RECEIVED)


def segments(data: bytes) -> None:
    """Every segment stands in the file, behind the one before it."""
    with suppress(EdifactError):
        for one in interchanges(data):
            assert len(one.offsets) == len(one.segments)
            assert list(one.offsets) == sorted(one.offsets)
            assert all(one.start <= place <= one.end <= len(data) for place in one.offsets)


def round_trip(data: bytes) -> None:
    """What was read and is written is read again as the same, but for what stood empty at an end."""
    with suppress(EdifactError):
        for one in interchanges(data):
            told = [segment for segment in one.segments if segment.tag]
            if told and told[0].tag == "UNB" and told[0].get(0)[:3] == "UNO" and _is_plain(told):
                repeating = told[0].get(0, 1) >= "4" or any(segment.repeats for segment in told)
                signs = Separators(repetition="*" if repeating else "")
                written = write(told, signs)
                again, *more = interchanges(written)
                # a text that holds tags or headers may look like a message of its own, or written with others
                if again.separators == signs and not more:
                    assert [*map(_bare, again.segments)] == [*map(_bare, told)]


def lists(data: bytes) -> None:
    """Every reader of lists answers any file with rows, or says why it cannot be read on; what an entry tells
    stands the same in the list when it is written and read again. The first byte chooses the reader."""
    if data:
        form = FORMATS[data[0] % len(FORMATS)]
        with suppress(Broken):
            for item in form.read([[data[1:]]], BORDER):
                assert not _FAULT.match(getattr(item, "reason", "")), item
                if isinstance(item, Row):
                    again = list(own_csv.read([["".join(own_csv.write([item.entry])).encode()]], BORDER))
                    assert [one.entry for one in again if isinstance(one, Row)] == [item.entry], again


def listed_papers(data: bytes) -> None:
    """A list of papers answers any file with papers that can be marked, or says why a row is none."""
    for item in papers.read([[data]]):
        if isinstance(item, papers.PaperRow):
            kind, issuer, number = item.paper
            assert len(kind) <= 1, item
            assert len(issuer) == 3, item
            assert number.isalnum(), item
        else:
            assert item.reason


def _is_plain(told: list[Segment]) -> bool:
    """No control characters or curly quotes, which a reader may mend, and nothing behind the end."""
    return all(s.text.isprintable() and "’" not in s.text for s in told) and "UNZ" not in [
        s.tag for s in told[:-1]
    ]


def _bare(segment: Segment) -> tuple[str, list[list[str]], dict[int, list[list[str]]]]:
    elements = [_without_end(element) for element in segment.elements]
    while elements and not elements[-1] and len(elements) - 1 not in (segment.repeats or {}):
        elements.pop()
    repeats = {place: [*map(_without_end, more)] for place, more in (segment.repeats or {}).items()}
    return segment.tag, elements, repeats


def _without_end(element: Element) -> list[str]:
    told = list(element)
    while told and not told[-1]:
        told.pop()
    return told


class Promise(Struct, frozen=True):
    """``longest`` is how many bytes are enough to break it: what is short is tried more often."""

    broken_by: Callable[[bytes], None]
    longest: int

    @property
    def name(self) -> str:
        return self.broken_by.__name__


PROMISES = (
    Promise(read, 200),
    Promise(parts, 160),
    Promise(segments, 120),
    Promise(round_trip, 120),
    Promise(lists, 300),
    Promise(listed_papers, 100),
)
