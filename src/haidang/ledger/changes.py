"""What later messages told differently, kept beside what it changed."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from haidang.ledger import ids
from haidang.ledger.bulk import copy, jsonb
from haidang.ledger.stay import Stay
from haidang.travel.differences import Difference

COLUMNS = {
    "day": "date",
    "id": "int8",
    "movement_id": "int8",
    "crossing_id": "int8",
    "booking_id": "int8",
    "message_id": "int8",
    "changed_at": "timestamptz",
    "differences": "jsonb",
    "delete_on": "date",
}


class Changed(Struct, frozen=True, kw_only=True):
    """A crossing or a booking, and how the message told it differently."""

    stay: Stay
    message_id: int
    changed_at: datetime
    differences: Sequence[Difference]
    crossing_id: int | None = None
    booking_id: int | None = None


def keep(changed: Iterable[Changed]) -> None:
    """Write down every change in which something differs."""
    rows = [_row(one) for one in changed if one.differences]
    if rows:
        copy("change", COLUMNS, rows)


def _row(one: Changed) -> tuple[object, ...]:
    return (
        one.stay.day,
        ids.take(),
        one.stay.movement_id,
        one.crossing_id,
        one.booking_id,
        one.message_id,
        one.changed_at,
        jsonb(one.differences),
        one.stay.delete_on,
    )
