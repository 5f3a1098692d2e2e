"""A place on a roster as screening sees it."""

from collections.abc import Iterable
from datetime import datetime

from msgspec import structs

from haidang.travel import Booking, Change, Crossing, Movement, Past
from haidang.travel.disagreements import disagreements
from haidang.travel.roster import Place


def crossing_of(
    place: Place,
    places: Iterable[Place],
    booking: Booking | None,
    movement: Movement,
    changes: tuple[Change, ...],
    *,
    heard: datetime | None,
    past: Past | None,
) -> Crossing:
    """The crossing that a place stands for, with its booking's travellers back in it; ``places`` are all
    that may be among them.
    """
    party = tuple(one.traveller for one in beside(place, places)) if booking is not None else ()
    return Crossing(
        traveller=place.traveller,
        movement=movement,
        booking=structs.replace(booking, travellers=(place.traveller, *party)) if booking else None,
        companions=party,
        changes=changes,
        disagreements=disagreements(place.manifest, place.booked),
        heard=heard,
        past=past,
    )


def beside(place: Place, places: Iterable[Place]) -> list[Place]:
    """Who stands in the same booking."""
    if place.booking is None:
        return []
    return [one for one in places if one.booking == place.booking and one.id != place.id]
