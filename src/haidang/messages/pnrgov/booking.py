"""One booking (GR.1 and all inside it) from its groups."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from haidang.codes.countries import alpha3
from haidang.edifact import Segment
from haidang.messages import dates
from haidang.messages.pnrgov.check_in import checked_in
from haidang.messages.pnrgov.groups import Group, Numbered, grouped
from haidang.messages.pnrgov.history import changes, trail
from haidang.messages.pnrgov.itinerary import leg
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person, is_group_name
from haidang.messages.pnrgov.remarks import address_of, contact_in, text_of
from haidang.messages.pnrgov.services import Request, request
from haidang.messages.pnrgov.tickets import payments, ticket
from haidang.messages.problem import Problem
from haidang.travel import Agency, Booking, Contact, FrequentFlyer, Leg, Locator, Movement, Remark

#: Segments that tell nothing the nouns hold; their text stays with the message.
# fmt: off
_SILENT = frozenset((
    "SRC", "RCI", "SSR", "DAT", "ORG", "EBD", "TIF", "REF", "FAR", "TKT", "MON", "PTK", "TXD", "FOP",
    "TVL", "TRA", "RPI", "APD", "TRI", "SSD", "TBD", "UNT",
))
# fmt: on
#: RCI control number type: a reference of the departure control system, where there is no reservation.
MADE_AT_CHECK_IN = "C"
_PASSED = _SILENT - {"EBD"}  # told of a whole booking, that is a remark


def read_booking(
    numbered: list[Numbered],
    pushed: Movement | None,
    told: date | None,
    function: str,
    problems: list[Problem],
) -> Booking:
    """The booking told by those segments, the first of which opens it."""
    tree = grouped(numbered)
    notes = Notes((pushed.day if pushed else None) or told, problems)
    requests: list[Request] = []
    for group in tree.of("traveller"):
        requests += _traveller(group, notes)
    requests = [*_asked(tree, None, None), *requests]
    for kind in ("split", "product", "trail"):  # misplaced there, they concern the whole booking
        for group in tree.of(kind):
            requests += _asked(group, None, None)
    flown: list[tuple[Group, Leg]] = []
    for group in tree.of("leg"):
        flown.append((group, leg(group, pushed, told, problems)))
    for group, each in flown:
        checked_in(group, each, pushed, notes)
        requests += _asked(group, None, each)
    for asked in requests:
        request(asked, notes)
    notes.legs = [each for _, each in flown]
    _own(tree, notes)
    _past(tree, notes)
    return _booking(tree, notes, function, numbered)


def _asked(group: Group, person: Person | None, within: Leg | None) -> list[Request]:
    """The SSR of a group and of what is inside it."""
    found = [Request(number, segment, person, within) for number, segment in group.requests]
    if group.kind != "booking":
        for inner in group.groups:
            if inner.requests or inner.groups:
                found += _asked(inner, person, within)
    return found


def _traveller(group: Group, notes: Notes) -> list[Request]:
    """GR.2 with the tickets inside it. What was asked for is read when everybody is known."""
    number, tif = group.segments[0]
    if is_group_name(tif):
        notes.remarks.append(Remark(kind="group name", text=tif.get(0), at=(number,)))
        return _asked(group, None, None)
    person = notes.party.add(number, tif)
    for place, segment in group.segments:
        if segment.tag not in _SILENT:
            _personal(place, segment, person, notes)
    for inner in group.of("ticket"):
        _ticket(inner, person, notes)
    for inner in group.of("payment"):
        notes.payments += payments(inner, None, person.reference)
    return _asked(group, person, None)


def _personal(number: int, segment: Segment, person: Person, notes: Notes) -> None:
    tag = segment.tag
    if tag == "FTI":
        _frequent_flyer(number, segment, person, notes)
    elif tag == "IFT":
        person.contacts += _remark(number, segment, notes)
    elif tag == "ADD":
        addresses, contacts = address_of(number, segment)
        person.addresses += addresses
        person.contacts += contacts
    else:
        _unknown(number, segment, notes)


def _remark(number: int, ift: Segment, notes: Notes) -> list[Contact]:
    """Note the text; the contact that stands in it belongs to whoever it was told of."""
    text = text_of(ift)
    if text:  # Amadeus marks its agents with an IFT that has none
        notes.remarks.append(Remark(kind=ift.get(0, 1) or ift.get(0), text=text, at=(number,)))
    contact = contact_in(text, number)
    return [contact] if contact else []


def _unknown(number: int, segment: Segment, notes: Notes) -> None:
    """Rubbish without a tag was told by the reader of the bytes."""
    if segment.tag:
        notes.problem("unknown segment", f"{segment.tag} in a booking", number)


def _frequent_flyer(number: int, fti: Segment, person: Person, notes: Notes) -> None:
    for element in fti.elements:
        carrier, card, *more = [part.strip() for part in (*element, "", "")]
        if carrier:
            status = next((part for part in reversed(more) if part), None)
            notes.fly_often(
                FrequentFlyer(
                    carrier=carrier,
                    number=card or None,
                    status=status,
                    traveller=person.reference,
                    at=(number,),
                )
            )


def _ticket(group: Group, person: Person, notes: Notes) -> None:
    bought = ticket(group, person.reference, notes.day)
    notes.tickets.append(bought)
    if bought.number:
        person.tickets.append(bought.number)
    for number, segment in group.tagged("IFT"):
        _remark(number, segment, notes)
    for inner in group.of("payment"):
        notes.payments += payments(inner, bought.currency, person.reference)
        for number, segment in inner.tagged("IFT"):
            _remark(number, segment, notes)


def _own(tree: Group, notes: Notes) -> None:
    """What stands in GR.1 itself and in its legs, and concerns the whole booking."""
    for group in (tree, *tree.of("leg")):
        for number, segment in group.segments:
            if segment.tag in _PASSED:
                continue
            if segment.tag == "IFT":
                notes.contacts += _remark(number, segment, notes)
            elif segment.tag == "ADD":
                addresses, contacts = address_of(number, segment)
                notes.addresses += addresses
                notes.contacts += contacts
            elif segment.tag == "EBD":
                notes.remarks.append(Remark(kind="excess baggage", text=text_of(segment, 0), at=(number,)))
            else:
                _unknown(number, segment, notes)


def _past(tree: Group, notes: Notes) -> None:
    for group in tree.of("history"):
        notes.changes += changes(group, notes.day)
    for group in tree.of("trail"):
        notes.remarks += trail(group)
    for group in tree.of("product"):
        text = " ".join(segment.text.strip() for _, segment in group.segments)
        notes.remarks.append(Remark(kind="other product", text=text, at=tuple(n for n, _ in group.segments)))


def _booking(tree: Group, notes: Notes, function: str, numbered: list[Numbered]) -> Booking:
    created, changed, ticketed = _moments(tree, notes.day)
    org = next((numbered for numbered in tree.tagged("ORG")), None)
    travellers = tuple([person.traveller() for person in notes.party.persons])
    empty = org is not None and not any(any(element) for element in org[1].elements)
    return Booking(
        locators=_locators(segment for _, segment in tree.tagged("RCI")),
        created=created,
        changed=changed,
        ticketed=ticketed,
        cancelled=function == "update" and empty and not travellers,
        made_at_check_in=any(rci.get(0, 2) == MADE_AT_CHECK_IN for _, rci in tree.tagged("RCI")[:1]),
        party_size=_party_size(tree),
        agency=_agency(*org) if org and not empty else None,
        legs=tuple(notes.legs),
        travellers=travellers,
        tickets=tuple(notes.tickets),
        payments=tuple(notes.payments),
        frequent_flyers=tuple(notes.frequent_flyers.values()),
        contacts=tuple({each.value: each for each in notes.contacts}.values()),
        addresses=tuple(notes.addresses),
        services=tuple(notes.services),
        remarks=tuple(notes.remarks),
        split=_locators(segment for group in tree.of("split") for _, segment in group.tagged("RCI")),
        changes=tuple(notes.changes),
        first=numbered[0][0],
        last=numbered[-1][0],
    )


def _locators(rcis: Iterable[Segment]) -> tuple[Locator, ...]:
    """``system:locator`` in every composite of RCI, the sender's own first."""
    told = (
        (element[0].strip(), element[1].strip())
        for rci in rcis
        for element in rci.elements
        if len(element) > 1 and element[1].strip()
    )
    return tuple([Locator(system=system, code=code) for system, code in dict.fromkeys(told)])


