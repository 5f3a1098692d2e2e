"""Bytes in, interchanges out: tolerant, in one pass, in time that grows with the bytes and no faster.

The bytes are held one to a character (ISO 8859-1) while the service characters are looked for, so that an
index is a byte's place in the file; each segment is decoded by its own evidence afterwards.
"""

import re

from haidang.edifact.characters import decoded
from haidang.edifact.errors import EdifactError
from haidang.edifact.header import Header, headers
from haidang.edifact.interchange import Interchange, Repair
from haidang.edifact.segment import Element, Segment
from haidang.edifact.separators import Separators
from haidang.edifact.split import elements, split

# What may stand around a segment and is no part of it: blanks, line ends, teletype control characters.
_AROUND = " \t\r\n\v\f\0\x01\x02\x03\x04\x1a"
_LINE_ENDS = str.maketrans("", "", "\r\n\0")
_LOGGED_LINE_END = re.compile(r"(?:\\[rn]\s*)+")
_LOGGED_BREAK = "\\r\n"  # a log that spells a carriage return and then breaks the line
_CURLY_QUOTE = "’".encode().decode("latin-1")
# A sex, a nationality, a port: short segments are told again and again, and share what they were split into.
_OFTEN_REPEATED = 24
_MOST_REMEMBERED = 4096
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
        self.repairs = list(header.repairs)
        self.closed = False
        element = re.escape(self.separators.element)
        self._odd_tag = re.compile(rf"([A-Za-z][A-Za-z0-9]{{2}})[ \t]*(?={element}|$)")
        self._hidden_tag = re.compile(rf"(?<![A-Za-z0-9])[A-Z][A-Z0-9]{{2}}(?={element})")

    def read(self, text: str, end: int) -> Interchange:
        region = self._straightened(text[self.header.body : end])
        if self._is_plain(region):
            last, offset = self._read_plain(region)
        else:
            *told, last = split(region, self.separators.terminator, self.separators.release)
            offset = self._read(told, self.header.body)
        self._finish(last, offset)
        return Interchange(
            separators=self.separators,
            segments=tuple(self.segments),
            repairs=tuple(self.repairs),
            start=self.header.start,
            end=end,
        )

    def _is_plain(self, region: str) -> bool:
        """No terminator is protected, no line end spelled out by a log: every terminator ends a segment."""
        release = self.separators.release
        return "\0" not in region and not (release and release + self.separators.terminator in region)

    def _read_plain(self, region: str) -> tuple[str, int]:
        """The short way for the many; what looks odd goes the long way. The rest, and where it begins."""
        ending = _line_ending(region, self.separators.terminator)
        *told, last = region.split(ending)
        offset, element, component = self.header.body, self.separators.element, self.separators.component
        append, odd = self.segments.append, self._odd_signs(region.replace(ending, ""))
        heads: set[str] = set()
        told_before: dict[str, tuple[Element, ...]] = {}
        for text in told:
            head = text[:4]
            if head not in heads and not self._is_usual(head, heads):
                offset = self._read([text], offset) + len(ending) - 1
                if self.closed:
                    heads.clear()
                continue
            if odd and odd.search(text):
                broken = "\n" in text or "\r" in text
                self._keep(self._joined(text, offset) if broken else text, offset)
            else:
                values = told_before.get(text)
                if values is None:
                    parts = text[4:].split(element)
                    if component in text:
                        values = tuple([tuple(p.split(component)) if component in p else (p,) for p in parts])
                    else:
                        values = tuple([(part,) for part in parts])
                    if len(text) < _OFTEN_REPEATED and len(told_before) < _MOST_REMEMBERED:
                        told_before[text] = values
                append(Segment(head[:3], values, text, offset))
            offset += len(text) + len(ending)
        return last, offset

    def _is_usual(self, head: str, heads: set[str]) -> bool:
        """Whether a segment before the end begins like that; remembered in ``heads``."""
        usual = head[3:] == self.separators.element and _is_tag(head[:3]) and not head.startswith("UN")
        if usual and not self.closed:
            heads.add(head)
        return usual and not self.closed

    def _odd_signs(self, region: str) -> re.Pattern[str] | None:
        """What a segment needs a closer look for; of that, what the region holds at all."""
        signs = (self.separators.release, self.separators.repetition, "\r", "\n")
        held = [re.escape(sign) for sign in signs if sign and sign in region]
        if not region.isascii():
            held.append("\x80-\xff")
        return re.compile(f"[{''.join(held)}]") if held else None

    def _read(self, told: list[str], offset: int) -> int:
        """Every terminated piece from ``offset`` on; the offset behind the last."""
        element = self.separators.element
        for piece in told:
            text = piece.lstrip(_AROUND)
            start = offset + len(piece) - len(text)
            offset += len(piece) + 1
            if not text:
                continue
            if "\n" in text or "\r" in text or "\0" in text:
                text = self._joined(text, start)
            if text[3:4] == element and _is_tag(text[:3]) and not self.closed:
                self._keep(text, start)
            else:
                self._look_closer(text, start)
        return offset

    def _straightened(self, region: str) -> str:
        """Undo line ends spelled out by a log, and curly quotes: before a tag they stand for terminators."""
        if self.separators.release != "\\":
            region = region.replace(_LOGGED_BREAK, "\0\0\n")
        if _CURLY_QUOTE not in region or self.separators.terminator != "'":
            return region
        element = re.escape(self.separators.element)
        stands_for_terminator = re.compile(rf"{_CURLY_QUOTE}(?=[\s\0]*[A-Z]{{3}}[{element}'])")
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
        self.segments.append(Segment(tag, tuple(parts), told, start, repeats))
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
            self.segments.append(Segment("", (), self._decoded(told, start), start))

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
        told = last.split(_END_OF_TEXT)[0].strip(_AROUND)
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


def _is_tag(text: str) -> bool:
    return text.isascii() and text.isalnum() and text.isupper() and text[0].isalpha()


def _line_ending(region: str, terminator: str) -> str:
    """The terminator with the line end that follows it everywhere, or the terminator alone.

    >>> _line_ending("UNH+1'\\r\\nUNT+2'\\r\\n", "'"), _line_ending("UNH+1'\\nUNT+2'", "'")
    ("'\\r\\n", "'")
    """
    ends = region.count(terminator)
    for line_end in ("\r\n", "\n"):
        if region.count(terminator + line_end) == ends:
            return terminator + line_end
    return terminator
