"""Fields about the reservation."""

from datetime import date, datetime

from haidang.screening.criteria.departure import hours_before_departure
from haidang.screening.criteria.fields.field import Carrier
from haidang.travel import Crossing

CANCELLED = frozenset(("HX", "UN", "NO", "UC"))
"""Status codes of a leg that is not flown (AIRIMP)."""


def lead_hours(crossing: Crossing) -> float | None:
    """Hours from the making of the booking until departure."""
    return _hours(crossing, crossing.booking.created if crossing.booking else None)


def changed_hours(crossing: Crossing) -> float | None:
    """Hours from the last change of the booking until departure."""
    return _hours(crossing, crossing.booking.changed if crossing.booking else None)


def ticketed_hours(crossing: Crossing) -> float | None:
    """Hours from the issue of the tickets until departure."""
    return _hours(crossing, crossing.booking.ticketed if crossing.booking else None)


def one_way(crossing: Crossing) -> bool | None:
    """Whether no booked leg comes back to where the journey began."""
    legs = crossing.booking.legs if crossing.booking else ()
    return legs[-1].destination != legs[0].origin if legs else None


def party_size(crossing: Crossing) -> int | None:
    """How many people the booking is for, as told, or else counted."""
    booking = crossing.booking
    return (booking.party_size or len(booking.travellers) or None) if booking else None


def agency(crossing: Crossing) -> str | None:
    """Name of the agency that made the booking, or its IATA number where no name is told."""
    agency = crossing.booking.agency if crossing.booking else None
    return (agency.name or agency.number) if agency else None


def agency_number(crossing: Crossing) -> str | None:
    """IATA number of the agency that made the booking."""
    agency = crossing.booking.agency if crossing.booking else None
    return agency.number if agency else None


def agency_country(crossing: Crossing) -> str | None:
    """Country of the agency that made the booking, as told."""
    agency = crossing.booking.agency if crossing.booking else None
    return agency.country if agency else None


def agency_city(crossing: Crossing) -> str | None:
    """City of the agency that made the booking, as told."""
    agency = crossing.booking.agency if crossing.booking else None
    return agency.city if agency else None


def changes(crossing: Crossing) -> int | None:
    """How many changes the booking's own history tells."""
    return (len(crossing.booking.changes) or None) if crossing.booking else None


def versions(crossing: Crossing) -> int | None:
    """How many versions of the booking were pushed: one, and one more for each push that differed."""
    if crossing.booking is None:
        return None
    return 1 + len({change.when for change in crossing.changes if change.of_booking})


def contact_changed_hours(crossing: Crossing) -> float | None:
    """Hours from the last message that changed a phone number or e-mail address until departure."""
    return _changed_hours(crossing, "contacts")


def name_changed_hours(crossing: Crossing) -> float | None:
    """Hours from the last message that changed the traveller's name until departure."""
    return _changed_hours(crossing, "name")


def document_changed_hours(crossing: Crossing) -> float | None:
    """Hours from the last message that changed a document until departure."""
    return _changed_hours(crossing, "documents")


def payment_changed_hours(crossing: Crossing) -> float | None:
    """Hours from the last message that changed how the booking is paid until departure."""
    return _changed_hours(crossing, "payments")


def leg_changed_hours(crossing: Crossing) -> float | None:
    """Hours from the last message that changed the booked legs until departure."""
    return _changed_hours(crossing, "legs")


def tickets(crossing: Crossing) -> int | None:
    """How many tickets the booking tells."""
    return (len(crossing.booking.tickets) or None) if crossing.booking else None


def was_split(crossing: Crossing) -> bool | None:
    """Whether the booking was split from another."""
    return bool(crossing.booking.split) if crossing.booking else None


def cancelled(crossing: Crossing) -> bool | None:
    """Whether the booking was cancelled."""
    return crossing.booking.cancelled if crossing.booking else None


def booking_class(crossing: Crossing) -> tuple[str, ...]:
    """Booking classes of the legs, such as Y."""
    legs = crossing.booking.legs if crossing.booking else ()
    return tuple(leg.booking_class for leg in legs if leg.booking_class)


def frequent_flyer(crossing: Crossing) -> bool | None:
    """Whether the booking names a frequent-flyer number."""
    return bool(crossing.booking.frequent_flyers) if crossing.booking else None


def locator(crossing: Crossing) -> tuple[str, ...]:
    """Codes of the booking at every system: one booking's code belongs on a watchlist."""
    return tuple(each.code for each in crossing.booking.locators) if crossing.booking else ()


def system(crossing: Crossing) -> Carrier | None:
    """Code of the airline or system that keeps the booking."""
    locators = crossing.booking.locators if crossing.booking else ()
    return locators[0].system if locators else None


def made_on(crossing: Crossing) -> date | None:
    """Day on which the booking was made (UTC), written as 2026-04-01."""
    return crossing.booking.created.date() if crossing.booking and crossing.booking.created else None


def made_hour(crossing: Crossing) -> int | None:
    """Hour of the day at which the booking was made (UTC), 0 to 23."""
    return crossing.booking.created.hour if crossing.booking and crossing.booking.created else None


def agency_system(crossing: Crossing) -> str | None:
    """Code of the reservation system the agency booked by, as told."""
    agency = crossing.booking.agency if crossing.booking else None
    return agency.system if agency else None


def cancelled_legs(crossing: Crossing) -> int | None:
    """How many legs stand as cancelled (HX, UN, NO, UC)."""
    legs = crossing.booking.legs if crossing.booking else ()
    return sum(leg.status in CANCELLED for leg in legs) if legs else None


def _changed_hours(crossing: Crossing, what: str) -> float | None:
    return _hours(crossing, max((one.when for one in crossing.changes if one.what == what), default=None))


def _hours(crossing: Crossing, moment: datetime | None) -> float | None:
    return hours_before_departure(moment, crossing.movement) if moment else None