def _moments(tree: Group, day: date | None) -> tuple[datetime | None, datetime | None, datetime | None]:
    """When the booking was made (RCI), last touched (DAT 700) and ticketed (DAT 710), in UTC."""
    created = next(
        (found for _, rci in tree.tagged("RCI") if (found := _dated(rci.element(0)[2:], day))), None
    )
    told: dict[str, datetime] = {}
    for _, dat in _dats(tree):
        for element in dat.elements:
            kind = element[0].strip()
            if kind not in told and (found := _dated(element[1:], day)):
                told[kind] = found
        if "700" in told and "710" in told:
            break
    return created, told.get("700"), told.get("710")


def _dats(tree: Group) -> Iterator[Numbered]:
    """The booking's own, then those of its tickets."""
    yield from tree.tagged("DAT")
    for group in tree.of("traveller"):
        for inner in group.of("ticket"):
            yield from inner.tagged("DAT")


def _dated(parts: tuple[str, ...], day: date | None) -> datetime | None:
    """The first date among the components, and the time behind it: colons are left out too often."""
    for place, part in enumerate(parts):
        if found := dates.ddmmyy(part, day):
            clock = parts[place + 1] if place + 1 < len(parts) else ""
            return dates.in_utc(dates.moment(found, clock) or dates.moment(found, ""))
    return None


def _party_size(tree: Group) -> int | None:
    """How many seats RPI books, where it is told."""
    told = [segment.get(0) for group in tree.of("leg") for _, segment in group.tagged("RPI")]
    counts = [int(count) for count in told if count.isascii() and count.isdecimal() and len(count) < 5]
    return max(counts, default=None)


def _agency(number: int, org: Segment) -> Agency | None:
    """``system:place+IATA number:in-house code+city+airline:place+type+country:currency``."""
    city = org.get(2) or (org.get(1, 1) if len(org.get(1, 1)) == 3 else "")
    country = org.get(5)
    return Agency(
        number=org.get(1) or None,
        city=city or None,
        country=alpha3(country) or country or None,
        system=org.get(0) or None,
        at=(number,),
    )
