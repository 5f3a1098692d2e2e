"""One traveller on one movement: the unit everything downstream screens, hits and reviews."""

from datetime import datetime

from msgspec import Struct

from haidang.travel.booking import Booking
from haidang.travel.movement import Movement
from haidang.travel.past import Past
from haidang.travel.traveller import Traveller


class Change(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A fact a later message told differently: its name in the noun, and when that message was read (UTC).

    ``of_booking`` when the booking as a whole was told differently, not the traveller.
    """

    what: str
    when: datetime
    of_booking: bool = False


class Crossing(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``traveller`` joins what manifest and booking told; ``companions`` share the booking.

    ``changes`` are of the traveller and of the booking, oldest first. ``disagreements`` name the facts of
    which manifest and booking both tell, and not the same. ``heard`` is when the house first heard of the
    traveller (UTC). ``past`` is ``None`` where nobody asked for it.
    ``likeness`` is that of the list entry most like the traveller, as its hit tells it.
    """

    traveller: Traveller
    movement: Movement
    booking: Booking | None = None
    companions: tuple[Traveller, ...] = ()
    changes: tuple[Change, ...] = ()
    disagreements: tuple[str, ...] = ()
    heard: datetime | None = None
    past: Past | None = None
    likeness: float | None = None
