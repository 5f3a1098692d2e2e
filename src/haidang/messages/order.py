"""What must be read in the order it came: all that is told of one flight, by either code of its airline."""

from haidang.codes.carriers import carrier
from haidang.travel import Movement


def order_key(movement: Movement) -> str:
    """The flight and its day; empty when the day is not known.

    >>> from datetime import datetime
    >>> order_key(
    ...     Movement(carrier="HVN", number="7", origin="HAN", destination="CDG", departs=datetime(2026, 4, 1))
    ... )
    'VN7/2026-04-01'
    """
    known = carrier(movement.carrier)
    code = known.iata if known else movement.carrier
    return f"{code}{movement.number}{movement.suffix}/{movement.day}" if movement.day else ""
