"""Flight numbers and legs, as messages write them."""

import re
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct, field

from haidang.travel import Movement

# IATA Resolution 762: two characters of which one may be a figure, or three letters (ICAO); then up to four
# figures and perhaps a letter.
_DESIGNATOR = re.compile(
    r"(?=\d{0,2}[A-Z])(?P<carrier>[A-Z][A-Z0-9]|[0-9][A-Z]|[A-Z]{3}|[0-9A-Z]{3})\s*(?P<number>\d{1,5})(?P<suffix>[A-Z]?)"
)
_NUMBER = re.compile(r"(\d{1,5})([A-Z]?)")


class Stop(Struct, kw_only=True):
    """A port called at, with what was told of coming and going, and the segments that told it."""

    qualifier: str
    port: str
    arrives: datetime | None = None
    departs: datetime | None = None
    at: list[int] = field(default_factory=list)


@lru_cache(maxsize=4096)
def flight_number(told: str, carrier: str = "") -> tuple[str, str, str]:
    """Carrier, number without leading zeros, and suffix.

    >>> flight_number("UA0989"), flight_number("A92707"), flight_number("HVN12A")
    (('UA', '989', ''), ('A9', '2707', ''), ('HVN', '12', 'A'))
    >>> flight_number("ZX877", "XZ"), flight_number("0602", "SQ")
    (('XZ', '877', ''), ('SQ', '602', ''))
    """
    told, carrier = told.strip().upper(), carrier.strip().upper()
    if carrier and told.startswith(carrier) and (own := _NUMBER.fullmatch(told[len(carrier) :].strip())):
        return carrier, _bare(own[1]), own[2]
    if number := _NUMBER.fullmatch(told):
        return carrier, _bare(number[1]), number[2]
    if whole := _DESIGNATOR.fullmatch(told):
        return carrier or whole["carrier"], _bare(whole["number"]), whole["suffix"]
    return carrier, told, ""


def _bare(number: str) -> str:
    return number.lstrip("0") or number[-1:]


def legs(stops: Sequence[Stop]) -> list[tuple[Stop, Stop]]:
    """Which stops make a leg: told two by two, or as one chain where each stop ends and begins one.

    >>> ports = lambda *names: [Stop(qualifier="92", port=name) for name in names]
    >>> [(a.port, b.port) for a, b in legs(ports("JFK", "ANC", "ANC", "ICN"))]
    [('JFK', 'ANC'), ('ANC', 'ICN')]
    >>> [(a.port, b.port) for a, b in legs(ports("JFK", "ANC", "ICN"))]
    [('JFK', 'ANC'), ('ANC', 'ICN')]
    """
    two_by_two = len(stops) % 2 == 0 and all(a.port == b.port for a, b in pairwise(stops[1:-1]))
    if two_by_two or len(stops) == 2:
        return list(zip(stops[::2], stops[1::2], strict=True))
    return [(a, b) for a, b in pairwise(stops) if a.port != b.port]


def border_first(movements: Sequence[tuple[Movement, bool]]) -> tuple[Movement, ...]:
    """The leg that crosses the border, then the others in the order told."""
    crossing = next((n for n, (_, crosses) in enumerate(movements) if crosses), 0)
    ordered = [movements[crossing], *movements[:crossing], *movements[crossing + 1 :]] if movements else []
    return tuple(movement for movement, _ in ordered)
