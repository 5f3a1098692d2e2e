"""DAT, TRI, SSD and TBD: who checked in, where they sit and what they gave up (GR.6 and GR.7)."""

import re
from collections.abc import Iterable
from datetime import datetime

from haidang.edifact import Segment
from haidang.messages import dates
from haidang.messages.baggage import pieces
from haidang.messages.pnrgov.bags import bags
from haidang.messages.pnrgov.groups import Group
from haidang.messages.pnrgov.itinerary import LegTold
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person
from haidang.messages.pnrgov.services import seat_number
from haidang.travel import CheckIn, Leg, Movement, Seat

_IN_TEXT = re.compile(r"\b(\d{2}[A-Z]{3}\d{2})(\d{4})Z?\b")


class Desk:
    """One check-in (GR.6) for a leg, and each boarding (GR.7) told inside it."""

    __slots__ = ("boardings", "leg", "opening")

    def __init__(self, leg: LegTold | None, opening: Group, boardings: Iterable[Group] = ()) -> None:
        self.leg, self.opening, self.boardings = leg, opening, list(boardings)


def checked_in(desk: Desk, pushed: Movement | None, notes: Notes) -> None:
    """Everyone who checked in there; the check-in of the pushed flight is the one kept."""
    leg = desk.leg.leg if desk.leg else None
    border = bool(pushed and leg and (leg.origin, leg.destination) == (pushed.origin, pushed.destination))
    boardings = desk.boardings
    if not boardings and any(segment.tag in ("SSD", "TBD") for _, segment in desk.opening):
        boardings = [desk.opening]
    for boarding in boardings:
        person = _person(boarding, notes)
        if person is None:
            continue
        if border or person.check_in is None:
            person.check_in = _check_in(desk.opening, boarding)
        for number, segment in boarding:
            if segment.tag == "SSD":
                _sit(number, segment, leg, person)
            elif segment.tag == "TBD":
                _problem_of_count(number, segment, notes)
                person.carry(bags(number, segment, person.reference))


def _sit(number: int, ssd: Segment, leg: Leg | None, person: Person) -> None:
    if seat := seat_number(ssd.get(0)):
        person.seats.append(
            Seat(
                number=seat,
                kind="checked in",
                cabin=ssd.get(4) or None,
                origin=(leg.origin if leg else "") or None,
                destination=(leg.destination if leg else "") or None,
                at=(number,),
            )
        )


def _person(boarding: Group, notes: Notes) -> Person | None:
    """By the name that follows; by TRI's reference, which some fill with the boarding number, only else."""
    for number, segment in boarding:
        if segment.tag == "TIF":
            return notes.party.named_by(segment) or notes.party.add(number, segment)
    for _, segment in boarding:
        if segment.tag == "TRI" and (person := notes.party.referred(segment.get(1, 3))):
            return person
    return notes.party.alone()


def _check_in(opening: Group, boarding: Group) -> CheckIn:
    when: datetime | None = None
    agent = sequence = None
    at: set[int] = set()
    for number, segment in opening:
        if segment.tag == "DAT" and not at:
            when = _when(segment)
            at.add(number)
        elif segment.tag == "ORG" and agent is None:
            agent = " ".join(part.strip() for e in segment.elements for part in e if part.strip())
            at.add(number)
    for number, segment in boarding:
        if segment.tag == "TRI" and sequence is None and (told := segment.get(1)):
            sequence = told
            at.add(number)
    return CheckIn(when=when, sequence=sequence, agent=agent or None, at=tuple(sorted(at)))


def _when(dat: Segment) -> datetime | None:
    """DAT 2 is the moment of check-in, DAT 3 a text that holds it: ``L FT WW D014357 12AUG121423Z``."""
    for element in dat.elements:
        kind, day, clock = [part.strip() for part in (*element, "", "", "")[:3]]
        found = dates.moment(dates.ddmmyy(day, None), clock) if kind == "2" else None
        if kind == "3" and (written := _IN_TEXT.search(day)):
            found = dates.moment(dates.expiry(written[1], None), written[2])
        if found:
            return found
    return None


def _problem_of_count(number: int, tbd: Segment, notes: Notes) -> None:
    for element in tbd.elements[2:]:
        if len(element) > 2 and element[2].strip() and pieces(element[2]) is None:
            notes.problem("bad number", f"no such count of bags: {element[2][:20]}", number)
