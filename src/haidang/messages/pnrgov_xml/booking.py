"""One PNR, read into the same booking its EDIFACT form is read into."""

from collections.abc import Callable
from datetime import date

from haidang.codes.countries import alpha3_or_told
from haidang.edifact import Segment
from haidang.messages import dates
from haidang.messages.pnrgov.made import MADE_AT_CHECK_IN
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person
from haidang.messages.pnrgov.remarks import contact_in
from haidang.messages.pnrgov.services import Request, request
from haidang.messages.pnrgov_xml.check_in import checked_in
from haidang.messages.pnrgov_xml.contact import contact
from haidang.messages.pnrgov_xml.element import Element, plain
from haidang.messages.pnrgov_xml.itinerary import leg, moment
from haidang.messages.pnrgov_xml.services import requests
from haidang.messages.pnrgov_xml.tickets import paid, ticket
from haidang.messages.problem import Problem
from haidang.travel import (
    Agency,
    Booking,
    FrequentFlyer,
    Leg,
    Locator,
    Movement,
    Remark,
)

#: Fare passenger types, as far as they tell an age.
_KINDS = {"CHD": "C", "CNN": "C", "UNN": "C", "INF": "IN", "INS": "IS", "ADT": "A"}
#: Elements that are read with their parents, or tell nothing the nouns hold; their text stays.
# fmt: off
_SILENT = frozenset((
    "bookingrefid", "pos", "givenname", "surname", "nameprefix", "namesuffix", "nametitle", "fareinfo",
    "departureairport", "arrivalairport", "operatingairline", "marketingairline", "equipment", "checkininfo",
    "ssr", "docssr", "passenger", "flight", "numberofseats",
))
# fmt: on


def read_booking(
    pnr: Element, pushed: Movement | None, told: date | None, problems: list[Problem]
) -> Booking:
    """The booking told by a PNR element whose parts are numbered."""
    notes = Notes((pushed.day if pushed else None) or told or _own_day(pnr), problems)
    asked: list[Request] = []
    for each in pnr.of("Passenger"):
        asked += _passenger(each, notes)
    flown = [(flight, leg(flight, notes)) for flight in pnr.of("Flight")]
    asked = [*_requests(pnr, None, None), *asked]
    for flight, booked in flown:
        checked_in(flight, booked, pushed, notes)
        asked += _requests(flight, None, booked)
    for one in asked:
        request(one, notes)
    notes.legs = [booked for _, booked in flown]
    for within in (pnr, *(flight for flight, _ in flown)):
        for child in within.children:
            _READ.get(plain(child.name), _other)(child, None, notes)
    return _booking(pnr, notes)


def _own_day(pnr: Element) -> date | None:
    """A day of the booking itself, for centuries, where neither flight nor push tells one."""
    days = (pnr.get("PNR_TransDate"), *(flight.get("DepartureDateTime") for flight in pnr.of("Flight")))
    return next((found.date() for told in days if (found := moment(told, 0, []))), None)


def _requests(within: Element, person: Person | None, flown: Leg | None) -> list[Request]:
    return [one for each in within.of("SSR", "DOC_SSR") for one in requests(each, person, flown)]


def _passenger(element: Element, notes: Notes) -> list[Request]:
    """The traveller, with the tickets told inside. What was asked for is read when everybody is known."""
    given = " ".join(each.text for each in element.of("GivenName") if each.text)
    title = element.first("NamePrefix", "NameTitle").text
    kinds = (_KINDS.get(each.get("PTC_Code"), "") for each in element.of("FareInfo"))
    kind = _KINDS.get(element.get("PTC_Code", "PassengerTypeCode")) or next(filter(None, kinds), "")
    name = (element.first("Surname").text,), (f"{given} {title}".strip(), kind, element.get("RPH"))
    person = notes.party.add(element.number, Segment("TIF", name))
    places = {element.number, *(each.number for each in element.of("GivenName", "Surname"))}
    person.at["name"] = tuple(sorted(places))
    for child in element.children:
        _READ.get(plain(child.name), _other)(child, person, notes)
    return _requests(element, person, None)


