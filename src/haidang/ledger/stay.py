"""Where a kept row belongs and how long it stays."""

from datetime import date

from msgspec import Struct


class Stay(Struct, frozen=True, kw_only=True):
    """A row's movement, the movement's day, and the day the row must go."""

    movement_id: int
    day: date
    delete_on: date
