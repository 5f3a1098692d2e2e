"""The groups of a baggage message: which line belongs to whose bags."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from haidang.messages.baggage import kilograms, pieces
from haidang.messages.bags.lines import Line, Reading, names
from haidang.messages.pnrgov.services import seat_number
from haidang.travel import BagTold, Movement, Name

_SOURCES = {"L": "local", "T": "transfer", "R": "remote", "X": "terminating"}
_PASSENGER = {"C": "checked in", "B": "boarded", "N": "not boarded", "S": "standby"}
_YES_NO = {"Y": True, "N": False}
#: Lines that tell nothing the noun holds (acknowledgement, check-in desk, delivery, belt, identifier, load
#: number, printer, the airline's own words); their text stays with the message.
_SILENT = frozenset("ADGHKMQRT")
_NO_LINES = frozenset(("CHG", "DEL", "BAM", "FOM", "FCM", "FMM", "DBM", "ENDPART"))


class Group:
    """Somebody's bags while their lines are told."""

    def __init__(self, before: "Group | None" = None) -> None:
        self.facts: dict[str, Any] = dict(before.shared) if before else {}
        self.shared: dict[str, Any] = dict(self.facts)
        self.tags: list[str] = []
        self.names: list[Name] = []
        self.onward: list[Movement] = []
        self.statuses: list[str] = []
        self.exceptions: list[str] = []
        self.at: list[int] = []

    def share(self, **facts: Any) -> None:
        """Facts of the flight, which the next person's bags on it share."""
        self.facts |= facts
        self.shared |= facts

    def bag(self, *, deleted: bool) -> BagTold:
        return BagTold(
            tags=tuple(dict.fromkeys(self.tags)),
            names=tuple(self.names),
            onward=tuple(self.onward),
            statuses=tuple(self.statuses),
            exceptions=tuple(self.exceptions),
            deleted=deleted,
            at=tuple(self.at),
            **self.facts,
        )


def grouped(lines: Iterable[Line], reading: Reading, *, deleted: bool) -> Iterator[BagTold]:
    """One telling for each group. The lines before the first are everybody's."""
    common = Group()
    group: Group | None = None
    for line in lines:
        if line.letter in ("V", "I") and group is None:
            _READ[line.letter](line, common, reading)
        elif line.letter and line.letter not in _SILENT:
            if _opens(line, group):
                if group is not None:
                    yield _finished(group, reading).bag(deleted=deleted)
                group = Group(common if line.letter == "F" or group is None else group)
            assert group is not None, "an element opens a group where none is open"
            group.at.append(line.number)
            _READ.get(line.letter, _unknown)(line, group, reading)
        elif not line.letter and not _is_frame(line):
            reading.problem("unknown segment", f"no element of a baggage message: {line.text[:40]}", line)
    if group is not None:
        yield _finished(group, reading).bag(deleted=deleted)


def _opens(line: Line, group: Group | None) -> bool:
    """A flight out opens a group; on the same flight, a tag behind a name does."""
    if group is None:
        return True
    if line.letter == "F":
        return "movement" in group.facts or bool(group.tags)
    return line.letter == "N" and bool(group.tags and group.names)


def _is_frame(line: Line) -> bool:
    return line.number == 0 or line.text in _NO_LINES or line.text.startswith("END")


def _finished(group: Group, reading: Reading) -> Group:
    place = Line(group.at[0], "")
    if "movement" not in group.facts:
        reading.problem("missing segment", "no .F: the flight of these bags is not told", place)
    if not group.tags:
        reading.problem("missing segment", "no .N: these bags have no tag", place)
    return group


def _version(line: Line, group: Group, reading: Reading) -> None:
    told = line.get(0)
    source, airport = _SOURCES.get(told[1:2]), told[2:5]
    if told and source is None:
        reading.problem("unknown code", f"no source of bags is coded {told[1:2]!r}", line)
    group.share(source=source, airport=airport or None)


def _outbound(line: Line, group: Group, reading: Reading) -> None:
    told = reading.flight(line)
    if told:
        leaves = group.facts.get("airport") or ""
        group.share(movement=told.movement(leaves, told.port), booking_class=told.booking_class)


