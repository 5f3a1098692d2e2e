"""Whether a bag goes where its traveller goes."""

from haidang.travel import Bag, Crossing


def tagged_elsewhere(bag: Bag, crossing: Crossing) -> bool | None:
    """Whether none of the traveller's booked legs ends at its tag's port; ``None`` where none is told."""
    if not bag.destination:
        return None
    legs = crossing.booking.legs if crossing.booking else ()
    ends = {crossing.movement.destination, crossing.traveller.debarks, *(leg.destination for leg in legs)}
    return bag.destination not in ends
