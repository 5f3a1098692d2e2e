"""Two birth dates, as far as they are known, side by side."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Self

from msgspec import Struct

from haidang.screening.watchlists.entry import Entry
from haidang.travel import Traveller

DAYS_OF_A_YEAR = 366
A_FEW_YEARS = 3


class Births(StrEnum):
    """How two birth dates agree, in the words an officer reads; the closest first."""

    SAME_DAY = "same day"
    FIRST_OF_JANUARY = "same day, but a first of January often means not known"
    SWAPPED = "day and month changed places"
    SAME_MONTH = "same month; the day is not known"
    SAME_YEAR = "same year; the day is not known"
    WITHIN = "within the years told"
    DAY_OR_MONTH = "same year, and the same day or month"
    OTHER_DAY = "same year, another day"
    NEXT_YEAR = "a year apart at most"
    FEW_YEARS = "a few years apart"
    OTHER_YEAR = "years apart"
    NOT_TOLD = "not told"


CLOSEST = {births: at for at, births in enumerate(Births)}
AGREES: dict[Births, bool | None] = {
    births: None if births is Births.NOT_TOLD else at <= CLOSEST[Births.WITHIN]
    for births, at in CLOSEST.items()
}

# A year, and a month and a day that may be noughts, blanks or fillers (ICAO 9303-3 section 4.8).
_PARTIAL = re.compile(r"((?:18|19|20)[0-9]{2})(?:-?([0-9X< ]{2}))?(?:-?([0-9X< ]{2}))?")


class Birth(Struct, frozen=True, gc=False):
    """The days between which somebody was born, by their ordinals; one day where it is known."""

    first: int
    last: int

    @classmethod
    def of_day(cls, day: date) -> Self:
        return cls(day.toordinal(), day.toordinal())

    @classmethod
    def of_text(cls, text: str) -> Self | None:
        """A day, a month, a year, or two of them with a stroke between (ISO 8601-1 section 5.5).

        >>> from datetime import date
        >>> birth = Birth.of_text("1990-02")
        >>> str(date.fromordinal(birth.first)), str(date.fromordinal(birth.last))
        ('1990-02-01', '1990-02-28')
        >>> Birth.of_text("1988/1990").years
        range(1988, 1991)
        """
        ends = [_partial(part) for part in text.split("/")]
        known = [end for end in ends if end]
        if not known or len(known) != len(ends):
            return None
        return cls(min(first for first, _ in known), max(last for _, last in known))

    @classmethod
    def all_of(cls, entry: Entry) -> tuple[Self, ...]:
        """Every birth date an entry knows."""
        told = (cls.of_text(text) for text in entry.births)
        first = cls.of_day(entry.born) if entry.born else cls.of_text(str(entry.born_year or ""))
        return tuple(birth for birth in dict.fromkeys((first, *told)) if birth)

    @classmethod
    def of_traveller(cls, traveller: Traveller) -> Self | None:
        """A day, or as much as a partial date tells.

        >>> from haidang.travel import Name
        >>> Birth.of_traveller(Traveller(name=Name(surname="DOE"), born_as_told="1990-00-00")).years
        range(1990, 1991)
        """
        if traveller.born:
            return cls.of_day(traveller.born)
        return cls.of_text(traveller.born_as_told or "")

    @property
    def day(self) -> int | None:
        """The ordinal of the day, where it is known."""
        return self.first if self.first == self.last else None

    @property
    def swapped(self) -> int | None:
        """The ordinal of the day with day and month the other way round, where there is such another day.

        >>> from datetime import date
        >>> str(date.fromordinal(Birth.of_day(date(1990, 2, 1)).swapped))
        '1990-01-02'
        """
        born = date.fromordinal(self.first)
        if self.day is None or born.day > 12 or born.day == born.month:
            return None
        return born.replace(month=born.day, day=born.month).toordinal()

    @property
    def years(self) -> range:
        return range(date.fromordinal(self.first).year, date.fromordinal(self.last).year + 1)


def closest(told: Birth | None, sought: Sequence[Birth]) -> Births:
    """How far a birth date agrees with the one of several that is closest to it."""
    if told is None:
        return Births.NOT_TOLD
    if len(sought) == 1:
        return compare_births(told, sought[0])
    return min(
        (compare_births(told, birth) for birth in sought), key=CLOSEST.__getitem__, default=Births.NOT_TOLD
    )


def compare_births(told: Birth, sought: Birth) -> Births:
    """How far two birth dates agree."""
    if told.first == told.last and sought.first == sought.last:
        return _days(told.first, sought.first)
    if told.first <= sought.last and sought.first <= told.last:
        wider = max(told.last - told.first, sought.last - sought.first)
        if wider >= DAYS_OF_A_YEAR:
            return Births.WITHIN
        return Births.SAME_YEAR if wider > 31 else Births.SAME_MONTH
    return _apart(max(told.first - sought.last, sought.first - told.last))


def _days(told: int, sought: int) -> Births:
    if abs(told - sought) >= DAYS_OF_A_YEAR:
        return _apart(abs(told - sought))
    one, other = date.fromordinal(told), date.fromordinal(sought)
    if told == sought:
        return Births.FIRST_OF_JANUARY if (one.month, one.day) == (1, 1) else Births.SAME_DAY
    if one.year != other.year:
        return _apart(abs(told - sought))
    if (one.month, one.day) == (other.day, other.month):
        return Births.SWAPPED
    return Births.DAY_OR_MONTH if one.month == other.month or one.day == other.day else Births.OTHER_DAY


def _apart(days: int) -> Births:
    if days <= DAYS_OF_A_YEAR:
        return Births.NEXT_YEAR
    return Births.FEW_YEARS if days <= A_FEW_YEARS * DAYS_OF_A_YEAR else Births.OTHER_YEAR


def _partial(text: str) -> tuple[int, int] | None:
    """The first and the last day of a date told in part; an impossible day or month counts as not told."""
    told = _PARTIAL.fullmatch(text.strip())
    if not told:
        return None
    year, month, day = int(told[1]), _number(told[2]), _number(told[3])
    if not 1 <= month <= 12:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    length = monthrange(year, month)[1]
    if not 1 <= day <= length:
        return date(year, month, 1).toordinal(), date(year, month, length).toordinal()
    return date(year, month, day).toordinal(), date(year, month, day).toordinal()


def _number(digits: str | None) -> int:
    return int(digits) if digits and digits.isdecimal() else 0
