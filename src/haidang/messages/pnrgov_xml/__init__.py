"""PNRGOV in XML: the same bookings, as IATA_PNRGOV_NotifRQ tells them (implementation guide 13.1 and later).

::

    IATA_PNRGOV_NotifRQ @Version @TransactionIdentifier @TimeStamp
      Originator @AirlineCode                                   who sends
      FlightLeg @CarrierCode @FlightNumber @DepartureDateTime   the flight pushed
      PNRs { PNR                                                a booking
        BookingRefID POS ContactInfo
        { Passenger GivenName Surname SSR TicketDocument DOC_SSR }*
        { Flight DepartureAirport SSR CheckInInfo }* }*

Elements are known by their local names, whatever stands around them: some states wrap them in a document of
their own. A *segment* of such a message is one line of XML: the push, its sender, its flight, then of every
booking its start tag and each of its parts; passengers and flights give a line for each part of theirs.

An attribute of the push that names its function says whether it is full (22) or an update (141); where none
does, it is read as an update, so that nobody left out is cancelled. A booking without travellers and flights
is a cancelled one, as in EDIFACT.
"""

from datetime import date

from msgspec.structs import replace

from haidang.edifact import EdifactError
from haidang.messages.message import Message
from haidang.messages.order import order_key
from haidang.messages.pnrgov.itinerary import most_booked
from haidang.messages.pnrgov_xml.booking import read_booking
from haidang.messages.pnrgov_xml.element import LONGEST, Element, NotXml, mended, parsed
from haidang.messages.pnrgov_xml.itinerary import moment, pushed_flight
from haidang.messages.pnrgov_xml.pieces import ROOT, Piece, pieces, pushes_of, recognises, text_of
from haidang.messages.problem import Problem
from haidang.travel import Booking, Leg, Movement

#: More than any day of any carrier; a file of nothing but empty bookings would fill the memory.
MOST_PIECES = 200_000
_OPENED = ("Passenger", "Flight")
_FUNCTION_NAMES = ("function", "functioncode", "pushtype")
#: The codes of EDIFACT (MSG 1225), and their words.
FUNCTIONS = {"22": "list", "full": "list", "141": "update", "update": "update"}


def read(data: bytes, day: date | None) -> list[Message]:
    """Every push in the bytes. Raises `EdifactError` when they hold no booking and no push."""
    text, charset = text_of(data)
    pushes: list[_Push] = []
    for number, piece in enumerate(pieces(text)):
        if number == MOST_PIECES:
            raise EdifactError(f"more than {MOST_PIECES} bookings in one file: send one flight a file")
        if not pushes or piece.name == ROOT:
            pushes.append(_Push(day))
        pushes[-1].take(piece)
    if not pushes:
        raise EdifactError(_nothing_in(text))
    if charset in ("cp1252", "iso8859-1") and charset.encode() not in data[:200].lower():
        for push in pushes:
            push.problems.append(Problem(kind="character set", what=f"not as declared: read as {charset}"))
    return [push.message() for push in pushes]


def cut(data: bytes, day: date | None) -> list[tuple[bytes, str]]:
    """Each push and its flight; bookings are read for it only where a push tells none."""
    return [(push, _flight_of(push, day)) for push in pushes_of(data)]


def _flight_of(push: bytes, day: date | None) -> str:
    legs = (piece for piece in pieces(text_of(push)[0]) if piece.name == "FlightLeg")
    flights = {order_key(told) for piece in legs if (told := _flight(piece))}
    if not flights:
        flights = {order_key(movement) for message in read(push, day) for movement in message.movements}
    return flights.pop() if len(flights) == 1 else ""


def _flight(piece: Piece) -> Movement | None:
    try:
        return pushed_flight(parsed(mended(piece.text)), [])
    except NotXml:
        return None


def _nothing_in(text: str) -> str:
    """Why no booking was found; whether the XML is whole is then worth knowing."""
    try:
        parsed(text.strip())
        state = "it is well-formed"
    except NotXml as error:
        state = f"it is not well-formed: {error}"
    return (
        f"no booking in this XML of {len(text)} characters ({state}): looked for PNR and "
        "IATA_PNRGOV_NotifRQ by their local names; send the message as the carrier's system wrote it"
    )


