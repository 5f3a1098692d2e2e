"""Fields about the reservation."""

from datetime import datetime

from haidang.screening.criteria.departure import hours_before_departure
from haidang.travel import Crossing


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


def _hours(crossing: Crossing, moment: datetime | None) -> float | None:
    return hours_before_departure(moment, crossing.movement) if moment else None
