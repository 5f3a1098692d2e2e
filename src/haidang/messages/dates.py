"""Dates as carriers write them: two digits for the year, and the century left to the reader.

Three orders of digits are in use: ``yymmdd`` and ``ccyymmdd`` (PAXLST, format qualifiers 101, 102, 201,
203 to 205 and 303 of UN/EDIFACT 2379), ``ddmmyy`` (PNRGOV) and ``ddMMMyy`` (AIRIMP). People also write as
they do at home, with strokes and points. A date that does not exist, or that is only partly told, is
``None``: whoever asked keeps what was written.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), 1
    )
}
_AIRIMP = re.compile(r"(\d{1,2})[ /-]?([A-Z]{3})[ /-]?(\d{4}|\d{2})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_DAY_FIRST = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)  # with strokes it may be the month
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d|(?:\d{4}|\d\d)\d{4})"
    r"(?P<clock>[T ]?(?:\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?)?)"
    r"(?P<zone>[A-Z]{1,4}|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)
_MIDNIGHT = ("2400", "240000")
# A flight is told at most so long before or after; a date farther off was written in another order.
_FAR, _NEAR_BY = timedelta(days=730), timedelta(days=400)
# A document is shown for some years after it ran out, and none is valid for a century.
_EXPIRED_YEARS = 15


@lru_cache(maxsize=8192)
def yymmdd(text: str, around: date | None) -> date | None:
    """A day near ``around``: the century that brings it closest; in this one when nothing else is known.

    >>> yymmdd("991231", date(2001, 1, 1)), yymmdd("20260401", None), yymmdd("990000", None)
    (datetime.date(1999, 12, 31), datetime.date(2026, 4, 1), None)
    """
    told = _figures(text)
    return told and _day(_near(told[0], around), told[1], told[2])


@lru_cache(maxsize=8192)
def ddmmyy(text: str, around: date | None) -> date | None:
    """
    >>> ddmmyy("010426", None), ddmmyy("01042026", None), ddmmyy("01APR26", None)
    (datetime.date(2026, 4, 1), datetime.date(2026, 4, 1), datetime.date(2026, 4, 1))

    Some write the year first all the same; then the reading near ``around`` is meant.

    >>> ddmmyy("260401", date(2026, 4, 2))
    datetime.date(2026, 4, 1)
    """
    text = text.strip()
    if len(text) not in (6, 8) or not (text.isdecimal() and text.isascii()):
        return None if text.isdecimal() else yymmdd(text, around)
    told = _day(_near(int(text[4:]), around), int(text[2:4]), int(text[:2]))
    if around and (told is None or abs(told - around) > _FAR):
        other = yymmdd(text, around)
        return other if other and abs(other - around) <= _NEAR_BY else told
    return told


def moment(day: date | None, clock: str) -> datetime | None:
    """A local time on that day; ``clock`` is ``hhmm`` or ``hhmmss``, midnight when it was not told.

    >>> moment(date(2026, 4, 1), "0905"), moment(date(2026, 4, 1), "4321")
    (datetime.datetime(2026, 4, 1, 9, 5), None)
    >>> moment(date(2026, 4, 1), "2400")
    datetime.datetime(2026, 4, 2, 0, 0)
    """
    if day is None:
        return None
    if clock.strip() in _MIDNIGHT:
        return datetime.combine(day + timedelta(days=1), time()) if day < date.max else None
    told = _time(clock)
    return None if told is None else datetime.combine(day, told)


@lru_cache(maxsize=4096)
def _time(clock: str) -> time | None:
    clock = clock.strip().replace(":", "")
    if clock and (not clock.isdecimal() or len(clock) not in (4, 6)):
        return None
    hour, minute, second = int(clock[:2] or 0), int(clock[2:4] or 0), int(clock[4:] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second)


def yymmddhhmm(text: str, around: date | None) -> datetime | None:
    """Also with the century, with seconds, or as ISO 8601 has it. A zone behind it says what the port does.

    >>> yymmddhhmm(" 2604011200", None), yymmddhhmm("2026-04-01T12:00+07:00", None)
    (datetime.datetime(2026, 4, 1, 12, 0), datetime.datetime(2026, 4, 1, 12, 0))
    """
    text = text.strip()
    cut = 8 if len(text) in (8, 12, 14) else 6
    if not text.isdecimal() and (told := _MOMENT.fullmatch(text)):
        return moment(yymmdd(told["day"], around), told["clock"].lstrip("T ").partition(".")[0])
    return moment(yymmdd(text[:cut], around), text[cut:])


def in_utc(local: datetime | None) -> datetime | None:
    return local and local.replace(tzinfo=UTC)


@lru_cache(maxsize=32768)
def birthday(text: str, told: date | None) -> date | None:
    """The latest reading that is not after the day it was told: nobody travels before birth.

    >>> birthday("900215", date(2026, 4, 1)), birthday("260402", date(2026, 4, 1))
    (datetime.date(1990, 2, 15), datetime.date(1926, 4, 2))
    >>> birthday("20JUL12", date(2026, 4, 1)), birthday("900000", date(2026, 4, 1))
    (datetime.date(2012, 7, 20), None)
    """
    figures = _figures(text)
    if figures is None or (figures[0] < 100 and told is None):
        return None
    year, month, day = figures
    if year >= 100 or told is None:
        return _day(year, month, day)
    year += told.year - told.year % 100
    later = (year, month, day) > (told.year, told.month, told.day)
    return _day(year - 100 if later else year, month, day)


@lru_cache(maxsize=8192)
def expiry(text: str, told: date | None) -> date | None:
    """Documents end in the future, or not long ago.

    >>> expiry("610218", date(2017, 1, 27)), expiry("081230", date(2017, 1, 27))
    (datetime.date(2061, 2, 18), datetime.date(2008, 12, 30))
    """
    figures = _figures(text)
    if figures is None:
        return None
    year, month, day = figures
    if year < 100:
        year += 2000 if told is None else told.year - told.year % 100
        if told is not None:
            while year < told.year - _EXPIRED_YEARS:
                year += 100
            while year - 100 >= told.year - _EXPIRED_YEARS:
                year -= 100
    return _day(year, month, day)


def _figures(text: str) -> tuple[int, int, int] | None:
    """Year as told, month and day: in the orders that begin with the year, as in ISO 8601, or AIRIMP's."""
    text = text.strip()
    if text.isdecimal() and text.isascii():
        if len(text) == 6:
            return int(text[:2]), int(text[2:4]), int(text[4:])
        if len(text) == 8:
            return int(text[:4]), int(text[4:6]), int(text[6:])
        return None
    if year_first := _YEAR_FIRST.fullmatch(text):
        return int(year_first[1]), int(year_first[3]), int(year_first[4])
    if day_first := _DAY_FIRST.fullmatch(text):
        return int(day_first[3]), int(day_first[2]), int(day_first[1])
    if (named := _AIRIMP.fullmatch(text.upper())) and named[2] in _MONTHS:
        return int(named[3]), _MONTHS[named[2]], int(named[1])
    return None


def _near(year: int, around: date | None) -> int:
    if year >= 100:
        return year
    if around is None:
        return 2000 + year
    candidates = (around.year - around.year % 100 + year + shift for shift in (-100, 0, 100))
    return min(candidates, key=lambda candidate: abs(candidate - around.year))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
