"""Manifests as carriers write them: PAXLST, WCO/IATA/ICAO guide, segment groups 1 to 5."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from haidang.edifact import Segment
from haidang.simulator.people import Person
from haidang.simulator.reservation import Guest, Reservation, Told
from haidang.simulator.schedule import Flight
from haidang.simulator.wire import segment

Boarding = tuple[Reservation, Guest]


def passengers(flight: Flight, part: Sequence[Boarding], total: int) -> list[Segment]:
    """A passenger list, or one part of it. ``total`` counts everyone in all parts."""
    body = [segment("BGM", "745"), *_heading(flight)]
    for reservation, guest in part:
        body += _passenger(flight, reservation, guest)
    body.append(segment("CNT", ("42", str(total))))
    return body


def crew(flight: Flight, people: Sequence[tuple[Person, Told]]) -> list[Segment]:
    """A crew list: who flies the aircraft (CR1) and who looks after the cabin (CR2)."""
    body = [segment("BGM", "250"), *_heading(flight)]
    for place, (person, told) in enumerate(people):
        body += _person(flight, "FM", person, told)
        body.append(segment("EMP", "1", ("CR1" if place < 2 else "CR2", "110", "111")))
        body += _document(person, told)
    body.append(segment("CNT", ("41", str(len(people)))))
    return body


def _heading(flight: Flight) -> Iterator[Segment]:
    """Who reports, and the legs; the leg that crosses the border is told by LOC 125 and 87."""
    airline = flight.airline
    yield segment("NAD", "MS", "", "", f"{airline.name.upper()} OPERATIONS")
    yield segment(
        "COM", (f"999000{airline.accounting}00", "TE"), (f"ops@{airline.code.lower()}.example.com", "EM")
    )
    entered = False
    for stop in flight.stops:
        within = entered or (len(flight.stops) > 1 and stop is not flight.border)
        yield _transport(flight)
        yield segment("LOC", "92" if within else "125", stop.origin)
        yield segment("DTM", ("189", f"{stop.departs:%y%m%d%H%M}", "201"))
        yield segment("LOC", "92" if within else "87", stop.destination)
        yield segment("DTM", ("232", f"{stop.arrives:%y%m%d%H%M}", "201"))
        entered = True


def _transport(flight: Flight) -> Segment:
    """By sea (mode 1) the voyage, its line, and the ship's number and name; by air the flight."""
    carrier = flight.airline.code if flight.airline.names_carrier else ""
    if flight.vessel is None:
        return segment("TDT", "20", flight.designator, "", "", carrier)
    ship = (flight.vessel.imo, "146", "", flight.vessel.name)
    return segment("TDT", "20", flight.number, "1", "", carrier, "", "", ship)


def _passenger(flight: Flight, reservation: Reservation, guest: Guest) -> Iterator[Segment]:
    person, told = guest.person, guest.presented
    head, *rest = _person(flight, "FL", person, told)
    yield head
    yield from rest[:2]
    yield from _bags(guest)
    yield segment("GEI", "4", "173")
    yield from rest[2:]
    if guest.reference == "1":
        yield segment("COM", (reservation.phone, "TE"), (reservation.email, "EM"))
    yield segment("RFF", ("AVF", reservation.locator))
    yield segment("RFF", ("ABO", f"{reservation.locator}{guest.reference}"))
    if guest.seat:
        yield segment("RFF", ("SEA", guest.seat))
    yield from _document(person, told)


def _person(flight: Flight, role: str, person: Person, told: Told) -> Iterator[Segment]:
    """Name, sex and birth date, then residence, ports and nationality."""
    given = (told.given[0], " ".join(told.given[1:])) if told.given else ()
    yield segment("NAD", role, "", "", (told.surname, *given))
    yield segment("ATT", "2", "", "F" if person.female else "M")
    yield segment("DTM", ("329", f"{told.born:%y%m%d}"))
    yield segment("LOC", "174", person.home)
    yield segment("LOC", "178", flight.border.origin)
    yield segment("LOC", "179", flight.border.destination)
    yield segment("NAT", "2", person.nationality)


def _bags(guest: Guest) -> Iterator[Segment]:
    """Count and weight stand with the head of a pool only; the tags with every member."""
    bags = guest.luggage
    if bags is None:
        return
    if bags.head:
        yield segment("MEA", "CT", "", ("", str(bags.pieces)))
    if bags.pieces:
        yield segment("MEA", "WT", "", ("KGM", str(bags.weight)))
        yield segment("FTX", "BAG", "", "", (bags.tag, str(bags.pieces)))


def _document(person: Person, told: Told) -> Iterator[Segment]:
    yield segment("DOC", (person.document_kind, "110", "111"), told.document)
    yield segment("DTM", ("36", f"{person.expires:%y%m%d}"))
    yield segment("DTM", ("182", f"{person.issued:%y%m%d}"))
    yield segment("LOC", "91", person.nationality)
    if person.visa:
        yield segment("DOC", ("V", "110", "111"), person.visa)
        yield segment("LOC", "91", "VNM")


def boarding(
    flight: Flight, reservations: Sequence[Reservation], moment: datetime, *, closed: bool
) -> list[Boarding]:
    """Who has checked in by ``moment``; when the flight is closed, who is on board."""
    minutes = (flight.departs - moment) / timedelta(minutes=1)
    return [
        (reservation, guest)
        for reservation in reservations
        if reservation.stands_at(moment)
        for guest in reservation.guests
        if guest.checks_in is not None and (guest.boards if closed else guest.checks_in >= minutes)
    ]
