"""Fields about the checked bags."""

from haidang.screening.criteria.bags import tagged_elsewhere
from haidang.screening.criteria.fields.itinerary import days_away
from haidang.travel import Bag, Crossing


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
    told = [tagged_elsewhere(bag, crossing) for bag in crossing.traveller.bags if bag.destination]
    return any(told) if told else None


def heads_pool(crossing: Crossing) -> bool | None:
    """Whether the weight of a pool of bags is told with the traveller's."""
    bags = crossing.traveller.bags
    return any(bag.pool and bag.weight is not None for bag in bags) if bags else None


def party_count(crossing: Crossing) -> int | None:
    """How many pieces everybody on the booking checked in together, as far as told."""
    bags = _of_party(crossing)
    return sum(bag.pieces for bag in bags) if bags else None


def party_weight(crossing: Crossing) -> float | None:
    """Kilograms of all bags of everybody on the booking together, as far as told."""
    weights = [bag.weight for bag in _of_party(crossing) if bag.weight is not None]
    return sum(weights) if weights else None


def kilograms_a_day(crossing: Crossing) -> float | None:
    """Kilograms of the traveller's bags for each day away, a part of a day counted whole."""
    kilograms, days = weight(crossing), days_away(crossing)
    return kilograms / max(1, days) if kilograms is not None and days is not None else None


def _of_party(crossing: Crossing) -> tuple[Bag, ...]:
    return tuple(bag for each in (crossing.traveller, *crossing.companions) for bag in each.bags)
