"""DAT, TRI, SSD and TBD: who checked in, where they sit and what they gave up (GR.6 and GR.7)."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from haidang.edifact import Segment
from haidang.messages import dates
from haidang.messages.baggage import pieces
from haidang.messages.pnrgov.bags import bags
from haidang.messages.pnrgov.groups import Group, Numbered
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person
from haidang.messages.pnrgov.services import seat_number
from haidang.travel import CheckIn, Leg, Movement, Seat

_IN_TEXT = re.compile(r"\b(\d{2}[A-Z]{3}\d{2})(\d{4})Z?\b")


def checked_in(group: Group, leg: Leg, pushed: Movement | None, notes: Notes) -> None:
    """Everyone who checked in for one leg; the check-in of the pushed flight is the one kept."""
    border = pushed is not None and (leg.origin, leg.destination) == (pushed.origin, pushed.destination)
    for opening, boarding in _boardings(group):
        person = _person(boarding, notes)
        if person is None:
            continue
        told = _check_in(opening, boarding)
        if border or person.check_in is None:
            person.check_in = told
        for number, segment in boarding.segments:
            if segment.tag == "SSD" and (seat := seat_number(segment.get(0))):
                person.seats.append(
                    Seat(
                        number=seat,
                        kind="checked in",
                        cabin=segment.get(4) or None,
                        origin=leg.origin or None,
                        destination=leg.destination or None,
                        at=(number,),
                    )
                )
            elif segment.tag == "TBD":
                _problem_of_count(number, segment, notes)
                person.carry(bags(number, segment, person.reference))


def _boardings(group: Group) -> Iterator[tuple[Group, Group]]:
    """Each boarding with the check-in it stands in, or itself."""
    for inner in group.groups:
        if inner.kind == "boarding":
            yield inner, inner
        elif inner.kind == "check-in":
            for boarding in inner.of("boarding"):
                yield inner, boarding
            if not inner.groups and any(s.tag in ("SSD", "TBD") for _, s in inner.segments):
                yield inner, inner


def _person(boarding: Group, notes: Notes) -> Person | None:
    """By the name that follows; by TRI's reference, which some fill with the boarding number, only else."""
    for number, tif in boarding.tagged("TIF"):
        return notes.party.named_by(tif) or notes.party.add(number, tif)
    for _, tri in boarding.tagged("TRI"):
        if person := notes.party.referred(tri.get(1, 3)):
            return person
    return notes.party.alone()


def _check_in(opening: Group, boarding: Group) -> CheckIn:
    when, at = _when(opening.tagged("DAT"))
    sequence = next(((number, tri.get(1)) for number, tri in boarding.tagged("TRI") if tri.get(1)), None)
    agent = next(((number, org) for number, org in opening.tagged("ORG")), None)
    return CheckIn(
        when=when,
        sequence=sequence[1] if sequence else None,
        agent=_agent(agent[1]) if agent else None,
        at=tuple(sorted({*at, *([sequence[0]] if sequence else []), *([agent[0]] if agent else [])})),
    )


def _when(dats: Iterable[Numbered]) -> tuple[datetime | None, tuple[int, ...]]:
    """DAT 2 is the moment of check-in, DAT 3 a text that holds it: ``L FT WW D014357 12AUG121423Z``."""
    for number, dat in dats:
        for element in dat.elements:
            kind, day, clock = [part.strip() for part in (*element, "", "", "")[:3]]
            found = dates.moment(dates.ddmmyy(day, None), clock) if kind == "2" else None
            if kind == "3" and (written := _IN_TEXT.search(day)):
                found = dates.moment(dates.expiry(written[1], None), written[2])
            if found:
                return found, (number,)
        return None, (number,)
    return None, ()


def _agent(org: Segment) -> str | None:
    return " ".join(part.strip() for element in org.elements for part in element if part.strip()) or None


def _problem_of_count(number: int, tbd: Segment, notes: Notes) -> None:
    for element in tbd.elements[2:]:
        if len(element) > 2 and element[2].strip() and pieces(element[2]) is None:
            notes.problem("bad number", f"no such count of bags: {element[2][:20]}", number)
