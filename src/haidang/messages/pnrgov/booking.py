"""One booking (GR.1 and all inside it), made of what was read of it."""

from collections.abc import Sequence
from datetime import date

from haidang.edifact import Segment
from haidang.messages.pnrgov import made
from haidang.messages.pnrgov.check_in import checked_in
from haidang.messages.pnrgov.groups import Numbered
from haidang.messages.pnrgov.history import changes, trail
from haidang.messages.pnrgov.itinerary import leg
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.reading import Reading
from haidang.messages.pnrgov.services import Request, request
from haidang.messages.pnrgov.tickets import bought
from haidang.messages.problem import Problem
from haidang.travel import Booking, Movement, Remark


def read_booking(
    first: int,
    segments: Sequence[Segment],
    pushed: Movement | None,
    told: date | None,
    function: str,
    problems: list[Problem],
) -> Booking:
    """The booking told by those segments, which opens as segment ``first`` of the message."""
    notes = Notes((pushed.day if pushed else None) or told, problems)
    reading = Reading(notes)
    reading.read(enumerate(segments, first))
    notes.party.read_what_names_tell(notes.day)
    for sale in reading.sales:
        bought(sale, notes)
    for flown in reading.legs:
        flown.leg = leg(flown, pushed, told, problems)
        notes.legs.append(flown.leg)
    for desk in reading.desks:
        checked_in(desk, pushed, notes)
    for number, ssr, person, within in reading.requests:
        request(Request(number, ssr, person, within.leg if within else None), notes)
    for told_at_once in reading.history:
        notes.changes += changes(told_at_once, notes.day)
    notes.remarks += reading.remarks
    notes.remarks += trail(reading.trail)
    notes.remarks += [_product(group) for group in reading.products]
    return _booking(reading, notes, function, range(first, first + len(segments)))


def _product(group: list[Numbered]) -> Remark:
    text = " ".join(segment.text.strip() for _, segment in group)
    return Remark(kind="other product", text=text, at=tuple([number for number, _ in group]))


def _booking(reading: Reading, notes: Notes, function: str, place: range) -> Booking:
    ticketed_at = (
        segment for sale in reading.sales for _, segment in sale.ticket or () if segment.tag == "DAT"
    )
    changed, ticketed = made.touched_and_ticketed((*reading.dats, *ticketed_at), notes.day)
    travellers = tuple([person.traveller() for person in notes.party.persons])
    org = reading.org
    empty = org is not None and not any(map(any, org[1].elements))
    return Booking(
        locators=made.locators(reading.rci),
        created=made.made(reading.rci, notes.day),
        changed=changed,
        ticketed=ticketed,
        cancelled=function == "update" and empty and not travellers,
        made_at_check_in=any(rci.get(0, 2) == made.MADE_AT_CHECK_IN for rci in reading.rci[:1]),
        party_size=made.party_size(reading.legs),
        agency=made.agency(*org) if org and not empty else None,
        legs=tuple(notes.legs),
        travellers=travellers,
        tickets=tuple(notes.tickets),
        payments=tuple(notes.payments),
        frequent_flyers=tuple(notes.frequent_flyers.values()),
        contacts=tuple({each.value: each for each in (*notes.contacts, *reading.contacts)}.values()),
        addresses=(*notes.addresses, *reading.addresses),
        services=tuple(notes.services),
        remarks=tuple(notes.remarks),
        split=made.locators(reading.splits),
        changes=tuple(notes.changes),
        first=place[0],
        last=place[-1],
    )
