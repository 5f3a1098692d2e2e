"""Fields about the checked bags."""

from haidang.travel import Crossing


def count(crossing: Crossing) -> int | None:
    """How many pieces the traveller checked in; not told where the carrier says nothing of bags."""
    bags = crossing.traveller.bags
    return sum(bag.pieces for bag in bags) if bags else None


def weight(crossing: Crossing) -> float | None:
    """Kilograms of all bags together."""
    weights = [bag.weight for bag in crossing.traveller.bags if bag.weight is not None]
    return sum(weights) if weights else None


def pooled(crossing: Crossing) -> bool | None:
    """Whether a bag is pooled with another traveller's."""
    bags = crossing.traveller.bags
    return any(bag.pool for bag in bags) if bags else None


def goes_elsewhere(crossing: Crossing) -> bool | None:
    """Whether a bag is tagged to a port where none of the traveller's booked legs ends."""
    ends = {crossing.movement.destination, crossing.traveller.debarks}
    ends |= {leg.destination for leg in crossing.booking.legs} if crossing.booking else set()
    tagged = {bag.destination for bag in crossing.traveller.bags if bag.destination}
    return bool(tagged - ends) if tagged else None
