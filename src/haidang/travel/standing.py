"""Where somebody stands with a movement, as their booking says: booked, there, left behind, no longer in it.

The statuses of a leg are those of reservation messages (AIRIMP) and, where a departure control system fills
them, of PADIS code set 4405.
"""

import re

from haidang.travel.booking import Booking, Leg
from haidang.travel.movement import Movement
from haidang.travel.traveller import Traveller

#: AIRIMP: cancelled by either side, or never confirmed. A leg that was moved stands there twice: UN and TK.
CANCELLED = frozenset(("X", "XX", "XK", "XL", "XR", "DX", "HX", "IX", "OX", "NO", "UC", "UN"))

#: PADIS 4405: boarded, checked in; deboarded, denied boarding, offloaded.
AT_THE_AIRPORT = {
    "BD": "boarded",
    "CK": "checked in",
    "DB": "not boarded",
    "DN": "not boarded",
    "OF": "not boarded",
}

#: AIRIMP's NOSHO, with the flight behind it; a fee for one is none.
_NO_SHOW = re.compile(r"\bNO[ -]?SHOW?\b(?! (?:FEE|PENALTY|CHARGE|RULE))(?P<which>.{0,40})", re.DOTALL)
_DAY = re.compile(r"\d\d[A-Z]{3}")
_FLIGHT = re.compile(r"\b([A-Z][A-Z0-9]|[0-9][A-Z]|[A-Z]{3}) ?0*(\d{1,4}[A-Z]?)\b", re.ASCII)


def standing(
    booking: Booking, traveller: Traveller, movement: Movement | None, before: Booking | None = None
) -> str:
    """The status a booking gives one of its travellers on a movement. ``before`` is how it was last told.

    Where its legs say different things of one movement, the last told holds.

    >>> from haidang.travel import Name
    >>> jane = Traveller(name=Name(surname="DOE"))
    >>> flight = Movement(carrier="X1", number="123", origin="HAN", destination="CDG")
    >>> booked = Leg(origin="HAN", destination="CDG", carrier="X1", number="123", status="HX")
    >>> standing(Booking(legs=(booked,)), jane, flight), standing(Booking(), jane, flight)
    ('cancelled', 'booked')
    """
    statuses = [leg.status for leg in booking.legs if movement and is_on(leg, movement)]
    is_off = bool(statuses) and all(status in CANCELLED for status in statuses)
    if booking.cancelled or is_off or _has_left(booking, before, movement):
        return "cancelled"
    at_the_airport = [AT_THE_AIRPORT[status] for status in statuses if status in AT_THE_AIRPORT]
    if at_the_airport:
        return at_the_airport[-1]
    if traveller.check_in or booking.made_at_check_in:
        return "checked in"
    return "no-show" if movement and _did_not_show(booking, traveller, movement) else "booked"


def _did_not_show(booking: Booking, traveller: Traveller, movement: Movement) -> bool:
    """Whether a service or a remark says NOSHO and names that flight."""
    concern = (None, traveller.reference)
    told = [each.text for each in booking.services if each.traveller in concern]
    told += [each.text for each in booking.remarks if each.kind != "history"]
    day = movement.day.strftime("%d%b").upper() if movement.day else ""
    flights = {f"{movement.carrier}{movement.number}{movement.suffix}", *movement.marketed_as}
    return any(
        f"{carrier}{number}" in flights
        for text in told
        for found in _NO_SHOW.finditer(text)
        for carrier, number in _FLIGHT.findall(found["which"])
        if day in (_DAY.findall(found["which"]) or [day])
    )


def _has_left(booking: Booking, before: Booking | None, movement: Movement | None) -> bool:
    """Whether it held the movement once, and now holds others only."""
    if movement is None or before is None or not booking.legs:
        return False
    held, holds = (any(is_on(leg, movement) for leg in each.legs) for each in (before, booking))
    return held and not holds


def is_on(leg: Leg, movement: Movement) -> bool:
    """Whether a leg is flown by that movement, under whatever number it was sold."""
    if (leg.origin, leg.destination) != (movement.origin, movement.destination):
        return False
    if leg.departs and movement.departs and leg.departs.date() != movement.departs.date():
        return False
    flown = {_plain(movement.carrier, f"{movement.number}{movement.suffix}"), *movement.marketed_as}
    sold = _plain(leg.carrier, leg.number)
    return (
        sold in flown
        or _plain(leg.operating_carrier or leg.carrier, leg.operating_number or leg.number) in flown
    )


def _plain(carrier: str | None, number: str | None) -> str:
    return f"{carrier}{(number or '').lstrip('0')}"
