"""Bags told for several travellers are one pool, not several bags."""

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from haidang.travel import Traveller


def pooled(travellers: Sequence[Traveller]) -> tuple[Traveller, ...]:
    """Every tag told for more than one traveller gets its pool, named after the first tag shared.

    >>> from haidang.travel import Bag, Name
    >>> jane, john = (Traveller(name=Name(surname=each), bags=(Bag(tag="XX1"),)) for each in ("A", "B"))
    >>> [each.bags[0].pool for each in pooled([jane, john])]
    ['XX1', 'XX1']
    """
    told = Counter(tag for each in travellers for tag in {bag.tag for bag in each.bags} if tag)
    shared = {tag for tag, count in told.items() if count > 1}
    return tuple(_pooled(each, shared) for each in travellers) if shared else tuple(travellers)


def _pooled(traveller: Traveller, shared: set[str]) -> Traveller:
    pool = next((bag.tag for bag in traveller.bags if bag.tag in shared), None)
    if pool is None:
        return traveller
    bags = (replace(bag, pool=pool) if bag.tag in shared else bag for bag in traveller.bags)
    return replace(traveller, bags=tuple(bags))
