"""Fetch what criteria ask of travellers' past, for many at once."""

from collections.abc import Iterable, Sequence

from haidang.ledger import past
from haidang.ledger.stay import Stay
from haidang.procedures.crossing_of import beside
from haidang.travel import Past
from haidang.travel.roster import Place


def known_past(
    told: Iterable[tuple[Stay, Place, Sequence[Place]]], stopped: Iterable[str]
) -> dict[int, Past]:
    """The past of each place, by its crossing; with it come the places its companions are among.

    ``stopped`` are contacts that link nobody.
    """
    asked = [
        past.Asked(
            id=place.id,
            day=stay.day,
            movement=stay.movement_id,
            person=place.person,
            companions=tuple(one.id for one in beside(place, places)),
        )
        for stay, place, places in told
    ]
    return past.known(asked, stopped)
