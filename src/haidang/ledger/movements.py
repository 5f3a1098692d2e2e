"""Flights and voyages: found or made, and held while somebody writes on them."""

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct, structs

from haidang.ledger import ids
from haidang.ledger.bulk import query
from haidang.travel import Movement, MovementKind

Key = tuple[str, str, str, str, str, date]
"""What makes it one movement: carrier, number, suffix, origin, destination, day."""


class Announced(Struct, frozen=True, kw_only=True):
    """A movement as a message told it, with what the ledger must know beside it.

    ``day`` is the local day of departure or, when that was not told, the day the message came.
    """

    movement: Movement
    day: date
    departs_at: datetime | None
    arrives_at: datetime | None
    message_id: int
    received_at: datetime
    delete_on: date

    @property
    def key(self) -> Key:
        """What makes it one movement."""
        told = self.movement
        return (told.carrier, told.number, told.suffix, told.origin, told.destination, self.day)


TOLD = """
SELECT id, kind, carrier, number, suffix, origin, destination, departs_local, arrives_local, marketed_as,
    cancelled
FROM movement WHERE id = ANY(%s)
"""

PORTS = """
SELECT origin, destination FROM movement
WHERE carrier = %s AND number = %s AND day = %s AND origin <> '' AND destination <> ''
    AND (%s = '' OR origin = %s) AND (%s = '' OR destination = %s)
LIMIT 2
"""

HOLD = """
INSERT INTO movement (id, kind, carrier, number, suffix, origin, destination, day, departs_local,
    arrives_local, departs_at, arrives_at, marketed_as, vessel_name, vessel_imo, cancelled, message_id,
    received_at, delete_on)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::text[], %s, %s, %s, %s, %s, %s)
ON CONFLICT (carrier, number, suffix, origin, destination, day) DO UPDATE SET
    departs_local = coalesce(EXCLUDED.departs_local, movement.departs_local),
    arrives_local = coalesce(EXCLUDED.arrives_local, movement.arrives_local),
    departs_at = coalesce(EXCLUDED.departs_at, movement.departs_at),
    arrives_at = coalesce(EXCLUDED.arrives_at, movement.arrives_at),
    marketed_as = (SELECT coalesce(array_agg(DISTINCT sold), '{}')
                   FROM unnest(movement.marketed_as || EXCLUDED.marketed_as) AS sold),
    cancelled = coalesce(EXCLUDED.cancelled, movement.cancelled),
    delete_on = greatest(movement.delete_on, EXCLUDED.delete_on)
RETURNING id
"""


def completed(announced: Announced) -> Announced:
    """With the ports a message left out, where only one movement of that number and day is known."""
    told = announced.movement
    if told.origin and told.destination:
        return announced
    values = [told.carrier, told.number, announced.day, told.origin, told.origin, told.destination]
    known = query(PORTS, [*values, told.destination])
    if len(known) != 1:
        return announced
    [(origin, destination)] = known
    return structs.replace(announced, movement=structs.replace(told, origin=origin, destination=destination))


def hold(announced: Iterable[Announced]) -> dict[Key, int]:
    """The id of each movement by its key. Their rows stay locked until the transaction ends.

    They are taken in one order everywhere, so that two workers never wait for each other.
    """
    return {one.key: _hold(one) for one in sorted(announced, key=lambda one: one.key)}


def told(numbers: Iterable[int]) -> dict[int, Movement]:
    """Movements as they were told, by id."""
    return {number: _movement(*facts) for number, *facts in query(TOLD, [list(numbers)])}


def on(day: date) -> list[int]:
    """The movements of a day, those of one route together."""
    rows = query("SELECT id FROM movement WHERE day = %s ORDER BY origin, destination, id", [day])
    return [number for (number,) in rows]


def _movement(
    kind: str,
    carrier: str,
    number: str,
    suffix: str,
    origin: str,
    destination: str,
    departs: datetime | None,
    arrives: datetime | None,
    marketed_as: list[str],
    cancelled: bool | None,
) -> Movement:
    return Movement(
        kind=MovementKind(kind),
        carrier=carrier,
        number=number,
        suffix=suffix,
        origin=origin,
        destination=destination,
        departs=departs,
        arrives=arrives,
        marketed_as=tuple(marketed_as),
        cancelled=cancelled,
    )


def _hold(one: Announced) -> int:
    told = one.movement
    [(number,)] = query(
        HOLD,
        [
            ids.take(),
            told.kind.value,
            *one.key,
            told.departs,
            told.arrives,
            one.departs_at,
            one.arrives_at,
            list(told.marketed_as),
            told.vessel_name,
            told.vessel_imo,
            told.cancelled,
            one.message_id,
            one.received_at,
            one.delete_on,
        ],
    )
    return int(number)
