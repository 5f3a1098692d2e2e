"""Where in a file baggage messages begin and end, and what the teletype envelope says of them."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from msgspec import Struct

from haidang.edifact.characters import decoded
from haidang.messages import dates

KINDS = ("BSM", "BPM", "BTM", "BUM", "BNS", "BCM", "BMM", "BRQ")
_ENDS = frozenset((*(f"END{kind}" for kind in KINDS), "ENDPART"))
_AROUND = " \t\r\v\f\0\x01\x02\x03\x04\x1a"
_FIRST = rf"(?:^|[\r\n])[ \t\x01\x02]*(?:{'|'.join(KINDS)})[ \t]*[\r\n]"
_SECOND = r"\s*(?:\.[A-Z]/|(?:CHG|DEL|BAM|FOM|FCM|FMM|DBM)\b)"
_OPENING = re.compile((_FIRST + _SECOND).encode())
_EDIFACT = re.compile(rb"UN[BH][^A-Za-z0-9 \r\n]")
# Type B: an address is a city, an office and an airline; the sender's stands behind a full stop.
_SENDER = re.compile(r"\.(?P<sender>[A-Z]{3}[A-Z0-9]{4})(?:\s+(?P<day>\d{2})(?P<clock>\d{4})\b.*)?")
_RECIPIENTS = re.compile(r"(?:Q[A-Z] )?(?P<first>[A-Z]{3}[A-Z0-9]{4})(?: [A-Z]{3}[A-Z0-9]{4})*\.?")


class Telex(Struct, frozen=True, kw_only=True):
    """One message: its ``lines`` without blank ones, those of its ``envelope``, and ``rubbish`` around it.

    ``places`` are the bytes of the file it is told by, envelope first.
    """

    kind: str
    lines: tuple[str, ...]
    envelope: tuple[str, ...]
    rubbish: tuple[str, ...]
    ended: bool
    places: tuple[slice, ...]

    def sealed(self, day: date | None) -> tuple[datetime | None, str, str]:
        """When, by whom and to whom it was sent, as far as the envelope tells."""
        sent, sender, recipient = None, "", ""
        for line in self.envelope:
            if told := _SENDER.fullmatch(line):
                sender = told["sender"]
                sent = _nearest(told["day"], told["clock"], day) if told["day"] and day else None
            elif told := _RECIPIENTS.fullmatch(line):
                recipient = recipient or told["first"]
        return sent, sender, recipient


def _nearest(day_of_month: str, clock: str, day: date) -> datetime | None:
    """The day of that number, in this month or the one before or behind, nearest to ``day``."""
    month = day.year * 12 + day.month - 1
    found = (
        dates.yymmdd(f"{each // 12:04d}{each % 12 + 1:02d}{day_of_month}", None)
        for each in (month - 1, month, month + 1)
    )
    near = min((each for each in found if each), key=lambda each: abs(each - day), default=None)
    return dates.moment(near, clock)


def recognises(data: bytes) -> bool:
    """Whether the first message in the bytes is a baggage message.

    >>> recognises(b"QU HANBBXX\\n.LONFMXX 011200\\nBSM\\n.V/1LHAN\\n")
    True
    >>> recognises(b"UNB+UNOA:4+XX'\\nBSM\\n.V/1'")
    False
    """
    edifact = _EDIFACT.search(data)
    return _OPENING.search(data, 0, edifact.start() if edifact else len(data)) is not None


def telexes(data: bytes) -> list[Telex]:
    """Every message in the bytes, in order, whatever stands around and between them.

    A message without an envelope of its own was sent in that of the one before.
    """
    lines = [*_lines(data)]
    opens = [number for number, (_, text) in enumerate(lines) if text in KINDS]
    found: list[Telex] = []
    before = _envelope_begins(lines, 0, opens[0]) if opens else 0
    rubbish = [text for _, text in lines[:before]]
    for opening, limit in pairwise([*opens, len(lines)]):
        end = next((n + 1 for n in range(opening, limit) if lines[n][1] in _ENDS), None)
        after = _envelope_begins(lines, end or opening + 1, limit) if limit < len(lines) else limit
        envelope = tuple(text for _, text in lines[before:opening])
        place = slice(_offset(lines, before, data), lines[opening][0])
        if not envelope and found:
            envelope, place = found[-1].envelope, found[-1].places[-2]
        body = slice(lines[opening][0], _offset(lines, after, data))
        found.append(
            Telex(
                kind=lines[opening][1],
                lines=tuple(text for _, text in lines[opening : end or after]),
                envelope=envelope,
                rubbish=(*rubbish, *(text for _, text in lines[end or after : after])),
                ended=end is not None,
                places=(place, body) if found else (slice(0, place.start), place, body),
            )
        )
        before, rubbish = after, []
    return found


def _envelope_begins(lines: list[tuple[int, str]], lowest: int, opening: int) -> int:
    """The number of the first of the envelope's lines that stand right before an opening."""
    while opening > lowest and _is_envelope(lines[opening - 1][1]):
        opening -= 1
    return opening


def _is_envelope(text: str) -> bool:
    return bool(_SENDER.fullmatch(text) or _RECIPIENTS.fullmatch(text))


def _offset(lines: list[tuple[int, str]], number: int, data: bytes) -> int:
    return lines[number][0] if number < len(lines) else len(data)


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    """Each line that is not blank, with the byte it begins at."""
    offset = 0
    for line in data.decode("latin-1").replace("\r\n", "\r\r").replace("\n", "\r").split("\r"):
        if text := line.strip(_AROUND):
            yield offset, text if text.isascii() else decoded(text, "")[0]
        offset += len(line) + 1
