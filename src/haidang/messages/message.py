"""What every message type yields, whatever it was called on the wire."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from haidang.messages.problem import Problem
from haidang.messages.reply import Reply
from haidang.travel import BagTold, Booking, Crossing, Movement, Traveller


class Message(Struct, frozen=True, kw_only=True):
    """One UNH ... UNT, one baggage message, or one push in XML, understood.

    ``function`` is what the sender wants done:

    =====================  =========================================================================
    ``list``               these people travel, or these bookings hold the flight
    ``change``             the facts of these people are now these (CP; CC, BC, EC, FC, I of crews)
    ``cancel``             these people are no longer expected (XR, RP; H of crews)
    ``cancel movement``    the flight does not go (XF)
    ``change movement``    the flight's own facts are now these (CF)
    ``close``              the flight is closed with these people (CL)
    ``on board``           the flight is closed and these are on board (CLOB)
    ``not on board``       the flight is closed and these are not on board (CLNB)
    ``update``             only these bookings of the flight changed
    ``answer``             an authority answers a carrier (also ``later decision``, and its ``receipt``)
    ``processed``          what became of bags (also ``unload``, ``not seen``, ``receipt``, ``request``)
    ``unknown``            nobody has taught us
    =====================  =========================================================================

    In the last of a flight's messages people may be told by reference or locator alone: such a traveller
    has no name.
    ``movements`` are the legs in the order told; the one that crosses the border comes first.
    A manifest fills ``travellers``; a booking push fills ``bookings``, each with its own travellers.
    An authority's answer fills ``replies``, which name people by reference only. A baggage message fills
    ``bags``, which name them by tag, name and seat.
    ``segments`` is the text of every segment as told (of XML a line for each part of a booking), for the
    traveller's page: clean it before keeping it. ``sender``, ``recipient`` and ``prepared`` come from the
    interchange; ``priority``, ``sender_address`` and ``recipients`` from the teletype envelope around it,
    whose addresses name the systems it was really posted by and to. ``reporting_party`` is whom the carrier
    names to ask about a manifest (NAD+MS).
    """

    type: str
    version: str
    function: str
    sender: str
    recipient: str
    prepared: datetime | None
    reference: str
    access_reference: str = ""
    priority: str | None = None
    sender_address: str | None = None
    recipients: tuple[str, ...] = ()
    reporting_party: str | None = None
    part: int | None = None
    last_part: bool | None = None
    movements: tuple[Movement, ...] = ()
    travellers: tuple[Traveller, ...] = ()
    bookings: tuple[Booking, ...] = ()
    replies: tuple[Reply, ...] = ()
    bags: tuple[BagTold, ...] = ()
    problems: tuple[Problem, ...] = ()
    segments: tuple[str, ...] = ()

    @property
    def movement(self) -> Movement | None:
        """The movement that crosses the border, if any was told."""
        return self.movements[0] if self.movements else None

    def crossings(self) -> Iterator[Crossing]:
        """Everyone told, on the movement that crosses the border."""
        if self.movement is None:
            return
        for traveller in self.travellers:
            yield Crossing(traveller=traveller, movement=self.movement)
        for booking in self.bookings:
            for traveller in booking.travellers:
                companions = tuple(t for t in booking.travellers if t is not traveller)
                yield Crossing(
                    traveller=traveller,
                    movement=self.movement,
                    booking=booking,
                    companions=companions,
                )
