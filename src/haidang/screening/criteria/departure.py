"""Hours between what is told, on one clock."""

from datetime import UTC, datetime
from functools import lru_cache

from haidang.codes.airports import utc
from haidang.travel import Movement

_moment = lru_cache(maxsize=4096)(utc)


def hours_before_departure(moment: datetime, movement: Movement) -> float | None:
    """Hours from ``moment`` (UTC) until departure; ``None`` where the port or the time is not known.

    >>> leaves = datetime(2026, 4, 1, 12)
    >>> flight = Movement(carrier="VN", number="1", origin="HAN", destination="CDG", departs=leaves)
    >>> hours_before_departure(datetime(2026, 4, 1, 2, 30), flight)
    2.5
    """
    leaves = _moment(movement.departs, movement.origin) if movement.departs else None
    if leaves is None:
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (leaves - moment).total_seconds() / 3600


def hours_between(leaves: datetime, origin: str, arrives: datetime, destination: str) -> float | None:
    """Hours from one local time to another, each by the clock of its port; ``None`` for an unknown port.

    >>> hours_between(datetime(2026, 4, 1, 12), "HAN", datetime(2026, 4, 1, 20), "CDG")
    13.0
    """
    began, ended = _moment(leaves, origin), _moment(arrives, destination)
    return (ended - began).total_seconds() / 3600 if began and ended else None