def _loyalty(element: Element, person: Person | None, notes: Notes) -> None:
    carrier = element.get("VendorCode", "CompanyCode", "AirlineCode", "ProgramID")
    if carrier:
        notes.fly_often(
            FrequentFlyer(
                carrier=carrier,
                number=element.get("MembershipID") or None,
                status=element.get("LoyalLevel", "Remark", "Tier") or None,
                traveller=person.reference if person else None,
                at=(element.number,),
            )
        )


def _bags_paid(element: Element, person: Person | None, notes: Notes) -> None:
    text = " ".join(value for value in element.attributes.values() if value.strip())
    notes.remarks.append(Remark(kind="excess baggage", text=text, at=(element.number,)))


def _other(element: Element, person: Person | None, notes: Notes) -> None:
    """Remarks and history under whatever name; anything else is told as unknown."""
    name = plain(element.name)
    if name in _SILENT:
        return
    words = _words(element)
    if "remark" in name or "osi" in name or "otherservice" in name or "text" in name:
        if words:
            told = contact_in(words, element.number)
            (person.contacts if person else notes.contacts).extend([told] if told else [])
            notes.remarks.append(Remark(kind="28", text=words, at=(element.number,)))
    elif "history" in name:
        notes.remarks.append(Remark(kind="history", text=words, at=(element.number,)))
    else:
        notes.problem("unknown segment", f"{element.name[:40]} in a booking", element.number)


def _words(element: Element) -> str:
    return " ".join(part for part in (element.text, *(_words(child) for child in element.children)) if part)


Reader = Callable[[Element, Person | None, Notes], None]

_READ: dict[str, Reader] = {
    "contactinfo": contact,
    "custloyalty": _loyalty,
    "ticketdocument": ticket,
    "paymentinfo": paid,
    "prepaidbag": _bags_paid,
    "excessbaggage": _bags_paid,
}


def _booking(pnr: Element, notes: Notes) -> Booking:
    size = pnr.get("NumberOfPassengers")
    created, changed, ticketed = (
        dates.in_utc(moment(pnr.get(name), pnr.number, notes.problems))
        for name in ("PNR_CreationDate", "PNR_TransDate", "LastTktDate")
    )
    travellers = tuple([person.traveller() for person in notes.party.persons])
    own = pnr.first("BookingRefID")
    return Booking(
        locators=_locators(pnr),
        cancelled=bool(own.get("ID") and not travellers and not notes.legs),
        made_at_check_in=own.get("Type") == MADE_AT_CHECK_IN,
        created=created,
        changed=changed,
        ticketed=ticketed,
        party_size=int(size) if size.isascii() and size.isdecimal() and len(size) < 5 else None,
        agency=next((_agency(each) for pos in pnr.of("POS") for each in pos.of("Source")), None),
        legs=tuple(notes.legs),
        travellers=travellers,
        tickets=tuple(notes.tickets),
        payments=tuple(notes.payments),
        frequent_flyers=tuple(notes.frequent_flyers.values()),
        contacts=tuple({each.value: each for each in notes.contacts}.values()),
        addresses=tuple(notes.addresses),
        services=tuple(notes.services),
        remarks=tuple(notes.remarks),
        changes=tuple(notes.changes),
        first=pnr.number,
        last=max(part.number for each in (pnr, *pnr.children) for part in (each, *each.children)),
    )


def _locators(pnr: Element) -> tuple[Locator, ...]:
    """Every reference of the booking, the sender's own first; those of its flights behind."""
    told = [ref for within in (pnr, *pnr.of("Flight")) for ref in within.of("BookingRefID")]
    found = (
        Locator(system=each.first("CompanyName").get("Code") or each.get("ID_Context"), code=each.get("ID"))
        for each in told
        if each.get("ID")
    )
    return tuple(dict.fromkeys(found))


def _agency(source: Element) -> Agency:
    requestor = source.first("RequestorID")
    number = requestor.get("ID")
    return Agency(
        number=number if number.isdecimal() else None,
        name=requestor.first("CompanyName").text or None,
        city=source.get("AirportCode", "PseudoCityCode") or None,
        country=alpha3_or_told(source.get("ISOCountry")),
        system=source.get("AirlineVendorID") or None,
        at=(source.number,),
    )
