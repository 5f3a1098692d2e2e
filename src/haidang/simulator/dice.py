"""The only source of chance in the world.

Python promises the same stream of ``Random.random()`` for the same seed on every machine and version, and
promises it of no other method; everything here is made of that one.
"""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

Face = TypeVar("Face")


class Dice:
    """Throws that fall the same way for the same name, whatever was thrown before and elsewhere.

    >>> Dice("7/2026-09-01").between(1, 6) == Dice("7/2026-09-01").between(1, 6)
    True
    """

    __slots__ = ("throw",)

    def __init__(self, name: str) -> None:
        self.throw = Random(name).random  # noqa: S311 - an invented world needs no secrets

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self.throw() * (high - low + 1))

    def pick(self, faces: Sequence[Face]) -> Face:
        """One of them; what stands more often comes more often."""
        return faces[int(self.throw() * len(faces))]

    def chance(self, share: float) -> bool:
        """True in that share of throws."""
        return self.throw() < share

    def digits(self, count: int) -> str:
        return str(int(self.throw() * 10**count)).zfill(count)
