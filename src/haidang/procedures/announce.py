"""Say of which movement a message tells, as the ledger needs it."""

from msgspec import structs

from haidang.codes.airports import utc
from haidang.codes.carriers import carrier
from haidang.ledger import inbox
from haidang.ledger.movements import Announced
from haidang.messages import Message
from haidang.travel import Movement
from haidang.vault.retention import Preset, delete_on


def announce(message: Message, waiting: inbox.Waiting, under: Preset) -> Announced:
    """The message's movement as the ledger needs it: with its day, its times in UTC and its end.

    People told without a flight or voyage are kept on a nameless movement of their sender.
    """
    movement = _fitted(
        message.movement or Movement(carrier=message.sender, number="", origin="", destination="")
    )
    received = waiting.received_at
    told = movement.departs or movement.arrives
    day = told.date() if told else received.date()
    if message.bags:
        # A baggage message knows the day but not the hour.
        movement = structs.replace(movement, departs=None)
    return Announced(
        movement=movement,
        day=day,
        departs_at=utc(movement.departs, movement.origin) if movement.departs else None,
        arrives_at=utc(movement.arrives, movement.destination) if movement.arrives else None,
        message_id=waiting.id,
        received_at=received,
        delete_on=delete_on(under, received.date(), movement.day),
    )


def _fitted(movement: Movement) -> Movement:
    """With the airline's two-letter code, as bookings use it, and no longer than the ledger's columns."""
    known = carrier(movement.carrier)
    return structs.replace(
        movement,
        carrier=known.iata if known else movement.carrier[:8],
        number=movement.number[:16],
        suffix=movement.suffix[:4],
        origin=movement.origin[:5],
        destination=movement.destination[:5],
        vessel_name=movement.vessel_name[:64] if movement.vessel_name else None,
        vessel_imo=movement.vessel_imo[:16] if movement.vessel_imo else None,
    )
