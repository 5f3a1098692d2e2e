"""The message types a carrier may send us.

To teach the house a new one, write a module with ``read`` and ``movement``, name it here, and drop
specimens into ``tests/messages/golden/<type>/``.
"""

from collections.abc import Callable

from msgspec import Struct

from haidang.messages import cusres, paxlst, pnrgov
from haidang.messages.envelope import Envelope
from haidang.messages.message import Message
from haidang.travel import Movement


class MessageType(Struct, frozen=True):
    """``movement`` finds the movement alone, without reading who travels on it."""

    code: str
    read: Callable[[Envelope], Message]
    movement: Callable[[Envelope], Movement | None]


MESSAGE_TYPES = (
    MessageType("PAXLST", paxlst.read, paxlst.movement),
    MessageType("PNRGOV", pnrgov.read, pnrgov.movement),
    MessageType("CUSRES", cusres.read, cusres.movement),
)


def type_named(code: str) -> MessageType | None:
    """The type as UNH spells it; ``None`` for one nobody has taught us."""
    return next((each for each in MESSAGE_TYPES if each.code == code), None)
