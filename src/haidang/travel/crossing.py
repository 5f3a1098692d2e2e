"""One traveller on one movement: the unit everything downstream screens, hits and reviews."""

from msgspec import Struct

from haidang.travel.booking import Booking
from haidang.travel.movement import Movement
from haidang.travel.traveller import Traveller


class Crossing(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """``traveller`` joins what manifest and booking told; ``companions`` share the booking."""

    traveller: Traveller
    movement: Movement
    booking: Booking | None = None
    companions: tuple[Traveller, ...] = ()
