"""Two birth dates, as far as they are known, side by side."""

import re
from datetime import date
from enum import StrEnum
from typing import Self

from msgspec import Struct

from haidang.screening.watchlists.entry import Entry
from haidang.travel import Traveller


class Births(StrEnum):
    """How two birth dates agree, in the words an officer reads."""

    SAME_DAY = "same day"
    FIRST_OF_JANUARY = "same day, but a first of January often means not known"
    SWAPPED = "day and month changed places"
    SAME_YEAR = "same year; the day is not known"
    DAY_OR_MONTH = "same year, and the same day or month"
    OTHER_DAY = "same year, another day"
    NEXT_YEAR = "one year apart"
    OTHER_YEAR = "years apart"
    NOT_TOLD = "not told"


AGREES: dict[Births, bool | None] = {
    Births.SAME_DAY: True,
    Births.FIRST_OF_JANUARY: True,
    Births.SWAPPED: True,
    Births.SAME_YEAR: True,
    Births.DAY_OR_MONTH: False,
    Births.OTHER_DAY: False,
    Births.NEXT_YEAR: False,
    Births.OTHER_YEAR: False,
    Births.NOT_TOLD: None,
}

# A year that may be followed by a month and a day of noughts, blanks or fillers (ICAO 9303-3 section 4.8).
_PARTIAL = re.compile(r"((?:18|19|20)[0-9]{2})(?:-?[0-9X< ]{2}){0,2}")


class Birth(Struct, frozen=True):
    """``year`` stands beside ``day`` too; both ``None`` where nothing is known."""

    day: date | None = None
    year: int | None = None

    @classmethod
    def of_entry(cls, entry: Entry) -> Self:
        return cls(entry.born, entry.year)

    @classmethod
    def of_traveller(cls, traveller: Traveller) -> Self:
        """A day, or the year of a partial date that begins with it.

        >>> from haidang.travel import Name
        >>> Birth.of_traveller(Traveller(name=Name(surname="DOE"), born_as_told="1990-00-00"))
        Birth(day=None, year=1990)
        """
        if traveller.born:
            return cls(traveller.born, traveller.born.year)
        partial = _PARTIAL.fullmatch(traveller.born_as_told or "")
        return cls(None, int(partial[1]) if partial else None)


def compare_births(told: Birth, sought: Birth) -> Births:
    """How far two birth dates agree."""
    if told.year is None or sought.year is None:
        return Births.NOT_TOLD
    if told.year != sought.year:
        return Births.NEXT_YEAR if abs(told.year - sought.year) == 1 else Births.OTHER_YEAR
    if told.day is None or sought.day is None:
        return Births.SAME_YEAR
    return _same_year(told.day, sought.day)


def _same_year(told: date, sought: date) -> Births:
    if told == sought:
        return Births.FIRST_OF_JANUARY if (told.month, told.day) == (1, 1) else Births.SAME_DAY
    if (told.month, told.day) == (sought.day, sought.month):
        return Births.SWAPPED
    if told.month == sought.month or told.day == sought.day:
        return Births.DAY_OR_MONTH
    return Births.OTHER_DAY
