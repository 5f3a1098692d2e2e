"""Bookings as carriers push them: PNRGOV, IATA/ICAO guide, levels 0 to 12."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from haidang.codes import countries
from haidang.edifact import Segment
from haidang.simulator.people import Person
from haidang.simulator.reservation import Correction, Guest, Leg, Luggage, Reservation, Told
from haidang.simulator.schedule import Flight
from haidang.simulator.wire import segment

_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
_TRA_SINCE = 14  # codeshares told by TRA; by a second TVL before


def push(
    flight: Flight, reservations: Sequence[Reservation], total: int, *, moment: datetime, update: bool = False
) -> list[Segment]:
    """A full push (MSG 22) or one of changed bookings only (141). ``total`` counts all its parts."""
    airline, stop = flight.airline, flight.border
    body = [
        segment("MSG", ("", "141" if update else "22")),
        segment("ORG", (airline.code, airline.hub)),
        segment(
            "TVL",
            (*_stamp(stop.departs), *_stamp(stop.arrives)),
            stop.origin,
            stop.destination,
            airline.code,
            flight.number,
        ),
        segment("EQN", str(total)),
    ]
    for reservation in reservations:
        if update and not reservation.stands_at(moment):
            body += _cancelled(flight, reservation)
        else:
            body += _booking(flight, reservation, moment)
    return body


def _cancelled(flight: Flight, reservation: Reservation) -> Iterator[Segment]:
    """An update push tells a cancelled booking by its locator and an empty ORG."""
    yield segment("SRC")
    yield _locator(flight, reservation)
    yield segment("ORG")


def _booking(flight: Flight, reservation: Reservation, moment: datetime) -> Iterator[Segment]:
    """Group 1: everything of one booking, as it stands at that moment."""
    ticketed = reservation.ticketed <= moment
    yield segment("SRC")
    yield _locator(flight, reservation)
    yield from _contacts(flight, reservation)
    yield _dates(reservation, ticketed=ticketed)
    for remark in reservation.remarks:
        yield segment("IFT", ("4", "28", "", flight.airline.code), remark)
    yield _originator(flight, reservation)
    yield _address(reservation)
    if reservation.group:
        yield segment("TIF", (reservation.group, "G"))
    for guest in reservation.guests:
        yield from _guest(flight, reservation, guest)
        if ticketed:
            yield from _ticket(reservation, guest)
    for leg in reservation.legs:
        yield from _leg(flight, reservation, leg)
        if leg.prime and moment >= flight.departs:
            yield from _checked_in(flight, reservation)
    if reservation.split_from:
        yield segment("EQN", "1")
        yield segment("RCI", (flight.airline.code, reservation.split_from))
    for place, correction in reservation.corrections:
        yield from _history(flight, reservation.guests[place], correction)


def _locator(flight: Flight, reservation: Reservation) -> Segment:
    return segment("RCI", (flight.airline.code, reservation.locator, "", *_stamp(reservation.created)))


def _dates(reservation: Reservation, *, ticketed: bool) -> Segment:
    """700 the last change, 710 the issue of tickets."""
    if not ticketed:
        return segment("DAT", ("700", *_stamp(reservation.created)))
    changed = reservation.changed or reservation.ticketed
    return segment("DAT", ("700", *_stamp(changed)), ("710", *_stamp(reservation.ticketed)))


def _contacts(flight: Flight, reservation: Reservation) -> Iterator[Segment]:
    mail = reservation.email.upper().replace("@", "//").replace("_", "..")
    yield _service(flight, "CTCM", reservation.phone.lstrip("+"), "1")
    yield _service(flight, "CTCE", mail, "1")


def _service(flight: Flight, code: str, text: str, reference: str) -> Segment:
    """A special service request; the traveller's reference is in the second element."""
    head = (code, "HK", "1", flight.airline.code, "", "", "", "", text)
    return segment("SSR", head, ("", "", reference))


def _originator(flight: Flight, reservation: Reservation) -> Segment:
    """Who made the booking: an agency (T) or the airline itself (A)."""
    airline, agency = flight.airline, reservation.agency
    if agency is None:
        return segment("ORG", (airline.code, airline.hub), "", airline.hub, airline.code, "A", ("", "USD"))
    return segment(
        "ORG",
        (agency.system, agency.city),
        (agency.number, agency.name.upper()),
        agency.city,
        airline.code,
        "T",
        (agency.country, "USD"),
        "A0001AB",
    )


def _address(reservation: Reservation) -> Segment:
    street = reservation.street.upper()
    country = countries.alpha2(reservation.home) or ""
    phone = reservation.phone.lstrip("+")
    where = ("700", street, reservation.city.upper(), "", "", country, "00100", phone)
    return segment("ADD", "", where)


def _guest(flight: Flight, reservation: Reservation, guest: Guest) -> Iterator[Segment]:
    """Group 2: name, papers, services."""
    airline = flight.airline
    yield _name(flight, guest, guest.booked)
    if guest.frequent_flyer:
        yield segment("FTI", (airline.code, guest.frequent_flyer, "", "", "GOLD"))
    yield segment("REF", ("", f"{reservation.locator}{guest.reference}"))
    if guest.papers_booked:
        yield _service(flight, "DOCS", _docs(guest.person, guest.presented), guest.reference)
    for code, text in guest.services:
        yield _service(flight, code, text, guest.reference)
    if reservation.stays_at and guest.reference == "1":
        yield _service(flight, "DOCA", reservation.stays_at, guest.reference)


