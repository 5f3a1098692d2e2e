"""What a baggage system told of somebody's bags on one flight."""

from datetime import datetime

from msgspec import Struct

from haidang.travel.movement import Movement
from haidang.travel.name import Name


class BagTold(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Bags of one traveller, or of a few under one surname, from one group of a baggage message (RP 1745).

    ``tags`` are the licence plates, ten figures each, ranges counted out. ``source`` is ``local``,
    ``transfer``, ``remote`` or ``terminating`` as seen from ``airport``, where the message was made.
    ``movement`` takes the bags away; ``inbound`` brought them, ``onward`` follow. ``weight`` is in
    kilograms, of all ``pieces``. ``passenger_status`` is ``checked in``, ``boarded``, ``not boarded`` or
    ``standby``. ``statuses`` say what went wrong (UNS not seen ...), ``exceptions`` what is special (RUSH,
    PRIO ...). ``seen`` is local to ``seen_at``, the place a scanner read the tag. ``deleted`` bags are
    taken back.
    """

    tags: tuple[str, ...] = ()
    source: str | None = None
    airport: str | None = None
    movement: Movement | None = None
    inbound: Movement | None = None
    onward: tuple[Movement, ...] = ()
    names: tuple[Name, ...] = ()
    group: str | None = None
    locator: str | None = None
    booking_class: str | None = None
    seat: str | None = None
    sequence: str | None = None
    security_number: str | None = None
    passenger_status: str | None = None
    may_be_loaded: bool | None = None
    may_be_carried: bool | None = None
    tag_status: str | None = None
    pieces: int | None = None
    weight: float | None = None
    statuses: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    screening: str | None = None
    screened: str | None = None
    frequent_flyer: str | None = None
    container: str | None = None
    seen: datetime | None = None
    seen_at: str | None = None
    deleted: bool = False
    at: tuple[int, ...] = ()
