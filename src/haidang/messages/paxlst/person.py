"""NAD and what follows it: one person of a manifest."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from msgspec.structs import replace

from haidang.codes.airports import of_icao
from haidang.codes.countries import alpha3_or_told, named
from haidang.edifact import Segment
from haidang.messages import contacts, dates
from haidang.messages.baggage import kilograms, pieces, tags
from haidang.messages.names import booked, spaced_title
from haidang.messages.problem import Problem
from haidang.travel import Address, Bag, Contact, Document, Name, Role, Seat, Sex, Traveller

#: NAD 3035. The persons (ZZZ) of a close-out list are told by their references alone.
ROLES = {
    "FL": Role.PASSENGER,
    "FM": Role.CREW,
    "DDU": Role.TRANSIT_PASSENGER,
    "DDT": Role.TRANSIT_CREW,
    "ZZZ": Role.PASSENGER,
    "VW": Role.CREW,
}
#: UN/EDIFACT 9019 as the guide has it, in words, and in the figures of ISO/IEC 5218, which ships write.
SEXES = {
    **dict.fromkeys(("F", "FI", "FEMALE", "2"), Sex.FEMALE),
    **dict.fromkeys(("M", "MI", "MALE", "1"), Sex.MALE),
    **dict.fromkeys(("U", "X", "9"), Sex.UNSPECIFIED),
}
_OF_INFANTS = ("FI", "MI")
_VERIFIED = {"173": True, "174": False}
_STATE_OF_A_COUNTRY = "163"  # UN/EDIFACT 1131: the code beside it is no country's
#: LOC 3227 of the person's own ports, and DTM 2005 of a document's dates, by the fact they tell.
_PORTS = {"178": "embarks", "179": "debarks"}
_PAPER_DATES = {"36": "expires", "182": "issued"}
_SEAT = re.compile(r"0*([1-9]\d{0,2})[ -]?([A-Z]{1,2})")
_NO_SEAT = re.compile(r"0+|X+|INF|NS|NIL|NONE|JMP")
_KNOWN_LOCATIONS = ("22", "125", "87", "92", "172", "188")
_SILENT = frozenset(
    ("EMP", "CPI", "QTY", "GID", "CTA", "")
)  # the last is rubbish, told by the reader of the bytes


def read_person(first: int, group: Sequence[Segment], day: date | None, problems: list[Problem]) -> Traveller:
    """The traveller of one group, which begins with NAD unless that is lost, as segment ``first``."""
    person = _Person(day, problems)
    for number, segment in enumerate(group, first):
        read = _READ.get(segment.tag)
        if read:
            read(person, number, segment)
        elif segment.tag not in _SILENT:
            what = f"{segment.tag} in a person's group"
            problems.append(Problem(kind="unknown segment", what=what, segment=number))
            if is_misspelt_nad(segment):
                person.nad(number, segment)
    return person.traveller(first)


def is_misspelt_nad(segment: Segment) -> bool:
    """A tag nobody knows, with a person's role and name behind it.

    >>> is_misspelt_nad(Segment("NAX", (("FL",), ("",), ("",), ("DOE", "JANE"))))
    True
    """
    unknown = segment.tag not in _READ and segment.tag not in _SILENT
    return unknown and segment.get(0) in ("FL", "FM", "DDU", "DDT") and bool(segment.get(3))


class _Paper:
    """A document while its dates and places are told."""

    __slots__ = ("at", "days", "issued_by", "kind", "number")

    def __init__(self, kind: str, number: str, at: int) -> None:
        self.kind, self.number = kind, number
        self.days: dict[str, date] = {}
        self.issued_by: str | None = None
        self.at = [at]

    def document(self) -> Document:
        return Document(
            kind=self.kind,
            number=self.number,
            issued=self.days.get("issued"),
            expires=self.days.get("expires"),
            issued_by=self.issued_by,
            at=tuple(self.at),
        )


class _Person:
    """A traveller while the group is read."""

    def __init__(self, day: date | None, problems: list[Problem]) -> None:
        self.day, self.problems = day, problems
        self.name = Name(surname="")
        self.facts: dict[str, Any] = {}
        self.at: dict[str, tuple[int, ...]] = {}
        self.papers: list[_Paper] = []
        self.early: dict[str, date] = {}
        self.nationalities: dict[str, int] = {}
        self.contacts: dict[str, Contact] = {}
        self.addresses: tuple[Address, ...] = ()
        self.seats: list[Seat] = []
        self.bags: list[Bag] = []
        self.tickets: list[str] = []
        self.pieces: int | None = None
        self.weight: float | None = None
        self.measured: list[int] = []

    def traveller(self, first: int) -> Traveller:
        if "name" not in self.at:
            self._problem("missing segment", first, "the NAD of this person is lost")
        if self.nationalities:
            self.at["nationalities"] = tuple(self.nationalities.values())
        return Traveller(
            name=self.name,
            documents=tuple([paper.document() for paper in self.papers if paper.number or paper.kind]),
            nationalities=tuple(self.nationalities),
            contacts=tuple(self.contacts.values()),
            addresses=self.addresses,
            seats=tuple(self.seats),
            bags=self._bags(),
            tickets=tuple(self.tickets),
            at=self.at,
            **self.facts,
        )

    def nad(self, number: int, segment: Segment) -> None:
        self.name = _named(segment.element(3))
        self.at["name"] = (number,)
        self.facts["role"] = ROLES.get(segment.get(0), Role.PASSENGER)
        if segment.get(0) not in ROLES:
            self._problem("unknown code", number, f"NAD+{segment.get(0)[:20]} with a person behind it")
        if not (self.name.surname or self.name.given or segment.get(0) == "ZZZ"):
            self._shifted_name(number, segment)
        elif len(segment.elements) > 4:
            self._address(number, segment)

    def _shifted_name(self, number: int, segment: Segment) -> None:
        """A name one or two places too early, or one too late and nothing of an address behind it."""
        told = [place for place, element in enumerate(segment.elements) if place and any(element)]
        if told in ([1], [2], [4]):
            self.name = _named(segment.element(told[0]))
            self._problem("out of place", number, "the name does not stand in its place")

    def _address(self, number: int, segment: Segment) -> None:
        street = " ".join(part.strip() for part in segment.element(4) if part.strip())
        told = {
            "street": street,
            "city": segment.get(5),
            "region": segment.get(6) or segment.get(6, 3),
            "postcode": segment.get(7),
            "country": alpha3_or_told(segment.get(8)),
        }
        if known := {part: text for part, text in told.items() if text}:
            self.addresses = (Address(**known, at=(number,)),)

    def att(self, number: int, segment: Segment) -> None:
        told = segment.get(2) or segment.get(1)
        if sex := SEXES.get(told.upper()):
            self._tell("sex", number, sex)
            if told.upper() in _OF_INFANTS:
                self._tell("kind", number, "infant")
        elif told:
            self._problem("unknown code", number, f"no such sex: {told}")

    def dtm(self, number: int, segment: Segment) -> None:
        qualifier, told = segment.get(0), segment.get(0, 1)
        if qualifier == "329":
            self._born(number, told)
        elif qualifier in _PAPER_DATES:
            if told:
                self._paper_date(number, _PAPER_DATES[qualifier], told)
        else:
            self._problem("unknown code", number, f"DTM+{qualifier} in a person's group")

    def _born(self, number: int, told: str) -> None:
        born = dates.birthday(told, self.day)
        if born:
            self.facts["born"] = born
        elif told:
            self.facts["born_as_told"] = told
            self._problem("bad date", number, f"no such birth date: {told}")
        if told:
            self.at["born"] = (number,)

    def _paper_date(self, number: int, fact: str, told: str) -> None:
        day = dates.expiry(told, self.day) if fact == "expires" else dates.birthday(told, self.day)
        if not self.papers:
            self._problem("out of place", number, "a document's date before its document")
            if day:
                self.early[fact] = day
            return
        paper = self.papers[-1]
        if day is None:
            self._problem("bad date", number, f"no such date: {told}")
        elif fact in paper.days:
            self._problem("out of place", number, "a second such date: the DOC before it may be lost")
            return
        else:
            paper.days[fact] = day
        paper.at.append(number)

    def loc(self, number: int, segment: Segment) -> None:
        qualifier, told = segment.get(0), segment.get(1)
        if fact := _PORTS.get(qualifier):
            if told:
                self._tell(fact, number, of_icao(told.upper()) or told.upper())
        elif qualifier == "91":
            self._issuer(number, segment)
        elif qualifier == "174" and (country := _country(segment)):
            self._tell("residence", number, country)
        elif qualifier == "180":
            self._birthplace(number, segment)
        elif qualifier not in _KNOWN_LOCATIONS and told:
            self._problem("unknown code", number, f"LOC+{qualifier} in a person's group")

    def _issuer(self, number: int, segment: Segment) -> None:
        told = _country(segment)
        if not told or segment.get(1, 1) == _STATE_OF_A_COUNTRY:
            return
        if not self.papers or self.papers[-1].issued_by:
            self._problem("out of place", number, "a document's issuer without its document")
            return
        self.papers[-1].issued_by = told
        self.papers[-1].at.append(number)

    def _birthplace(self, number: int, segment: Segment) -> None:
        place = segment.get(1, 3) or segment.get(1, 4) or segment.get(2, 3) or segment.get(2)
        country = segment.get(1)
        told = ", ".join(part for part in (place, country and alpha3_or_told(country)) if part)
        if told:
            self._tell("birthplace", number, told)

    def mea(self, number: int, segment: Segment) -> None:
        if segment.get(0) == "CT":
            self.pieces = pieces(segment.get(2, 1) or segment.get(2))
            self.measured.append(number)
        elif segment.get(0) == "WT":
            unit, amount = segment.get(2), segment.get(2, 1)
            told = kilograms(amount, unit)
            self.weight = kilograms(unit, amount) if told is None else told  # some write the unit behind
            self.measured.append(number)

    def ftx(self, number: int, segment: Segment) -> None:
        told = segment.get(3)
        if segment.get(0) != "BAG" or not told or told == "NULL":
            return
        count = pieces(segment.get(3, 1))
        if count is None and segment.get(3, 1):
            self._problem("bad number", number, f"no such count of bags: {segment.get(3, 1)[:20]}")
        whole = told if told.isalnum() else told.replace(" ", "")
        for first in whole.split(","):
            self.bags += [Bag(tag=tag, at=(number,)) for tag in tags(first, count or 1)]

    def _bags(self) -> tuple[Bag, ...]:
        """Tags, then what was counted and has none. The weight of all stands on the first."""
        untagged = (self.pieces or 0) - len(self.bags)
        weighed = self.weight is not None and not self.bags and untagged <= 0
        if untagged > 0 or weighed:
            self.bags.append(Bag(pieces=max(untagged, 1), at=tuple(self.measured)))
        if self.weight is not None:
            head = self.bags[0]
            self.bags[0] = replace(head, weight=self.weight, at=(*head.at, *self.measured))
        return tuple(self.bags)

    def gei(self, number: int, segment: Segment) -> None:
        if (verified := _VERIFIED.get(segment.get(1))) is not None:
            self._tell("verified", number, verified)

    def nat(self, number: int, segment: Segment) -> None:
        told = segment.get(1) or segment.get(0)
        country = alpha3_or_told(told) if not told.isdigit() else None
        if country:
            self.nationalities.setdefault(country, number)

    def com(self, number: int, segment: Segment) -> None:
        for element in segment.elements:
            for value in element[::2]:  # some tell several in one composite, each with its kind behind it
                if contact := contacts.email(value, (number,)) or contacts.phone(value, (number,)):
                    self.contacts.setdefault(contact.value, contact)

    def rff(self, number: int, segment: Segment) -> None:
        qualifier, told = segment.get(0), segment.get(0, 1)
        if not told:
            return
        if qualifier == "AVF":
            self._tell("locator", number, told)
        elif qualifier == "ABO":
            self._tell("reference", number, told)
        elif qualifier == "AEA":
            self._tell("redress", number, told)
        elif qualifier == "SEA":
            self._sit(number, told.upper())
        elif qualifier == "YZY":
            self.tickets.append(told)

    def _sit(self, number: int, told: str) -> None:
        if found := _SEAT.fullmatch(told):
            told = found[1] + found[2]
        if not _NO_SEAT.fullmatch(told):
            self.seats.append(Seat(number=told, kind="manifest", at=(number,)))

    def doc(self, number: int, segment: Segment) -> None:
        self.papers.append(_Paper(segment.get(0).upper(), segment.get(1), number))
        if self.early:
            self.papers[-1].days.update(self.early)
            self.early.clear()

    def _tell(self, name: str, number: int, value: Any) -> None:
        self.facts[name] = value
        self.at[name] = (number,)

    def _problem(self, kind: str, number: int, what: str) -> None:
        self.problems.append(Problem(kind=kind, what=what, segment=number))


def _country(segment: Segment) -> str | None:
    """The state of a LOC, by its code; by its name where that is all that is told."""
    name = segment.get(1, 3)
    return alpha3_or_told(segment.get(1)) or (named(name) or name or None)


def _named(element: Sequence[str]) -> Name:
    """C080 has five components of a name; what follows them says how they are ordered."""
    surname, *given = [part.strip() for part in element[:5]] or [""]
    given = [part for part in given if part]
    if "/" in surname and not given:  # written as on a ticket
        return booked(surname, "")
    if "<" in surname and not given:  # or as on a passport
        surname, _, rest = surname.partition("<<")
        surname, given = surname.replace("<", " ").strip(), [" ".join(rest.replace("<", " ").split())]
        given = [part for part in given if part]
    names, title = spaced_title(given)
    return Name(surname=surname, given=names, title=title)


_READ: dict[str, Callable[[_Person, int, Segment], None]] = {
    "NAD": _Person.nad,
    "ATT": _Person.att,
    "DTM": _Person.dtm,
    "LOC": _Person.loc,
    "MEA": _Person.mea,
    "FTX": _Person.ftx,
    "GEI": _Person.gei,
    "NAT": _Person.nat,
    "COM": _Person.com,
    "RFF": _Person.rff,
    "DOC": _Person.doc,
}
