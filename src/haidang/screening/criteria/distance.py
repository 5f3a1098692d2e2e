"""How far ports are from each other."""

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from haidang.codes.airports import airport

EARTH = 6371.0
"""Mean radius in kilometres."""


@lru_cache(maxsize=16384)
def distance(origin: str, destination: str) -> float | None:
    """Kilometres of the great circle; ``None`` where a port is not known.

    >>> round(distance("HAN", "CDG") or 0)
    9158
    """
    one, other = airport(origin), airport(destination)
    if one is None or other is None:
        return None
    north, south = radians(one.latitude), radians(other.latitude)
    east = radians(other.longitude - one.longitude)
    chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(east / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, chord)))
