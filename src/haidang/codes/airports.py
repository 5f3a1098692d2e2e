"""Airports and the seaports ships call at: where a code is, and what time it is there.

Airports come from ``airportsdata`` by IATA code; seaports, by UN/LOCODE, from ``data/seaports.csv``.
"""

from datetime import UTC, datetime
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import airportsdata
from msgspec import Struct

from haidang.codes import countries
from haidang.codes.table import rows


class Airport(Struct, frozen=True, kw_only=True):
    """An airport or a seaport.

    ``code`` has three letters (IATA) or five (UN/LOCODE). ``country`` is alpha-3 as everywhere in the
    house, ``country_alpha2`` the same in two letters. ``timezone`` is an IANA name; ``latitude`` and
    ``longitude`` are degrees, north and east positive.
    """

    code: str
    name: str
    city: str
    country: str
    country_alpha2: str
    timezone: str
    latitude: float
    longitude: float


@lru_cache(maxsize=16384)
def airport(code: str) -> Airport | None:
    """The airport or seaport with that code.

    >>> airport("HAN").city, airport("VNHPH").country
    ('Hanoi', 'VNM')
    """
    code = code.strip().upper()
    if row := _airports().get(code):
        return _airport(code, row["name"], row["city"], row["country"], row["tz"], row["lat"], row["lon"])
    if port := _seaports().get(code):
        where = (port["timezone"], float(port["latitude"]), float(port["longitude"]))
        return _airport(code, port["name"], port["city"], port["country"], *where)
    return None


def of_icao(code: str) -> str | None:
    """The code of an airport told in the four letters of ICAO; ``None`` for any other.

    >>> of_icao("VVNB"), of_icao("HAN")
    ('HAN', None)
    """
    return _by_icao().get(code) if len(code) == 4 else None


def utc(local: datetime, code: str) -> datetime | None:
    """The moment, in UTC, at which the clocks at that port showed ``local``; ``None`` for an unknown port.

    When clocks go back an hour is shown twice: the first of the two is meant, as in every timetable.
    When they go forward an hour is skipped: such a time is read as if the clocks had not yet moved.

    >>> utc(datetime(2026, 7, 1, 0, 30), "HAN").isoformat()
    '2026-06-30T17:30:00+00:00'
    """
    place = airport(code)
    if place is None:
        return None
    try:
        return local.replace(tzinfo=_zone(place.timezone), fold=0).astimezone(UTC)
    except OverflowError:  # a carrier's year 1 or 9999, moved off the calendar by the zone
        return None


def local(moment: datetime, code: str) -> datetime | None:
    """What the clocks at that port showed at an aware ``moment``, naive as carriers tell it.

    >>> local(datetime(2026, 6, 30, 17, 30, tzinfo=UTC), "HAN").isoformat()
    '2026-07-01T00:30:00'
    """
    place = airport(code)
    return None if place is None else moment.astimezone(_zone(place.timezone)).replace(tzinfo=None)


@cache
def codes() -> tuple[str, ...]:
    """The code of every airport and seaport.

    >>> "HAN" in codes(), "VNHPH" in codes()
    (True, True)
    """
    return (*_airports(), *_seaports())


@cache
def of_country(code: str) -> frozenset[str]:
    """The codes of every airport and seaport of a country, given in two or three letters.

    >>> sorted(of_country("VN"))[:3]
    ['BMV', 'CAH', 'CXR']
    """
    country = countries.alpha3(code) or code
    return frozenset(each for each in codes() if (place := airport(each)) and place.country == country)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


@cache
def _airports() -> dict[str, airportsdata.Airport]:
    return airportsdata.load("IATA")


@cache
def _by_icao() -> dict[str, str]:
    return {row["icao"]: code for code, row in _airports().items() if row["icao"]}


@cache
def _seaports() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in rows("seaports")}


def _airport(
    code: str, name: str, city: str, country: str, timezone: str, latitude: float, longitude: float
) -> Airport:
    return Airport(
        code=code,
        name=name,
        city=city,
        country=countries.alpha3(country) or country,
        country_alpha2=country,
        timezone=timezone,
        latitude=latitude,
        longitude=longitude,
    )