class _Push:
    """One push while its pieces are read."""

    def __init__(self, day: date | None) -> None:
        self.day = day
        self.root = self.originator = Element("", {})
        self.movement: Movement | None = None
        self.bookings: list[Booking] = []
        self.problems: list[Problem] = []
        self.segments: list[str] = []

    def take(self, piece: Piece) -> None:
        element = self._parsed(piece)
        if element is None:
            return
        if piece.name == "PNR":
            self._number(element)
            self.bookings.append(self._booking(element))
            return
        element.number = len(self.segments)
        self.segments.append(element.opening() if piece.name == ROOT else element.written())
        if piece.name == "FlightLeg" and self.movement is None:
            self.movement = pushed_flight(element, self.problems)
        elif piece.name == "Originator":
            self.originator = element
        elif piece.name != "FlightLeg":
            self.root = element

    def _parsed(self, piece: Piece) -> Element | None:
        """The piece as a tree; mended where that helps, else kept as it is and told."""
        place = len(self.segments)
        if not piece.closed:
            what = f"no end tag of {piece.name}: the next element ends it"
            self.problems.append(Problem(kind="missing segment", what=what, segment=place))
        try:
            return parsed(piece.text)
        except NotXml as error:
            why = str(error)
        try:
            element = parsed(mended(piece.text))
        except NotXml:
            self.segments.append(" ".join(piece.text[:LONGEST].split()))
            kind = "unreadable booking" if piece.name == "PNR" else "unfinished segment"
            self.problems.append(Problem(kind=kind, what=f"{piece.name} is not XML, {why}", segment=place))
            if piece.name == "PNR":
                self.bookings.append(Booking(first=place, last=place))
            return None
        self.problems.append(Problem(kind="rubbish", what=f"signs XML does not have, {why}", segment=place))
        return element

    def _number(self, pnr: Element) -> None:
        """Give every part its segment."""
        self._line(pnr, pnr.opening())
        for child in pnr.children:
            if child.name in _OPENED:
                self._line(child, child.opening())
                for part in child.children:
                    self._line(part, part.written())
            else:
                self._line(child, child.written())
                for part in child.children:
                    part.number = child.number

    def _line(self, element: Element, text: str) -> None:
        element.number = len(self.segments)
        self.segments.append(text)

    def _booking(self, pnr: Element) -> Booking:
        try:
            return read_booking(pnr, self.movement, self._told, self.problems)
        except Exception as error:  # whatever one booking does, the others are read
            self.problems.append(Problem(kind="unreadable booking", what=repr(error), segment=pnr.number))
            return Booking(first=pnr.number, last=len(self.segments) - 1)

    @property
    def _told(self) -> date | None:
        sealed = moment(self.root.get("TimeStamp"), 0, [])
        return sealed.date() if sealed else self.day

    def message(self) -> Message:
        movement = self.movement
        if movement is None:
            movement = _most_booked(self.bookings)
            what = "no FlightLeg tells the flight pushed: it is the one most booked"
            self.problems.append(Problem(kind="missing segment", what=what))
        return Message(
            type="PNRGOV",
            version=f"XML {self.root.get('Version')}".strip()[:32],
            function=_function(self.root),
            sender=self.originator.get("AirlineCode", "SystemCode"),
            recipient="",
            prepared=moment(self.root.get("TimeStamp"), self.root.number, self.problems),
            reference=self.root.get("TransactionIdentifier"),
            access_reference=self.root.get("CorrelationID", "EchoToken"),
            movements=(_as_sold(movement, self.bookings),) if movement else (),
            bookings=tuple(self.bookings),
            problems=tuple(self.problems),
            segments=tuple(self.segments),
        )


def _function(root: Element) -> str:
    """What the push says it is, under whatever name ends so: ``MessageFunction``, ``PushType`` ..."""
    told = (value for name, value in root.attributes.items() if name.lower().endswith(_FUNCTION_NAMES))
    return next((FUNCTIONS[value.lower()] for value in told if value.lower() in FUNCTIONS), "update")


def _most_booked(bookings: list[Booking]) -> Movement | None:
    """The flight pushed where none is told: the leg most booked, one checked in for counted double."""
    legs = [leg for booking in bookings for leg in booking.legs]
    taken = {
        (seat.origin, seat.destination)
        for booking in bookings
        for traveller in booking.travellers
        for seat in traveller.seats
        if seat.kind == "checked in"
    }
    again = [leg for leg in legs if (leg.origin, leg.destination) in taken]
    movement = most_booked([*legs, *again], "")
    leg = next((each for each in legs if movement and _is_of(each, movement)), None)
    return replace(movement, arrives=leg.arrives, at=leg.at) if movement and leg else movement


def _is_of(leg: Leg, movement: Movement) -> bool:
    return (leg.origin, leg.destination, leg.departs) == (
        movement.origin,
        movement.destination,
        movement.departs,
    )


def _as_sold(movement: Movement, bookings: list[Booking]) -> Movement:
    """The movement with the designators its bookings know it under."""
    operated = (movement.carrier, movement.number)
    sold = {
        f"{leg.carrier}{leg.number}"
        for booking in bookings
        for leg in booking.legs
        if (leg.operating_carrier, leg.operating_number) == operated and (leg.carrier, leg.number) != operated
    }
    return replace(movement, marketed_as=tuple(sorted({*movement.marketed_as, *sold})))


__all__ = ["cut", "read", "recognises"]
