"""Bytes in, interchanges out: tolerant, in one pass, in time that grows with the bytes and no faster.

The bytes are held one to a character (ISO 8859-1) while the service characters are looked for, so that an
index is a byte's place in the file; each segment is decoded by its own evidence afterwards.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from haidang.edifact.characters import decoded
from haidang.edifact.errors import EdifactError
from haidang.edifact.header import BLANKS, CURLY_QUOTE, Header, headers
from haidang.edifact.interchange import Interchange, Repair
from haidang.edifact.plain import is_tag, plain_segments
from haidang.edifact.segment import Element, Segment
from haidang.edifact.separators import Separators
from haidang.edifact.split import elements, split

# What may stand behind the last segment; of `BLANKS` one is also the last byte of some letters in UTF-8.
_BEHIND = BLANKS.replace("\x85", "")
_LINE_ENDS = str.maketrans("", "", "\r\n\0")
_LOGGED_LINE_END = re.compile(r"(?:\\[rn]\s*)+")
_LOGGED_BREAK = "\\r\n"  # a log that spells a carriage return and then breaks the line
# So few that they stay close to the processor: a manifest of fifty thousand costs a traveller no more than
# one of five hundred.
_AT_ONCE = 2000
_END_OF_TEXT = "\x03"
_REOPENING = ("UNB", "UNG", "UNH")
_UNREPEATED = ("UNB", "UNG", "UNH", "UNT", "UNE", "UNZ")


def interchanges(data: bytes) -> list[Interchange]:
    """Every interchange in the bytes, whatever stands around and between them.

    Raises `EdifactError` when there is none.

    >>> [one] = interchanges(b"UNB+UNOA:4+XX+UTO+260401:1200+1'UNH+1+PAXLST:D:12B'UNT+2+1'UNZ+1+1'")
    >>> [segment.tag for segment in one.segments]
    ['UNB', 'UNH', 'UNT', 'UNZ']
    """
    text = data.decode("latin-1")
    found = list(headers(text))
    if not found:
        raise EdifactError(
            f"no interchange in these {len(data)} bytes: looked for UNA before UNB, for UNB with a syntax "
            "identifier (UNB+UNOA:4+...) and for UNH with a message type; "
            "send the message as the carrier's system wrote it"
        )
    ends = [*(header.start for header in found[1:]), len(text)]
    return [_Reading(header).read(text, end) for header, end in zip(found, ends, strict=True)]


def separators(data: bytes) -> Separators | None:
    """The service characters of the first interchange, as `interchanges` would use them.

    >>> separators(b"UNA:+.? 'UNB+UNOA:4+XX+UTO'UNH+1+PAXLST:D:12B'") == Separators()
    True
    """
    return next((header.separators for header in headers(data.decode("latin-1"))), None)


class _Reading:
    """One interchange while it is read."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.separators = header.separators
        self.segments: list[Segment] = []
        self.offsets: list[int] = []
        self.repairs = list(header.repairs)
        self.closed = False
        self.width = 1
        self._odd_tag, self._hidden_tag = _tags_before(self.separators.element)

    def read(self, text: str, end: int) -> Interchange:
        region = self._straightened(text[self.header.body : end])
        *pieces, last = self._pieces(region)
        offset = self.header.body
        for first in range(0, len(pieces), _AT_ONCE):
            offset = self._read_together(pieces[first : first + _AT_ONCE], offset)
        self._finish(last, offset)
        return Interchange(
            separators=self.separators,
            segments=tuple(self.segments),
            offsets=tuple(self.offsets),
            repairs=tuple(self.repairs),
            start=self.header.start,
            end=end,
        )

    def _read_together(self, pieces: list[str], offset: int) -> int:
        """Terminated pieces from that offset on; the offset behind the last."""
        plain = plain_segments(pieces, self.separators)
        found = [plain.get(piece) for piece in pieces]
        *offsets, behind = accumulate([len(piece) + self.width for piece in pieces], initial=offset)
        begun = 0
        for odd in [number for number, segment in enumerate(found) if segment is None]:
            self._take(pieces, found, offsets, slice(begun, odd))
            self._read(pieces[odd], offsets[odd])
            begun = odd + 1
        self._take(pieces, found, offsets, slice(begun, None))
        return behind

    def _take(
        self, pieces: list[str], found: Sequence[Segment | None], offsets: list[int], run: slice
    ) -> None:
        """A run of segments that hold nothing odd. Behind UNZ they want a closer look all the same."""
        if self.closed:
            for piece, offset in zip(pieces[run], offsets[run], strict=True):
                self._read(piece, offset)
        else:
            self.segments += [segment for segment in found[run] if segment]
            self.offsets += offsets[run]

    def _pieces(self, region: str) -> list[str]:
        """What stands between terminators; ``width`` is how many signs those take."""
        terminator, release = self.separators.terminator, self.separators.release
        if "\0" in region or (release and release + terminator in region):
            return split(region, terminator, release)
        line_end = _line_end(region, terminator)
        self.width = len(terminator + line_end)
        return (region + line_end).split(terminator + line_end)

    def _read(self, piece: str, offset: int) -> None:
        """A piece that needs a closer look."""
        text = piece.lstrip(BLANKS)
        start = offset + len(piece) - len(text)
        if "\n" in text or "\r" in text or "\0" in text:
            text = self._joined(text, start)
        if text[3:4] == self.separators.element and is_tag(text[:3]) and not self.closed:
            self._keep(text, start)
        elif text:
            self._look_closer(text, start)

    def _straightened(self, region: str) -> str:
        """Undo line ends spelled out by a log, and curly quotes: before a tag they stand for terminators."""
        if self.separators.release != "\\":
            region = region.replace(_LOGGED_BREAK, "\0\0\n")
        if CURLY_QUOTE not in region or self.separators.terminator != "'":
            return region
        element = re.escape(self.separators.element)
        stands_for_terminator = re.compile(
            rf"{CURLY_QUOTE}(?=[\s\0]*[A-Z]{{3}}(?:[{element}']|{CURLY_QUOTE}))"
        )
        for found in stands_for_terminator.finditer(region):
            self._mend("curly quote", "a curly quote ends the segment", self.header.body + found.start())
        return stands_for_terminator.sub("'\0\0", region)

    def _joined(self, text: str, start: int) -> str:
        """A line broken inside a segment: what was cut is put together, without a blank."""
        whole = text.translate(_LINE_ENDS)
        if len(whole) != len(text.rstrip("\r\n\0")):
            self._mend("broken line", "a line ends inside the segment", start)
        return whole

    def _keep(self, told: str, start: int) -> None:
        """A piece that begins as a segment should."""
        told = self._decoded(told, start)
        (tag, *_), *parts = elements(told, self.separators)
        repeats = None
        if self.separators.repetition and self.separators.repetition in told and tag not in _UNREPEATED:
            parts, repeats = self._repetitions(told)
        self.segments.append(Segment(tag, tuple(parts), told, repeats))
        self.offsets.append(start)
        if tag == "UNZ":
            self.closed = True

    def _repetitions(self, told: str) -> tuple[list[Element], dict[int, tuple[Element, ...]]]:
        separators = self.separators
        first: list[Element] = []
        further: dict[int, tuple[Element, ...]] = {}
        for number, part in enumerate(split(told, separators.element, separators.release)[1:]):
            element, *others = (
                elements(again, separators)[0]
                for again in split(part, separators.repetition, separators.release)
            )
            first.append(element)
            if others:
                further[number] = tuple(others)
        return first, further

    def _look_closer(self, told: str, start: int) -> None:
        """A piece that does not begin as a segment: an odd tag, rubbish before one, or no segment."""
        if logged := _LOGGED_LINE_END.match(told):
            start, told = start + logged.end(), told[logged.end() :]
        if tag := self._odd_tag.match(told):
            self._reopen_or_keep(tag[1].upper() + told[tag.end() :], start)
            return
        hidden = self._hidden_tag.search(told)
        if hidden and self.separators.element not in told[: hidden.start()]:
            if not self.closed:
                self._mend("rubbish", f"{told[: hidden.start()]!r} before the segment", start)
            self._reopen_or_keep(told[hidden.start() :], start + hidden.start())
        elif told and not self.closed:
            self._mend("rubbish", f"{told[:40]!r} is no segment", start)
            self.segments.append(Segment("", (), self._decoded(told, start)))
            self.offsets.append(start)

    def _reopen_or_keep(self, told: str, start: int) -> None:
        """Behind UNZ only a header counts; everything else there is an envelope's or a footer's."""
        if self.closed and not told.startswith(_REOPENING):
            return
        if self.closed:
            self.closed = False
            self._mend("missing segment", "no UNB before the message", start)
        self._keep(told, start)

    def _finish(self, last: str, offset: int) -> None:
        """What no terminator ended: a last segment cut short, or the footer of a letter."""
        told = last.split(_END_OF_TEXT)[0].lstrip(BLANKS).rstrip(_BEHIND)
        start = offset + last.find(told)
        if told.startswith(f"UNZ{self.separators.element}") and not self.closed:
            self._keep(told.partition("\n")[0].rstrip("\r"), start)
        elif self._odd_tag.match(told):
            self._mend("unfinished segment", "the text ends inside this segment", start)
            self._look_closer(self._joined(told, start), start)

    def _decoded(self, told: str, start: int) -> str:
        if told.isascii():
            return told
        told, charset = decoded(told, self.header.syntax)
        self._mend("character set", f"read as {charset}", start)
        return told

    def _mend(self, kind: str, what: str, offset: int) -> None:
        self.repairs.append(Repair(kind, what, offset))


@lru_cache(maxsize=64)
def _tags_before(sign: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A tag that opens a piece, perhaps in small letters or with blanks behind it, and one inside it."""
    element = re.escape(sign)
    return (
        re.compile(rf"([A-Za-z][A-Za-z0-9]{{2}})[ \t]*(?={element}|$)"),
        re.compile(rf"(?<![A-Za-z0-9])[A-Z][A-Z0-9]{{2}}(?={element})"),
    )


def _line_end(region: str, terminator: str) -> str:
    """The line end that follows every terminator, but perhaps the last; empty when there is none.

    >>> _line_end("UNH+1'\\r\\nUNT+2'", "'"), _line_end("UNH+1'\\nUNT+2'UNZ+3'", "'")
    ('\\r\\n', '')
    """
    ends = region.count(terminator)
    for line_end in ("\r\n", "\n"):
        if (region + line_end).count(terminator + line_end) == ends:
            return line_end
    return ""
