"""What carriers send, invented before the clock starts."""

from datetime import date

from msgspec import Struct

from haidang.simulator import Transmission, World

SEED = 7


class Traffic(Struct, frozen=True):
    """What is sent about some flights, in order of time."""

    sent: tuple[Transmission, ...]

    @property
    def told(self) -> int:
        """Every traveller of every message: somebody told in five messages counts five times."""
        return sum(len(one.told) for one in self.sent)

    @property
    def megabytes(self) -> float:
        return sum(len(one.data) for one in self.sent) / 1e6


def traffic(day: date, flights: int) -> Traffic:
    """Everything sent about the flights that leave on that day, from three days before to departure."""
    return Traffic(tuple(World(SEED).days(day, days=1, flights=flights)))
