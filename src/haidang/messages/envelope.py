"""UNB ... UNG ... UNH ... UNT: what wraps a message, taken off, and how a file falls into messages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from msgspec import Struct

from haidang.edifact import Interchange, Repair, Segment
from haidang.messages import dates
from haidang.messages.message import Message
from haidang.messages.posted import Posted
from haidang.messages.problem import Problem
from haidang.messages.torn import joined, parted

_SERVICE = frozenset(("UNA", "UNB", "UNG", "UNH", "UNT", "UNE", "UNZ"))
# Where a message begins or ends. What stands behind UNT still belongs to it.
_TURNS = frozenset(("UNB", "UNG", "UNH", "UNE", "UNZ"))
# How the body begins tells its type when UNH is lost.
_TYPE_BY_OPENING = {
    "BGM": "PAXLST",
    "NAD": "PAXLST",
    "TDT": "PAXLST",
    "MSG": "PNRGOV",
    "SRC": "PNRGOV",
    "TVL": "PNRGOV",
}
_NOTHING = Segment("")
_PART = re.compile(r"\d{1,3}")


class Envelope(Struct, frozen=True, kw_only=True):
    """``segments`` are those of one message, from UNH to UNT; ``start`` and ``end`` its bytes in the file.

    ``offsets`` are where the segments begin, ``headers`` the bytes of UNB and UNG, as far as they came.
    ``received`` is the day the file came, for the century of an interchange that has no date.
    """

    unb: Segment
    ung: Segment
    unh: Segment
    segments: tuple[Segment, ...]
    offsets: Sequence[int]
    repairs: tuple[Repair, ...]
    start: int
    end: int
    headers: tuple[tuple[int, int], ...] = ()
    received: date | None = None
    posted: Posted | None = None

    @property
    def type(self) -> str:
        """The message type, from UNH; from UNG, UNB or the first segments when UNH is lost."""
        told = self.unh.get(1) or self.ung.get(0) or self.unb.get(6)
        if told.isalpha() and len(told) == 6:
            return told
        return next((_TYPE_BY_OPENING[s.tag] for s in self.segments if s.tag in _TYPE_BY_OPENING), told)

    @property
    def version(self) -> str:
        return ":".join(part for part in self.unh.element(1)[1:3] if part)

    @property
    def prepared(self) -> datetime | None:
        """When the sender sealed the interchange; no zone is told."""
        for header, place in ((self.unb, 3), (self.ung, 3)):
            day = dates.yymmdd(header.get(place), self.received)
            if day:
                return dates.moment(day, header.get(place, 1)) or dates.moment(day, "")
        return None

    @property
    def told(self) -> date | None:
        """The day nearest to the telling that is known."""
        prepared = self.prepared
        return prepared.date() if prepared else self.received

    @property
    def access_reference(self) -> str:
        """UNH 0068, opaque: some senders put the part number in its place."""
        return "" if self._place_of_part == 2 else self.unh.get(2)

    @property
    def part(self) -> int | None:
        """UNH S010, which some write one element too early or too late: ``+02:F``."""
        told = self.unh.get(self._place_of_part)
        return int(told) if _PART.fullmatch(told) else None

    @property
    def last_part(self) -> bool | None:
        """``F`` ends a list, ``C`` (the first) or no letter (the middle) says that more follows."""
        return None if self.part is None else self.unh.get(self._place_of_part, 1).upper() == "F"

    @property
    def _place_of_part(self) -> int:
        marked = (place for place in (3, 2, 4) if self.unh.get(place, 1).upper() in ("C", "F"))
        return 3 if self.unh.get(3) else next(marked, 3)


def envelopes(
    interchange: Interchange, received: date | None = None, posted: Posted | None = None
) -> Iterator[Envelope]:
    """One envelope a message. What stands between UNT and the next header still belongs to the message."""
    segments, places = interchange.segments, (*interchange.offsets, interchange.end)
    repairs = sorted(interchange.repairs, key=lambda repair: repair.offset)
    offsets = [repair.offset for repair in repairs]
    body = next((n for n, segment in enumerate(segments) if segment.tag != "UNB"), len(segments))
    opening = repairs[: bisect_left(offsets, places[body])]
    for headers, first, behind in _messages(segments):
        message, starts, gone_on = joined(
            segments[first:behind], places[first:behind], interchange.separators
        )
        message, starts, torn = parted(message, starts)
        start, end = places[first], places[behind]
        inside = repairs[bisect_left(offsets, max(start, places[body])) : bisect_left(offsets, end)]
        if gone_on:  # then it was no rubbish
            known = {repair.offset for repair in gone_on}
            inside = [each for each in inside if each.kind != "rubbish" or each.offset not in known]
        yield Envelope(
            unb=segments[headers["UNB"]] if "UNB" in headers else _NOTHING,
            ung=segments[headers["UNG"]] if "UNG" in headers else _NOTHING,
            unh=message[0] if message[0].tag == "UNH" else _NOTHING,
            segments=message,
            offsets=starts,
            repairs=(*opening, *inside, *gone_on, *torn),
            start=start,
            end=end,
            headers=tuple((places[n], places[n + 1]) for n in headers.values()),
            received=received,
            posted=posted,
        )


def _messages(segments: Sequence[Segment]) -> Iterator[tuple[dict[str, int], int, int]]:
    """The numbers of UNB and UNG, of a message's first segment, and of what stands behind its last."""
    turns = [number for number, segment in enumerate(segments) if segment.tag in _TURNS]
    headers: dict[str, int] = {}
    begun, behind = None, 0
    for number in (*turns, len(segments)):
        if begun is None:  # a message that has lost its header begins where the body does
            begun = _first_told(segments, behind, number)
        if begun is not None:
            yield headers, begun, number
        tag, behind = segments[number].tag if number < len(segments) else "", number + 1
        if tag in ("UNB", "UNG"):
            headers[tag] = number
        begun = number if tag == "UNH" else None


