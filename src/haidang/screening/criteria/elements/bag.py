"""One checked bag, or several told together."""

from haidang.screening.criteria.bags import tagged_elsewhere
from haidang.screening.criteria.fields.field import Country, Port
from haidang.screening.criteria.ports import country_of
from haidang.travel import Bag, Crossing


def elements_of(crossing: Crossing) -> tuple[Bag, ...]:
    """The bags told."""
    return crossing.traveller.bags


def tag(bag: Bag, crossing: Crossing) -> str | None:
    """Number on its tag."""
    return bag.tag


def airline_number(bag: Bag, crossing: Crossing) -> str | None:
    """Three figures of the airline in a tag of ten, such as 738 for VN (IATA Resolution 740)."""
    return bag.tag[1:4] if bag.tag and len(bag.tag) == 10 and bag.tag.isdecimal() else None


def pieces(bag: Bag, crossing: Crossing) -> int:
    """How many pieces are told together."""
    return bag.pieces


def weight(bag: Bag, crossing: Crossing) -> float | None:
    """Kilograms."""
    return bag.weight


def destination(bag: Bag, crossing: Crossing) -> Port | None:
    """Port it is tagged to."""
    return bag.destination


def country(bag: Bag, crossing: Crossing) -> Country | None:
    """Three-letter code of the country it is tagged to."""
    return country_of(bag.destination)


def pooled(bag: Bag, crossing: Crossing) -> bool:
    """Whether it is pooled with another traveller's."""
    return bag.pool is not None


def goes_elsewhere(bag: Bag, crossing: Crossing) -> bool | None:
    """Whether it is tagged to a port where none of the traveller's booked legs ends."""
    return tagged_elsewhere(bag, crossing)


def ends_here(bag: Bag, crossing: Crossing) -> bool | None:
    """Whether it is tagged to the port where this movement arrives."""
    return bag.destination == crossing.movement.destination if bag.destination else None


def heads_pool(bag: Bag, crossing: Crossing) -> bool:
    """Whether it bears the weight of a pool."""
    return bag.pool is not None and bag.weight is not None
