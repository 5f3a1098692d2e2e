"""Bookings of PNRGOV."""

import re
from collections.abc import Iterator
from typing import Any

from benchmarks.conformance.contacts import contacts
from benchmarks.conformance.days import ddmmyy, short, yymmdd
from benchmarks.conformance.fact import Fact, among, fact, joined, letters, texts
from haidang.messages import Message
from haidang.travel import Booking, Contact

_TITLES = re.compile(r"(MSTR|MISS|MRS|CHD|INF|MR|MS|DR)+$")
_DAY = re.compile(r"\d{1,2}[A-Z]{3}\d{2,4}")
_SEXES = {"M": "M", "MI": "M", "F": "F", "FI": "F", "U": "X", "UI": "X"}


def push(told: dict[str, Any], read: list[Message]) -> Iterator[Fact]:
    bookings = [booking for message in read for booking in message.bookings]
    yield from _flight(told.get("flight") or [], read)
    if "pnr_count" in told:
        yield fact("bookings", told["pnr_count"], len(bookings))
    for number, record in enumerate(told.get("pnrs", [])):
        locators = {tuple(map(joined, each)) for each in record.get("locators", []) if len(each) == 2}
        by_locator = (
            one for one in bookings if locators & {(each.system, each.code) for each in one.locators}
        )
        by_order = bookings[number] if number < len(bookings) else None
        yield from _booking(
            record, by_order if len(bookings) == len(told["pnrs"]) else next(by_locator, None)
        )


def _flight(flight: list[list[str]], read: list[Message]) -> Iterator[Fact]:
    """The elements of TVL: times, origin, destination, carrier, number."""
    movements = [message.movement for message in read if message.movement]
    if len(flight) < 5 or not movements:
        return
    times, origin, destination, carrier, number = (list(map(joined, each)) for each in flight[:5])
    yield among("ports", origin[0], [one.origin for one in movements])
    yield among("ports", destination[0], [one.destination for one in movements])
    yield among("carriers", carrier[-1], [one.carrier for one in movements])
    yield among("flights", number[0].lstrip("0"), [one.number for one in movements])
    if (day := ddmmyy(times[0])) and len(times) > 1:
        clock = times[1].zfill(4)[:4] if times[1] else "0000"
        yield among(
            "times", day + clock, [one.departs.strftime("%y%m%d%H%M") for one in movements if one.departs]
        )
    if len(times) > 3 and ddmmyy(times[2]):
        yield among("times", times[3][:4], [one.arrives.strftime("%H%M") for one in movements if one.arrives])


def _booking(record: dict[str, Any], booking: Booking | None) -> Iterator[Fact]:
    if booking is None:
        yield fact("bookings", record.get("locators"), "none")
        return
    for locator in record.get("locators", []):
        if len(locator) == 2 and joined(locator[1]):
            read = [[each.system, each.code] for each in booking.locators]
            yield among("locators", [joined(part) for part in locator], read)
    if day := next((day for part in record.get("created") or [] if (day := ddmmyy(joined(part)))), None):
        yield fact("created", day, short(booking.created.date()) if booking.created else None)
    for name in record.get("names", []):
        yield _name([*map(joined, texts(name)), "", "", "", ""], booking)
    for leg in record.get("legs", []):
        yield _leg([*map(joined, leg), *[""] * 6][:6], booking)
    for text in record.get("docs", []):
        yield from _docs(joined(text), booking)
    yield from contacts(record, all_contacts(booking))


def all_contacts(booking: Booking) -> list[Contact]:
    return [*booking.contacts, *(contact for each in booking.travellers for contact in each.contacts)]


def _name(name: list[str], booking: Booking) -> Fact:
    """The same surname, and given names as far as both tell them; the title aside."""
    surname, given, kind, reference = name[:4]
    told = (letters(surname), _TITLES.sub("", letters(given)))
    if kind == "G" or (not given and not reference):
        return among("group names", surname, [each.text for each in booking.remarks])
    read = [
        (letters(surname), letters("".join(name.given)))
        for each in booking.travellers
        for name in (each.booked_as, each.name)
        if name is not None
        for surname in (name.surname, name.surname + (name.title or ""))
    ]
    same = any(_agree(told[0], one) and _agree(told[1], other) for one, other in read)
    return Fact("persons", "/".join(told), str(read), same)


def _agree(told: str, read: str) -> bool:
    return told.startswith(read) or read.startswith(told)


def _leg(leg: list[str], booking: Booking) -> Fact:
    origin, destination, carrier, _, number, booked = leg
    told = (origin, destination, carrier, number.lstrip("0"), booked)
    if not destination and number.isdecimal() and len(number) > 4:
        return among("hotels and cars", True, (carrier in each.text for each in booking.remarks))
    if not (origin or destination):
        codeshared = [each for leg in booking.legs for each in (leg.operating_number, leg.number)]
        return among("codeshares", number.lstrip("0"), codeshared)
    read = [
        (each.origin, each.destination, each.carrier or "", found or "", each.booking_class or "")
        for each in booking.legs
        for found in (each.number, each.operating_number)
    ]
    return among("legs", told, read)


def _docs(text: str, booking: Booking) -> Iterator[Fact]:
    """By place where birth date and sex stand in theirs; by shape where fields are shifted."""
    fields = [field.strip() for field in re.sub(r"-1[A-Z].*$", "", text).split("/")]
    papers = {paper.number: (paper, each) for each in booking.travellers for paper in each.documents}
    if len(fields) < 7 or not (_DAY.fullmatch(fields[5]) and fields[6] in _SEXES):
        shaped = [field for field in fields if re.fullmatch(r"(?=.*\d)[A-Z0-9]{5,}", field)]
        for number in [field for field in shaped if not _DAY.fullmatch(field)][:1]:
            yield among("documents", number, papers)
        return
    number, born, sex = fields[3], yymmdd(fields[5]), _SEXES[fields[6]]
    if number:
        yield among("documents", number, papers)
    known = [papers[number][1]] if number in papers else list(booking.travellers)
    yield among("birth dates", born, [short(each.born) for each in known])
    yield among("sexes", sex, [str(each.sex) for each in known if each.sex])
    if number in papers and len(fields) > 7 and (day := yymmdd(fields[7])):
        yield fact("expiries", day, short(papers[number][0].expires))
