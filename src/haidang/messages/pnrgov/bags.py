"""TBD: the bags of someone who checked in (GR.7).

``TBD+<status>+<pieces>:<weight>:<unit>++HP|MP:<pool>+<carrier>:<tag>:<count>:<destination>``. Unit 700 is
kilograms, 701 pounds. The same tags stand again on every leg and under every member of a pool.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from haidang.edifact import Segment
from haidang.messages.baggage import kilograms, pieces, tags
from haidang.travel import Bag

_POOL = ("HP", "MP")
_LICENCE_PLATE = 10  # figures, of which the carrier is three (IATA Resolution 740)


def bags(number: int, tbd: Segment, reference: str | None) -> list[Bag]:
    """Every piece of one TBD; what was counted and has no tag comes last, in one.

    >>> told = Segment("TBD", ((), ("3", "30", "700"), (), (), ("XX", "0847", "2", "CDG")))
    >>> [(bag.tag, bag.pieces, bag.weight) for bag in bags(0, told, None)]
    [('XX0847', 1, 30.0), ('XX0848', 1, None), (None, 1, None)]
    """
    places = range(2, len(tbd.elements))
    standing = next((place for place in places if tbd.get(place) in _POOL), None)
    member = standing is not None and tbd.get(standing) == "MP"
    pool = (tbd.get(standing, 1) or reference) if standing is not None else None
    told = pieces(tbd.get(1)) or 0
    composites = [tbd.element(place) for place in places if place != standing and tbd.get(place, 1)]
    found = list(_found(number, composites, pool, counted=True))
    if len(found) > told >= len(composites):  # then what stands in the place of the count is none
        found = list(_found(number, composites, pool, counted=False))
    untagged = told - len(found)
    weight = None if member else kilograms(tbd.get(1, 1), tbd.get(1, 2))
    if untagged > 0 or (weight and not found):  # what was weighed is a bag
        found.append(Bag(pieces=max(untagged, 1), pool=pool, at=(number,)))
    if found and weight:
        found[0] = replace(found[0], weight=weight)
    return found


def _found(
    number: int, composites: Iterable[tuple[str, ...]], pool: str | None, *, counted: bool
) -> Iterator[Bag]:
    known: set[str] = set()
    for element in composites:
        carrier, tag, count, destination = [part.strip() for part in (*element, "", "", "", "")[:4]]
        if not any(sign.isdigit() for sign in tag):
            continue
        whole = tag if len(tag) >= _LICENCE_PLATE else f"{carrier}{tag}"
        for each in tags(whole, (pieces(count) or 1) if counted else 1):
            if each not in known:
                known.add(each)
                yield Bag(tag=each, destination=destination or None, pool=pool, at=(number,))