def _first_told(segments: Sequence[Segment], behind: int, end: int) -> int | None:
    """Where a message without a header begins. Rubbish alone, behind others, is the footer of a letter."""
    told = [number for number in range(behind, end) if segments[number].tag not in _SERVICE]
    footer = behind > 0 and segments[behind - 1].tag in ("UNE", "UNZ")
    return told[0] if told and not (footer and all(not segments[n].tag for n in told)) else None


def message_of(envelope: Envelope, problems: Iterable[Problem] = (), **facts: Any) -> Message:
    """The message with what its envelope tells, and ``facts`` from its body."""
    return Message(
        type=envelope.type,
        version=envelope.version,
        sender=envelope.unb.get(1) or envelope.ung.get(1),
        recipient=envelope.unb.get(2) or envelope.ung.get(2),
        prepared=envelope.prepared,
        priority=envelope.posted.priority if envelope.posted else None,
        sender_address=envelope.posted.sender if envelope.posted else None,
        recipients=envelope.posted.recipients if envelope.posted else (),
        reference=envelope.unh.get(0),
        access_reference=envelope.access_reference,
        part=envelope.part,
        last_part=envelope.last_part,
        problems=(*_mended(envelope), *_miscounted(envelope), *problems),
        segments=tuple([segment.text for segment in envelope.segments]),
        **facts,
    )


def _mended(envelope: Envelope) -> Iterator[Problem]:
    """What the reader of the bytes had to mend; many of one kind are told once, with their number."""
    if not envelope.repairs:
        return
    by_kind: dict[tuple[str, bool], list[Repair]] = {}
    for repair in envelope.repairs:
        by_kind.setdefault((repair.kind, repair.offset < envelope.start), []).append(repair)
    for (kind, before), repairs in by_kind.items():
        what = repairs[0].what if len(repairs) == 1 else f"{repairs[0].what} (and {len(repairs) - 1} more)"
        place = None if before else max(bisect_right(envelope.offsets, repairs[0].offset) - 1, 0)
        yield Problem(kind=kind, what=what, segment=place)


def _miscounted(envelope: Envelope) -> Iterator[Problem]:
    """Counts are routinely wrong in forwarded files: told, never held against the message."""
    if envelope.unh is _NOTHING:
        yield Problem(kind="missing segment", what="no UNH: the type is taken from what follows")
    tags = [segment.tag for segment in envelope.segments]
    if "UNT" not in tags:
        yield Problem(kind="missing segment", what="no UNT: the message may be cut short")
        return
    ends = [number for number, tag in enumerate(tags) if tag == "UNT"]
    counted, told = ends[-1] + 1, envelope.segments[ends[-1]].get(0)
    if told.lstrip("0") != str(counted):
        yield Problem(
            kind="wrong count",
            what=f"UNT says {told or 'nothing'}, {counted} segments came",
            segment=ends[-1],
        )
    if ends[0] != len(envelope.segments) - 1:
        yield Problem(kind="out of place", what="segments follow UNT", segment=ends[0])
