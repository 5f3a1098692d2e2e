"""Whose bags a baggage system speaks of: by tag, then by booking and name, then by seat or name alone.

A baggage message names people by surname and an initial at best. It never opens a place for somebody: bags
nobody can be found for stay loose until a later message tells of their owner.
"""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from haidang.travel.bag_told import BagTold
from haidang.travel.joining import folded
from haidang.travel.name import Name
from haidang.travel.traveller import Bag, Traveller

BY_TAG = "the bag's tag"
BY_BOOKING = "the booking and the name"
BY_SEAT = "the seat and the name"
BY_NAME = "the name, which nobody else on the movement has"


def owner(told: BagTold, travellers: Sequence[Traveller]) -> tuple[int, str] | None:
    """Which of the travellers the bags are of, by position, and why; ``None`` when it cannot be said.

    >>> ann = Traveller(name=Name(surname="DOE", given=("ANN",)), bags=(Bag(tag="0738123456"),))
    >>> owner(BagTold(tags=("0738123456",)), [ann])
    (0, "the bag's tag")
    """
    for number, traveller in enumerate(travellers):
        if _plates(told.tags) & _plates(bag.tag for bag in traveller.bags if bag.tag):
            return number, BY_TAG
    named = [number for number, traveller in enumerate(travellers) if _is_named(told, traveller)]
    for number in named:
        if told.locator and told.locator == travellers[number].locator:
            return number, BY_BOOKING
    for number in named:
        if told.seat and _seat(told.seat) in {_seat(seat.number) for seat in travellers[number].seats}:
            return number, BY_SEAT
    return (named[0], BY_NAME) if len(named) == 1 else None


def with_bags(traveller: Traveller, tellings: Sequence[BagTold]) -> Traveller:
    """The traveller with the bags only a baggage system told of, and without those it took back."""
    if not tellings:
        return traveller
    gone = _plates(tag for told in tellings if told.deleted for tag in told.tags)
    kept = [bag for bag in traveller.bags if not (bag.tag and bag.tag[-9:] in gone)]
    known = _plates(bag.tag for bag in kept if bag.tag)
    added = [bag for bag in _bags(tellings) if bag.tag and bag.tag[-9:] not in known]
    return structs.replace(traveller, bags=(*kept, *added))


def _bags(tellings: Iterable[BagTold]) -> Iterator[Bag]:
    """One a tag; the weight of a telling stands on its first."""
    for told in tellings:
        if not told.deleted:
            for place, tag in enumerate(told.tags):
                yield Bag(tag=tag, weight=told.weight if place == 0 else None)


def retold(known: Sequence[BagTold], told: BagTold) -> tuple[BagTold, ...]:
    """What is known of somebody's bags after one more telling: the latest word on each tag holds."""
    spoken_of = set(told.tags)
    return (*(one for one in known if not spoken_of & set(one.tags)), told)


def _plates(tags: Iterable[str]) -> set[str]:
    """The six figures and airline of a tag, without the leading digit that only steers the belts."""
    return {tag[-9:] for tag in tags}


def _is_named(told: BagTold, traveller: Traveller) -> bool:
    """Baggage systems print the name of the booking."""
    known = [name for name in (traveller.name, traveller.booked_as) if name is not None]
    return any(_fits(one, other) for one in told.names for other in known)


def _fits(told: Name, known: Name) -> bool:
    """``SMITH J`` fits ``SMITH JOHN``: carriers cut given names to what fits a tag."""
    surname, _, given = folded(told).partition(" ")
    known_surname, _, known_given = folded(known).partition(" ")
    return bool(surname) and surname == known_surname and known_given.startswith(given)


def _seat(number: str) -> str:
    return number.lstrip("0").upper()
