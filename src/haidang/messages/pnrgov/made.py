"""RCI, DAT, ORG and RPI: under what names, when, where and for how many a booking was made (GR.1)."""

from collections.abc import Iterable
from datetime import date, datetime

from haidang.codes.countries import alpha3_or_told
from haidang.edifact import Segment
from haidang.messages import dates
from haidang.messages.pnrgov.itinerary import LegTold
from haidang.travel import Agency, Locator

#: RCI control number type: a reference of the departure control system, where there is no reservation.
MADE_AT_CHECK_IN = "C"
_TOUCHED, _TICKETED = "700", "710"
"""DAT 2005."""


def locators(rcis: Iterable[Segment]) -> tuple[Locator, ...]:
    """``system:locator`` in every composite of RCI, the sender's own first."""
    told = [
        (element[0].strip(), element[1].strip())
        for rci in rcis
        for element in rci.elements
        if len(element) > 1 and element[1].strip()
    ]
    return tuple([Locator(system=system, code=code) for system, code in dict.fromkeys(told)])


def made(rcis: Iterable[Segment], day: date | None) -> datetime | None:
    """When the booking was made, in UTC."""
    return next((found for rci in rcis if (found := _dated(rci.element(0), 2, day))), None)


def touched_and_ticketed(
    dats: Iterable[Segment], day: date | None
) -> tuple[datetime | None, datetime | None]:
    """When it was last changed (DAT 700) and ticketed (DAT 710), in UTC, as first told."""
    told: dict[str, datetime] = {}
    for dat in dats:
        for element in dat.elements:
            kind = element[0].strip()
            if kind in (_TOUCHED, _TICKETED) and kind not in told and (found := _dated(element, 1, day)):
                told[kind] = found
    return told.get(_TOUCHED), told.get(_TICKETED)


def _dated(parts: tuple[str, ...], first: int, day: date | None) -> datetime | None:
    """The first date from there on, and the time behind it: colons are left out too often."""
    for place in range(first, len(parts)):
        if found := dates.ddmmyy(parts[place], day):
            clock = parts[place + 1] if place + 1 < len(parts) else ""
            return dates.in_utc(dates.moment(found, clock) or dates.moment(found, ""))
    return None


def party_size(legs: Iterable[LegTold]) -> int | None:
    """How many seats RPI books, where it is told."""
    told = [segment.get(0) for leg in legs for _, segment in leg.others if segment.tag == "RPI"]
    counts = [int(count) for count in told if count.isascii() and count.isdecimal() and len(count) < 5]
    return max(counts, default=None)


def agency(number: int, org: Segment) -> Agency:
    """``system:place+IATA number:in-house code+city+airline:place+type+country:currency``."""
    city = org.get(2) or (org.get(1, 1) if len(org.get(1, 1)) == 3 else "")
    return Agency(
        number=org.get(1) or None,
        city=city or None,
        country=alpha3_or_told(org.get(5)),
        system=org.get(0) or None,
        at=(number,),
    )
