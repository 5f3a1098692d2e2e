"""Persons and legs of PAXLST."""

from collections.abc import Iterator
from typing import Any

from benchmarks.conformance.contacts import contacts
from benchmarks.conformance.days import short, yymmdd
from benchmarks.conformance.fact import Fact, among, fact, joined, letters, texts
from haidang.codes.airports import of_icao
from haidang.codes.countries import alpha3
from haidang.messages import Message
from haidang.travel import Movement, Traveller

_SEXES = {"M": "M", "F": "F", "U": "X", "X": "X"}


def manifest(told: dict[str, Any], read: list[Message]) -> Iterator[Fact]:
    travellers = [traveller for message in read for traveller in message.travellers]
    movements = [movement for message in read for movement in message.movements]
    if "person_count" in told:
        yield fact("persons", told["person_count"], len(travellers))
    if "contact" in told:
        yield among("reporting party", joined(told["contact"]), [m.reporting_party or "" for m in read])
    for leg in told.get("legs", []):
        yield from _leg(leg, movements)
    for person, traveller in _paired(told.get("persons", []), travellers):
        yield from _person(person, traveller)


def _leg(leg: dict[str, Any], movements: list[Movement]) -> Iterator[Fact]:
    if flight := joined(leg.get("flight", "")):
        yield Fact(
            "flights", flight, str([one.designator for one in movements]), _is_flown(flight, movements)
        )
    if leg.get("carrier"):
        yield among("carriers", joined(leg["carrier"]), [one.carrier for one in movements])
    for place, port, times in leg.get("points", []):
        if place in ("125", "87", "92"):
            told_as = of_icao(port) or port[-3:]
            yield among("ports", told_as, [name[-3:] for one in movements for name in _ports(one)])
        for kind, when in times:
            read = [one.departs if kind == "189" else one.arrives for one in movements]
            if kind in ("189", "232") and yymmdd(when[:-4] or when):
                shown = [one.strftime("%y%m%d%H%M")[: len(joined(when))] for one in read if one]
                yield among("times", joined(when), shown)


def _is_flown(flight: str, movements: list[Movement]) -> bool:
    """Whether one of them has that number, behind two or three characters of a carrier or none."""
    numbers = [f"{one.number}{one.suffix}" for one in movements]
    return any(
        flight.endswith(number) and len(flight.removesuffix(number).rstrip("0")) in (0, 2, 3)
        for number in numbers
        if number
    )


def _ports(movement: Movement) -> tuple[str, str]:
    return movement.origin, movement.destination


def _paired(
    persons: list[dict[str, Any]], travellers: list[Traveller]
) -> Iterator[tuple[dict[str, Any], Traveller | None]]:
    """In the order told; by name where the numbers differ."""
    if len(persons) == len(travellers):
        yield from zip(persons, travellers, strict=True)
        return
    left = list(travellers)
    for person in persons:
        found = next((each for each in left if _called(person) == letters(each.name.full)), None)
        if found:
            left.remove(found)
        yield person, found


def _called(person: dict[str, Any]) -> str:
    return letters(" ".join((*texts(person.get("given", [])), person.get("surname", ""))))


def _person(person: dict[str, Any], traveller: Traveller | None) -> Iterator[Fact]:
    if traveller is None:
        yield fact("persons", person.get("surname", ""), "nobody")
        return
    title = traveller.name.title or ""
    given = "".join(traveller.name.given)
    full = {letters(f"{given}{each}{traveller.name.surname}") for each in ("", title)}
    yield among("names", _called(person), full)
    if born := joined(person.get("dob", "")):
        day = yymmdd(born)
        yield fact("birth dates", day or born, short(traveller.born) if day else traveller.born_as_told)
    if (sex := person.get("sex", "")[:1].upper()) in _SEXES:
        yield fact("sexes", _SEXES[sex], traveller.sex and str(traveller.sex))
    if country := joined(person.get("nat", "")):
        yield among("nationalities", alpha3(country) or country, traveller.nationalities)
    yield from _places(person.get("loc", {}), traveller)
    yield from _references(person.get("rff", {}), traveller)
    yield from _documents(person.get("docs", []), traveller)
    yield from _bags(person, traveller)
    yield from contacts(person, traveller.contacts)


def _places(places: dict[str, str], traveller: Traveller) -> Iterator[Fact]:
    for code, read in (("178", traveller.embarks), ("179", traveller.debarks)):
        if place := joined(places.get(code, "")).split(":")[0]:
            yield fact("places", of_icao(place) or place, read)
    if country := joined(places.get("174", "")).split(":")[0]:
        yield fact("residences", alpha3(country) or country, traveller.residence)
    if birthplace := joined(places.get("180", "")):
        *_, place = birthplace.split(":")
        shown = traveller.birthplace or ""
        yield fact("birthplaces", letters(alpha3(place) or place) in letters(shown), True)


def _references(references: dict[str, str], traveller: Traveller) -> Iterator[Fact]:
    told = {code: joined(value) for code, value in references.items() if joined(value)}
    if locator := told.get("AVF"):
        yield fact("locators", locator, traveller.locator)
    if reference := told.get("ABO"):
        yield fact("references", reference, traveller.reference)
    if seat := told.get("SEA"):
        yield among("seats", seat.lstrip("0"), [each.number for each in traveller.seats])
    if ticket := told.get("YZY"):
        yield among("tickets", ticket, traveller.tickets)


def _documents(papers: list[dict[str, str]], traveller: Traveller) -> Iterator[Fact]:
    known = {each.number: each for each in traveller.documents}
    for paper in papers:
        number, kind = joined(paper.get("number", "")), joined(paper.get("type", ""))
        if not (number or kind):
            continue
        yield among("documents", number, known)
        if (document := known.get(number)) is None:
            continue
        yield fact("kinds of document", kind, document.kind)
        if day := yymmdd(joined(paper.get("expiry", ""))):
            yield fact("expiries", day, short(document.expires))
        if issuer := joined(paper.get("issuer", "")).split(":")[0]:
            yield fact("issuers", alpha3(issuer) or issuer, document.issued_by)


def _bags(person: dict[str, Any], traveller: Traveller) -> Iterator[Fact]:
    tags = [
        joined(tag[0]) for _, tag, *_ in person.get("bags", []) if tag and joined(tag[0]) not in ("", "NULL")
    ]
    for tag in tags:
        yield among("bags", tag, [bag.tag for bag in traveller.bags])
    for kind, told, *_ in person.get("mea", []):
        figures = joined(told[-1])
        if kind == "WT" and figures.isdecimal() and "KGM" in told:
            yield fact("weights", float(figures), sum(bag.weight or 0.0 for bag in traveller.bags))
        if kind == "CT" and figures.isdecimal() and not tags:
            yield fact("pieces", int(figures), sum(bag.pieces for bag in traveller.bags))
