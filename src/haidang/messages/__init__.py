"""Segments in, typed messages out: one module per message type a carrier may send (`types`)."""

from datetime import datetime

from haidang.edifact import interchanges
from haidang.messages.envelope import Envelope, envelopes, message_of
from haidang.messages.forms import form_of
from haidang.messages.message import Message
from haidang.messages.parts import Part, parts
from haidang.messages.problem import PROBLEM_KINDS, Problem
from haidang.messages.types import MESSAGE_TYPES, type_named


def read(data: bytes, *, received: datetime | None = None) -> list[Message]:
    """Every message in the bytes. A fact that cannot be read becomes a `Problem`, not a loss.

    EDIFACT, baggage messages and XML are told apart by how they begin. ``received`` gives the century
    where the interchange has no date, and the year where a baggage message has none. Raises
    `EdifactError` when there is no message at all.
    """
    day = received.date() if received else None
    if form := form_of(data):
        return form.read(data, day)
    return [_read(envelope) for interchange in interchanges(data) for envelope in envelopes(interchange, day)]


def _read(envelope: Envelope) -> Message:
    """A message that cannot be read at all keeps its segments and says so, and its neighbours are read."""
    told = type_named(envelope.type)
    if told is None:
        what = f"nobody has taught us {envelope.type or 'a message without a type'}"
        return message_of(envelope, [Problem(kind="unknown message type", what=what)], function="unknown")
    try:
        return told.read(envelope)
    except Exception as error:  # the bytes are kept; a repaired reader will read them again
        problem = Problem(kind="unreadable message", what=repr(error))
        return message_of(envelope, [problem], function="unknown")


__all__ = ["MESSAGE_TYPES", "PROBLEM_KINDS", "Message", "Part", "Problem", "parts", "read"]