def _ticket(reservation: Reservation, guest: Guest) -> Iterator[Segment]:
    """Groups 3 and 4: the ticket, what it cost and how that was paid."""
    yield segment("TKT", (guest.ticket, "T", "1"))
    yield segment("MON", ("B", f"{guest.fare}.00", "USD"), ("T", f"{guest.fare + 42}.50", "USD"))
    yield segment("DAT", ("710", *_stamp(reservation.ticketed)))
    paid = reservation.payment
    yield segment("FOP", (paid.form, "", f"{guest.fare + 42}.50", paid.vendor, paid.account, paid.expires))
    if paid.payer:
        yield segment("IFT", ("4", "43"), paid.payer.name, paid.payer.address, paid.payer.phone)


def _name(flight: Flight, guest: Guest, told: Told) -> Segment:
    """TIF: surname; given names with the title, often in one word; kind; reference."""
    words = (*told.given, _title(guest))
    last = "".join(told.given).rpartition(" ")[2]
    glued = flight.airline.glued and len(last) > 2  # HAMS would be a name, HA MS is not
    given = "".join(words) if glued else " ".join(words)
    return segment("TIF", told.surname, (given, guest.kind, guest.reference))


def _title(guest: Guest) -> str:
    if guest.kind == "A":
        return "MS" if guest.person.female else "MR"
    return "MISS" if guest.person.female else "MSTR"


def _docs(person: Person, told: Told) -> str:
    """AIRIMP SSR DOCS: kind/issuer/number/nationality/birth/sex/expiry/surname/first/others."""
    born, expires = _day(told.born), _day(person.expires)
    sex = "F" if person.female else "M"
    state = person.nationality
    first, others = told.given[:1], told.given[1:]
    names = (told.surname, *first, " ".join(others)) if others else (told.surname, *first)
    return "/".join(("", person.document_kind, state, told.document, state, born, sex, expires, *names))


def _leg(flight: Flight, reservation: Reservation, leg: Leg) -> Iterator[Segment]:
    """Group 5: the leg, who flies it where another sells it, its status, aircraft and seats."""
    times = (*_stamp(leg.departs), *_stamp(leg.arrives))
    sold = f"4{flight.number}" if leg.prime and reservation.sold_as else leg.number
    carrier = (reservation.sold_as, leg.carrier) if leg.prime and reservation.sold_as else (leg.carrier,)
    yield segment("TVL", times, leg.origin, leg.destination, carrier, (sold, leg.booking_class))
    if len(carrier) > 1 and int(flight.airline.pnrgov.split(":")[0]) >= _TRA_SINCE:
        yield segment("TRA", leg.carrier, (leg.number, leg.booking_class))
    elif len(carrier) > 1:
        yield segment("TVL", "", "", "", "", (leg.number, leg.booking_class))
    yield segment("RPI", str(len(reservation.guests)), leg.status)
    if leg.prime:
        yield segment("APD", flight.aircraft)
        yield _seats(flight, reservation)


def _seats(flight: Flight, reservation: Reservation) -> Segment:
    stop = flight.border
    seated = [guest for guest in reservation.guests if guest.seat]
    head = ("SEAT", "HK", str(len(seated)), flight.airline.code, "", "", stop.origin, stop.destination)
    return segment("SSR", head, *[(guest.seat, "", guest.reference) for guest in seated])


def _checked_in(flight: Flight, reservation: Reservation) -> Iterator[Segment]:
    """Groups 6 and 7: when, in which order, on which seat, with which bags."""
    present = [guest for guest in reservation.guests if guest.checks_in is not None and guest.boards]
    if not present:
        return
    before = timedelta(minutes=present[0].checks_in or 0)
    yield segment("DAT", ("2", *_stamp(flight.border.departs - before)))
    yield segment("ORG", flight.airline.code, "", "", "", "A")
    for guest in present:
        yield segment("TRI", "", (str(guest.sequence), "", "", guest.reference))
        yield _name(flight, guest, guest.booked)
        if guest.seat:
            yield segment("SSD", guest.seat, "", "", "", "Y")
        if guest.luggage and (guest.luggage.pieces or guest.luggage.pool):
            yield _bags(flight, guest.luggage)


def _bags(flight: Flight, bags: Luggage) -> Segment:
    if not bags.head:
        return segment("TBD", "", "", "", ("MP", bags.pool))
    share = ("HP", bags.pool) if bags.pool else ()
    tags = (flight.airline.code, bags.tag, str(bags.pieces), bags.destination)
    return segment("TBD", "", (str(bags.pieces), str(bags.weight), "700"), "", share, tags)


def _history(flight: Flight, guest: Guest, correction: Correction) -> Iterator[Segment]:
    """Groups 10 and 11: the old name cancelled, the new one added."""
    yield segment("ABI", "4", ("0001AA", "GS"), flight.airline.hub, "", flight.airline.code)
    yield segment("DAT", ("T", *_stamp(correction.when)))
    yield segment("SAC", "", "", "X")
    yield _name(flight, guest, correction.before)
    yield segment("SAC", "", "", "A")
    yield _name(flight, guest, correction.after)


def _stamp(moment: datetime) -> tuple[str, str]:
    """ddmmyy and hhmm."""
    return (
        f"{moment.day:02d}{moment.month:02d}{moment.year % 100:02d}",
        f"{moment.hour:02d}{moment.minute:02d}",
    )


def _day(day: date) -> str:
    """ddMMMyy"""
    return f"{day.day:02d}{_MONTHS[day.month - 1]}{day.year % 100:02d}"
