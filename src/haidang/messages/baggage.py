"""Bag tags and weights, as manifests and bookings write them."""

import re
from functools import lru_cache

# A tag range longer than this is a misplaced number, not a traveller's luggage.
MOST_PIECES = 99
_KILOGRAMS_A_POUND = 0.45359237
_LAST_FIGURES = re.compile(r"^(.*?)(\d+)$")

#: Units of weight: PAXLST MEA (UN/EDIFACT 6411) and PNRGOV TBD (PADIS 6411).
_POUNDS = ("LBR", "LB", "LBS", "701", "L")


def tags(first: str, count: int) -> list[str]:
    """Consecutive tags.

    >>> tags("UA012399", 3)
    ['UA012399', 'UA012400', 'UA012401']
    """
    figures = _LAST_FIGURES.match(first)
    if figures is None or count <= 1:
        return [first]
    head, number = figures[1], figures[2]
    return [f"{head}{int(number) + more:0{len(number)}d}" for more in range(count)]


@lru_cache(maxsize=1024)
def pieces(told: str) -> int | None:
    """A count of pieces, ``None`` when none, or none that can be, was told.

    >>> pieces("02"), pieces("722356"), pieces("")
    (2, None, None)
    """
    told = told.strip()
    if not (told.isascii() and told.isdecimal()) or len(told) > 4:
        return None
    return int(told) if int(told) <= MOST_PIECES else None


@lru_cache(maxsize=4096)
def kilograms(amount: str, unit: str) -> float | None:
    """
    >>> kilograms("44", "LBR"), kilograms("20", "KGM"), kilograms("?", "KGM")
    (20.0, 20.0, None)
    """
    amount = amount.strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", amount, re.ASCII):
        return None
    factor = _KILOGRAMS_A_POUND if unit.strip().upper() in _POUNDS else 1.0
    return round(float(amount) * factor, 1)