def _inbound(line: Line, group: Group, reading: Reading) -> None:
    if told := reading.flight(line):
        flight = told.movement(told.port, group.facts.get("airport") or "")
        group.share(inbound=flight) if not group.at else group.facts.update(inbound=flight)


def _onward(line: Line, group: Group, reading: Reading) -> None:
    before = group.onward[-1] if group.onward else group.facts.get("movement")
    if told := reading.flight(line):
        group.onward.append(told.movement(before.destination if before else "", told.port))


def _tags(line: Line, group: Group, reading: Reading) -> None:
    for told in filter(None, line.fields[:1]):
        group.tags += reading.plates(told, line)


def _irregular(line: Line, group: Group, reading: Reading) -> None:
    """``UNS/0999123456001``: what went wrong, and with which bag."""
    group.statuses += [line.get(0)] if line.get(0) else []
    if line.get(1):
        group.tags += reading.plates(line.get(1), line)


def _reconciled(line: Line, group: Group, reading: Reading) -> None:
    """``load/seat/passenger/sequence/security/profile/carry/tag``; the profile is left with the message."""
    load, seat, passenger, sequence, security, _, carry, tag = (*line.fields, *[""] * 8)[:8]
    if passenger and passenger not in _PASSENGER:
        reading.problem("unknown code", f"no passenger status is coded {passenger[:8]!r}", line)
    facts = {
        "may_be_loaded": _YES_NO.get(load),
        "seat": seat_number(seat) or seat or None,
        "passenger_status": _PASSENGER.get(passenger),
        "sequence": sequence or None,
        "security_number": security or None,
        "may_be_carried": _YES_NO.get(carry),
        "tag_status": tag or None,
    }
    group.facts |= {name: fact for name, fact in facts.items() if fact is not None}


def _weighed(line: Line, group: Group, reading: Reading) -> None:
    """``K|L|P/pieces/weight``"""
    unit, count, weight = line.get(0), line.get(1), line.get(2)
    if count and (told := pieces(count)) is None:
        reading.problem("bad number", f"no such count of bags: {count[:20]}", line)
    elif count:
        group.facts["pieces"] = told
    if weight and (heavy := kilograms(weight, unit)) is None:
        reading.problem("bad number", f"no such weight: {weight[:20]}", line)
    elif weight:
        group.facts["weight"] = heavy


def _named(line: Line, group: Group, reading: Reading) -> None:
    found = names(line)
    if not found:
        reading.problem("bad number", "no name behind .P", line)
    group.names += found


def _exceptional(line: Line, group: Group, reading: Reading) -> None:
    group.exceptions += [field for field in line.fields if field]


def _screened(line: Line, group: Group, reading: Reading) -> None:
    """``instruction/result/reason/method/...``"""
    group.facts |= {"screening": line.get(0) or None, "screened": line.get(1) or None}


def _scanned(line: Line, group: Group, reading: Reading) -> None:
    """``code/agent/scanner/day/time/read at/sent to``"""
    group.facts |= {"seen": reading.moment(line.get(3), line.get(4), line), "seen_at": line.get(5) or None}


def _plain(fact: str) -> Callable[[Line, Group, Reading], None]:
    def read(line: Line, group: Group, reading: Reading) -> None:
        group.facts[fact] = line.get(0) or None

    return read


def _unknown(line: Line, group: Group, reading: Reading) -> None:
    reading.problem("unknown segment", f".{line.letter} is no element of a baggage message", line)


_READ: dict[str, Callable[[Line, Group, Reading], None]] = {
    "V": _version,
    "F": _outbound,
    "I": _inbound,
    "O": _onward,
    "N": _tags,
    "B": _irregular,
    "S": _reconciled,
    "W": _weighed,
    "P": _named,
    "E": _exceptional,
    "X": _screened,
    "J": _scanned,
    "C": _plain("group"),
    "L": _plain("locator"),
    "U": _plain("container"),
    "Y": _plain("frequent_flyer"),
}
