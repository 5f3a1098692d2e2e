"""PAXLST: who is on board, as the carrier's check-in system says (advance passenger information).

WCO/IATA/ICAO guidelines on API, appendix IIA (UN/EDIFACT PAXLST implementation guide), any directory from
D.97B on: the version in UNH does not say what is in the message, so one grammar reads them all::

    UNH BGM RFF? DTM* LOC?
    NAD+MS CTA? COM*                                     who reports
    { TDT { LOC DTM* }* }*                               the legs
    { NAD+FL|FM|DDU|DDT|ZZZ|VW                           a person:
      ATT DTM MEA GEI FTX LOC COM EMP NAT RFF            in any order, as senders do
      { DOC DTM LOC }* }*                                their papers
    CNT UNT

Segments are attached by their qualifier to what is open (a leg, a person, a paper), not by their order.
The older US form (``PAXLST:001:000``) has one PDT a person instead: `haidang.messages.paxlst.american`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile

from msgspec.structs import replace

from haidang.edifact import Segment
from haidang.messages.envelope import Envelope, message_of
from haidang.messages.message import Message
from haidang.messages.paxlst.american import american_person
from haidang.messages.paxlst.legs import read_legs
from haidang.messages.paxlst.person import ROLES, is_misspelt_nad, read_person
from haidang.messages.paxlst.pools import pooled
from haidang.messages.problem import Problem
from haidang.travel import Movement, Role, Traveller

Numbered = tuple[int, Segment]

#: BGM 1004 (and the crew lists' own letters): what the sender wants done. Nothing told is a list.
FUNCTIONS = {
    "CP": "change",
    "CC": "change",
    "BC": "change",
    "EC": "change",
    "FC": "change",
    "I": "change",
    "XR": "cancel",
    "RP": "cancel",
    "H": "cancel",
    "XF": "cancel movement",
    "CF": "change movement",
    "CL": "close",
    "CLOB": "on board",
    "CLNB": "not on board",
}
_GOES = {
    "cancel movement": False,
    "change movement": True,
    "close": True,
    "on board": True,
    "not on board": True,
}
_LISTS = ("745", "250", "336", "10", "655")
_PLAIN = frozenset(("LOC", "RFF", "NAT", "FTX", "MEA", "GEI", "COM", "EMP"))
_TOLD_ONCE = frozenset(("ATT", "DTM", "DOC"))
# What begins a person, or ends one.
_TURNS = frozenset(("NAD", "PDT", "CNT", "AUT", "UNT", "TDT", "UNS"))
_COUNTS = {"42": (Role.PASSENGER, Role.TRANSIT_PASSENGER), "41": (Role.CREW, Role.TRANSIT_CREW)}


def read(envelope: Envelope) -> Message:
    """One PAXLST, of whatever directory."""
    problems: list[Problem] = []
    header, persons = _grouped(envelope.segments)
    movements = read_legs(header, envelope.told, problems)
    day = (movements[0].day if movements else None) or envelope.told
    function = _function(header)
    if (goes := _GOES.get(function)) is not None:
        movements = tuple([replace(each, cancelled=not goes) for each in movements])
    travellers = pooled(tuple(_travellers(envelope.segments, persons, day, problems)))
    problems += _miscounted(header, travellers, envelope)
    return message_of(
        envelope,
        problems,
        function=function,
        movements=movements,
        travellers=travellers,
        reporting_party=_reporting_party(header),
    )


def movement(envelope: Envelope) -> Movement | None:
    """The leg that crosses the border, from the segments before the first person."""
    header = takewhile(lambda each: each.tag != "NAD" or each.get(0) not in ROLES, envelope.segments)
    return next(iter(read_legs(enumerate(header), envelope.told, [])), None)


def _grouped(segments: Sequence[Segment]) -> tuple[list[Numbered], list[slice]]:
    """What concerns everybody, and where each person is told."""
    header: list[Numbered] = []
    persons: list[slice] = []
    begun: int | None = None
    told: set[str] = set()
    for number, segment in enumerate(segments):
        tag = segment.tag
        if tag in _TOLD_ONCE:
            fact = tag if tag != "DTM" else segment.get(0)
            if begun is not None and fact in ("ATT", "329") and fact in told and "DOC" in told:
                persons.append(slice(begun, number))  # sex or birth again behind a paper: a NAD is lost
                begun, told = number, set()
            told.add(fact)
        elif tag not in _PLAIN and (tag in _TURNS or is_misspelt_nad(segment)):
            if begun is not None:
                persons.append(slice(begun, number))
            behind = segments[number + 1].tag if number + 1 < len(segments) else ""
            begun, told = number if tag == "PDT" or _is_person(segment, behind) else None, set()
        if begun is None:
            header.append((number, segment))
    if begun is not None:
        persons.append(slice(begun, len(segments)))
    return header, persons


def _is_person(nad: Segment, behind: str) -> bool:
    """By the code; by the sex, birth date or paper behind a name where nobody knows the code."""
    if nad.get(0) in ROLES:
        return True
    return nad.tag == "NAD" and nad.get(0) != "MS" and bool(nad.get(3)) and behind in _TOLD_ONCE


def _travellers(
    segments: Sequence[Segment], persons: Iterable[slice], day: date | None, problems: list[Problem]
) -> Iterator[Traveller]:
    for place in persons:
        first, group = place.start, segments[place]
        try:
            if group[0].tag == "PDT":
                yield american_person(first, group[0], day, problems)
            else:
                yield read_person(first, group, day, problems)
        except Exception as error:  # whatever one person's data does, the others are read
            problems.append(Problem(kind="unreadable traveller", what=repr(error), segment=first))


def _function(header: Iterable[Numbered]) -> str:
    bgm = next((segment for _, segment in header if segment.tag == "BGM"), None)
    if bgm is None:
        return "list"
    told = next((code for code in (bgm.get(1), bgm.get(2)) if code in FUNCTIONS), None)
    if told:
        return FUNCTIONS[told]
    return "list" if bgm.get(0) in _LISTS else "unknown"


def _reporting_party(header: Iterable[Numbered]) -> str | None:
    """The name in NAD+MS, or the identifier of those who tell no name."""
    party = next((segment for _, segment in header if segment.tag == "NAD" and segment.get(0) == "MS"), None)
    return (party.get(3) or party.get(1) or None) if party else None


def _miscounted(
    header: Iterable[Numbered], travellers: Sequence[Traveller], envelope: Envelope
) -> Iterator[Problem]:
    """CNT counts the whole list, so it can be held against a list in one part only."""
    if envelope.part not in (None, 1) or envelope.last_part is False:
        return
    for number, segment in header:
        if segment.tag != "CNT" or segment.get(0) not in _COUNTS:
            continue
        told = segment.get(0, 1) or segment.get(1)
        came = sum(traveller.role in _COUNTS[segment.get(0)] for traveller in travellers)
        if told.lstrip("0") != (str(came) if came else ""):
            yield Problem(kind="wrong count", what=f"CNT says {told}, {came} came", segment=number)
