"""Bags whose owner is not known yet."""

from collections.abc import Sequence

import msgspec
from msgspec import Struct

from haidang.ledger import ids
from haidang.ledger.bulk import jsonb, query
from haidang.ledger.movements import Announced
from haidang.ledger.stay import Stay
from haidang.travel import BagTold

KEEP = """
INSERT INTO loose_bag (id, day, movement_id, told, message_id, received_at, delete_on)
VALUES (%s, %s, %s, %s, %s, %s, %s)
"""

_bag = msgspec.json.Decoder(BagTold)


class LooseBag(Struct, frozen=True, kw_only=True):
    """What was told of bags, and the message that told it."""

    id: int
    told: BagTold
    message_id: int


def known(movement_id: int) -> list[LooseBag]:
    """The loose bags of a movement, oldest first."""
    rows = query(
        "SELECT id, told, message_id FROM loose_bag WHERE movement_id = %s ORDER BY id", [movement_id]
    )
    return [LooseBag(id=number, told=_bag.decode(told), message_id=message) for number, told, message in rows]


def keep(stay: Stay, told: BagTold, announced: Announced) -> None:
    """Keep bags until their owner is told."""
    row = [ids.take(), stay.day, stay.movement_id, jsonb(told), announced.message_id, announced.received_at]
    query(KEEP, [*row, stay.delete_on])


def claimed(bags: Sequence[LooseBag]) -> None:
    """These have an owner now."""
    query("DELETE FROM loose_bag WHERE id = ANY(%s)", [[bag.id for bag in bags]])
