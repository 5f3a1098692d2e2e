"""PNRGOV: what the airline's bookings say of those who fly (passenger name records).

IATA/ICAO/WCO PNRGOV EDIFACT implementation guide, 10.1 to 21.1. The version does not say what is in the
message, so one grammar reads them all, and nothing in it is required::

    UNH MSG ORG TVL EQN                                        the flight pushed (level 0)
    { SRC RCI SSR* DAT* IFT* ORG ADD* EBD*                     GR.1  a booking
      { TIF FTI* IFT* REF* FAR* SSR* ADD*                      GR.2  a traveller
        { TKT MON? PTK? TXD* DAT? { FOP IFT? ADD? }* }* }*     GR.3, GR.4  ticket and payment
      { TVL TRA? RPI? APD? SSR* RCI* IFT*                      GR.5  a leg
        { DAT ORG? { TRI TIF SSD? TBD? }* }* }*                GR.6, GR.7  check-in
      { EQN RCI }*  { MSG TVL }*                               GR.8, GR.9  split, other products
      { ABI DAT { SAC ... }* }*  LTS* }*                       GR.10 to GR.12  history
    UNT

One booking that cannot be read never loses its neighbours.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from haidang.edifact import Segment
from haidang.messages.envelope import Envelope, message_of
from haidang.messages.message import Message
from haidang.messages.pnrgov.booking import read_booking
from haidang.messages.pnrgov.groups import bookings
from haidang.messages.pnrgov.itinerary import most_booked, pushed_flight
from haidang.messages.problem import Problem
from haidang.travel import Booking, Movement

#: MSG 1225: a push of every booking of the flight, or of those that changed.
FUNCTIONS = {"22": "list", "141": "update"}


def read(envelope: Envelope) -> Message:
    """One PNRGOV, of whatever version."""
    problems: list[Problem] = []
    told = bookings(envelope.segments)
    level_0 = envelope.segments[: told[0].start if told else None]
    function = _function(level_0)
    pushed = _pushed(level_0, envelope.told, problems)
    found = tuple(_bookings(told, envelope, pushed, function, problems))
    if pushed is None:
        pushed = most_booked((leg for each in found for leg in each.legs), envelope.access_reference)
        problems.append(Problem(kind="missing segment", what="no TVL tells the flight pushed"))
    return message_of(
        envelope,
        problems,
        function=function,
        movements=(_as_sold(pushed, found),) if pushed else (),
        bookings=found,
    )


def movement(envelope: Envelope) -> Movement | None:
    """The flight pushed, from level 0 alone."""
    return _pushed(envelope.segments[:16], envelope.told, [])


def _function(level_0: Sequence[Segment]) -> str:
    for segment in level_0:
        if segment.tag == "MSG":
            codes = (segment.get(0), segment.get(0, 1))
            return next((FUNCTIONS[code] for code in codes if code in FUNCTIONS), "unknown")
    return "unknown"


def _pushed(level_0: Sequence[Segment], told: date | None, problems: list[Problem]) -> Movement | None:
    for number, segment in enumerate(level_0):
        if segment.tag == "SRC":
            return None
        if segment.tag == "TVL" and segment.get(1) and segment.get(4):
            return pushed_flight(number, segment, told, problems)
    return None


def _bookings(
    told: Sequence[range],
    envelope: Envelope,
    pushed: Movement | None,
    function: str,
    problems: list[Problem],
) -> Iterator[Booking]:
    for place in told:
        first, segments = place.start, envelope.segments[place.start : place.stop]
        try:
            yield read_booking(first, segments, pushed, envelope.told, function, problems)
        except Exception as error:  # whatever one booking does, the others are read
            problems.append(Problem(kind="unreadable booking", what=repr(error), segment=first))
            yield Booking(first=first, last=place[-1])


def _as_sold(pushed: Movement, found: Sequence[Booking]) -> Movement:
    """The movement with the designators its bookings know it under."""
    operated = (pushed.carrier, pushed.number)
    sold = {
        f"{leg.carrier}{leg.number}"
        for booking in found
        for leg in booking.legs
        if (leg.operating_carrier, leg.operating_number) == operated and (leg.carrier, leg.number) != operated
    }
    return replace(pushed, marketed_as=tuple(sorted({*pushed.marketed_as, *sold})))
