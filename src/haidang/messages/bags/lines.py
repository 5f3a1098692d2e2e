"""One line of a baggage message, ``.X/first/second``, and the facts lines hold."""

import re
from datetime import date, datetime
from typing import Self

from msgspec import Struct

from haidang.messages import dates
from haidang.messages.baggage import tags
from haidang.messages.flight import flight_number
from haidang.messages.names import booked
from haidang.messages.problem import Problem
from haidang.travel import Movement, Name

_LINE = re.compile(r"\.([A-Z])/(.*)", re.DOTALL)
_DAY = re.compile(r"(\d{1,2})([A-Z]{3})(\d{2}|\d{4})?")
_PLATE = re.compile(r"(\d{10}|(?:[A-Z][A-Z0-9]|[0-9][A-Z])\d{6})(\d{3})?")
_SEVERAL = re.compile(r"(\d{1,2})(\D.*)")
_CLOCK = re.compile(r"(\d{4})(\d{2})?[LZ]?")


class Line(Struct, frozen=True):
    """``letter`` is empty when the line is no element. ``fields`` are what strokes part."""

    number: int
    text: str
    letter: str = ""
    fields: tuple[str, ...] = ()

    @classmethod
    def of(cls, number: int, text: str) -> Self:
        """
        >>> Line.of(3, ".W/K/2/38").fields
        ('K', '2', '38')
        """
        told = _LINE.fullmatch(text)
        if told is None:
            return cls(number, text)
        return cls(number, text, told[1], tuple(field.strip() for field in told[2].split("/")))

    def get(self, place: int) -> str:
        """The field at that place, empty when left off."""
        return self.fields[place] if place < len(self.fields) else ""


class Flight(Struct, frozen=True):
    """A flight as one line tells it: with one of its ports, whose end the element's letter says."""

    number: int
    designator: tuple[str, str, str]
    day: date | None
    port: str
    booking_class: str | None

    def movement(self, origin: str, destination: str) -> Movement:
        carrier, number, suffix = self.designator
        return Movement(
            carrier=carrier,
            number=number,
            suffix=suffix,
            origin=origin,
            destination=destination,
            departs=dates.moment(self.day, ""),
            at=(self.number,),
        )


class Reading:
    """``day`` is when the message came, for the years nobody tells."""

    def __init__(self, day: date | None, problems: list[Problem]) -> None:
        self.day, self.problems = day, problems

    def problem(self, kind: str, what: str, line: Line) -> None:
        self.problems.append(Problem(kind=kind, what=what, segment=line.number))

    def flight(self, line: Line) -> "Flight | None":
        """``XX123/01APR/CDG/Y``"""
        told, when, port, booking_class = self._flight_fields(line)
        if not told:
            self.problem("bad number", f"no flight in {line.text[:40]}", line)
            return None
        day = self.date(when, line)
        return Flight(line.number, flight_number(told), day, port.upper(), booking_class or None)

    def _flight_fields(self, line: Line) -> tuple[str, str, str, str]:
        fields = list(line.fields)
        if len(fields) > 2 and fields[1].isdecimal() and _DAY.fullmatch(fields[1] + fields[2]):
            self.problem("out of place", f"a stroke inside the date: {fields[1]}/{fields[2]}", line)
            fields[1:3] = [fields[1] + fields[2]]
        told, when, port, booking_class = (*fields, "", "", "", "")[:4]
        return told, when.replace(" ", ""), port, booking_class

    def date(self, told: str, line: Line) -> date | None:
        """``01APR``, of the year that brings it nearest to the day the message came."""
        if not told:
            return None
        found = _DAY.fullmatch(told.upper())
        if found is None:
            self.problem("bad date", f"no such day: {told[:20]}", line)
            return None
        if found[3]:
            years = [found[3]]
        elif self.day is None:
            self.problem("bad date", f"{told} has no year, and when the message came is not known", line)
            return None
        else:
            years = [f"{self.day.year + shift:04d}" for shift in (-1, 0, 1)]
        days = [dates.yymmdd(f"{found[1]}{found[2]}{year}", self.day) for year in years]
        near = [(abs(day - (self.day or day)), day) for day in days if day]
        if not near:
            self.problem("bad date", f"no such day: {told[:20]}", line)
        return min(near)[1] if near else None

    def moment(self, day: str, clock: str, line: Line) -> datetime | None:
        """``05FEB`` and ``1059L``."""
        told = _CLOCK.fullmatch(clock)
        if clock and told is None:
            self.problem("bad date", f"no such time: {clock[:20]}", line)
        return dates.moment(self.date(day, line), told[1] + (told[2] or "") if told else "")

    def plates(self, told: str, line: Line) -> list[str]:
        """Ten figures, or an airline and six, and a count of three: every tag of the range."""
        found = _PLATE.fullmatch(told.replace(" ", "").upper())
        if found is None:
            self.problem("bad number", f"no such bag tag: {told[:20]}", line)
            return []
        count = int(found[2] or 1)
        if count == 0:
            self.problem("bad number", f"a range of no tags: {told[:20]}", line)
        return tags(found[1], count)


def names(line: Line) -> list[Name]:
    """``2PAGE/L/B`` is two people of one surname; without a count every given name is one person's.

    >>> [name.full for name in names(Line.of(0, ".P/2PAGE/L/B"))]
    ['L PAGE', 'B PAGE']
    >>> [name.full for name in names(Line.of(0, ".P/1DOE/JANE/MARIE"))]
    ['JANE MARIE DOE']
    >>> names(Line.of(0, ".P/ROE/ANNMRS"))
    [Name(surname='ROE', given=('ANN',), title='MRS')]
    """
    surname, *given = [field for field in line.fields if field] or [""]
    several = _SEVERAL.fullmatch(surname)
    count = int(several[1]) if several else 1
    surname = several[2].strip() if several else surname
    if not surname:
        return []
    if count > 1:
        given = [*given, *[""] * (count - len(given))]
        return [booked(surname, each) for each in given]
    first = booked(surname, given[0] if given else "")
    return [Name(surname=first.surname, given=(*first.given, *given[1:]), title=first.title)]
