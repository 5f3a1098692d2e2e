"""FlightLeg and Flight: the flight pushed, and the legs of a booking."""

from datetime import datetime

from haidang.messages.flight import flight_number
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov_xml.element import Element
from haidang.messages.problem import Problem
from haidang.travel import Leg, Movement


def moment(told: str, number: int, problems: list[Problem]) -> datetime | None:
    """A time as XML Schema writes it, without its zone: carriers tell local times and zones at random.

    >>> moment("2026-04-01T12:00:00.000+07:00", 0, []), moment("2026-04-01", 0, [])
    (datetime.datetime(2026, 4, 1, 12, 0), datetime.datetime(2026, 4, 1, 0, 0))
    """
    if not told:
        return None
    try:
        return datetime.fromisoformat(told).replace(tzinfo=None, microsecond=0)
    except ValueError:
        problems.append(Problem(kind="bad date", what=f"no such time: {told[:30]}", segment=number))
        return None


def pushed_flight(flight: Element, problems: list[Problem]) -> Movement:
    """The flight pushed, by its operating carrier."""
    operating = flight.first("OperatingAirline")
    sold_by = flight.get("CarrierCode", "AirlineCode") or flight.first("MarketingAirline").get("Code")
    carrier, number, suffix = flight_number(
        operating.get("FlightNumber") or flight.get("FlightNumber"), operating.get("Code") or sold_by
    )
    sold_as = flight_number(flight.get("FlightNumber"), sold_by)
    return Movement(
        carrier=carrier,
        number=number,
        suffix=suffix or flight.get("OperationalSuffix"),
        origin=port(flight, "Departure"),
        destination=port(flight, "Arrival"),
        departs=moment(flight.get("DepartureDateTime"), flight.number, problems),
        arrives=moment(flight.get("ArrivalDateTime"), flight.number, problems),
        marketed_as=("".join(sold_as),) if sold_by and sold_as != (carrier, number, suffix) else (),
        at=(flight.number,),
    )


def leg(flight: Element, notes: Notes) -> Leg:
    """One leg of a booking, sold under the marketing airline's number."""
    marketing, operating = flight.first("MarketingAirline"), flight.first("OperatingAirline")
    carrier, number, suffix = flight_number(
        marketing.get("FlightNumber") or flight.get("FlightNumber"),
        marketing.get("Code") or flight.get("CarrierCode") or operating.get("Code"),
    )
    _, operated, operated_suffix = flight_number(operating.get("FlightNumber"), operating.get("Code"))
    ports = flight.of("DepartureAirport", "ArrivalAirport")
    places = (flight, *ports, *flight.of("MarketingAirline", "OperatingAirline"))
    return Leg(
        origin=port(flight, "Departure"),
        destination=port(flight, "Arrival"),
        carrier=carrier or None,
        number=(number + suffix) or None,
        operating_carrier=operating.get("Code") or None,
        operating_number=(operated + operated_suffix) or None,
        booking_class=flight.get("ResBookDesigCode") or None,
        departs=moment(flight.get("DepartureDateTime"), flight.number, notes.problems),
        arrives=moment(flight.get("ArrivalDateTime"), flight.number, notes.problems),
        status=flight.get("Status") or None,
        at=tuple(sorted(each.number for each in places)),
    )


def port(flight: Element, end: str) -> str:
    return flight.first(f"{end}Airport").get("LocationCode").upper()
