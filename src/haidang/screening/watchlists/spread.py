"""How the highest points of many travellers lie, and so how many a threshold puts before officers."""

from collections.abc import Mapping

from msgspec import Struct

STEP = 0.5
LEAST = 0.0
"""Points are counted in steps; what speaks against its likeliest entry is counted with what says nothing."""


def step_of(points: float) -> float:
    """
    >>> step_of(8.74), step_of(-3.0)
    (8.5, 0.0)
    """
    return max(LEAST, points // STEP * STEP)


class Spread(Struct, frozen=True):
    """``counts`` are travellers by the step of their highest points; ``sampled`` counts all, also those
    without any entry near them.
    """

    counts: Mapping[float, int]
    sampled: int

    def reaching(self, points: float) -> int:
        """How many of those sampled reach so many points; within a step all of it counts."""
        return sum(count for step, count in self.counts.items() if step + STEP > points)

    def per_thousand(self, points: float) -> float:
        """The travellers of a thousand who would be put before an officer.

        >>> Spread({8.0: 2, 9.5: 1}, sampled=1000).per_thousand(8.5)
        1.0
        """
        return 1000 * self.reaching(points) / self.sampled if self.sampled else 0.0

    def points_for(self, per_thousand: float) -> float:
        """The lowest threshold that puts no more than so many of a thousand before an officer.

        >>> Spread({8.0: 2, 9.5: 1}, sampled=1000).points_for(1.0)
        8.5
        """
        steps = sorted({LEAST, *self.counts, *(step + STEP for step in self.counts)})
        return next(step for step in steps if self.per_thousand(step) <= per_thousand)
