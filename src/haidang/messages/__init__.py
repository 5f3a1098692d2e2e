"""Segments in, typed messages out: one module per message type a carrier may send (`types`)."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from haidang.edifact import interchanges
from haidang.messages.as_sent import as_sent
from haidang.messages.envelope import Envelope, envelopes, message_of
from haidang.messages.forms import form_of
from haidang.messages.message import Message
from haidang.messages.parts import Part, parts
from haidang.messages.posted import posted_each
from haidang.messages.problem import PROBLEM_KINDS, Problem
from haidang.messages.types import MESSAGE_TYPES, type_named
from haidang.messages.undisturbed import undisturbed

_FARTHEST = timedelta(days=366)


def read(data: bytes, *, received: datetime | None = None) -> list[Message]:
    """Every message in the bytes. A fact that cannot be read becomes a `Problem`, not a loss.

    EDIFACT, baggage messages and XML are told apart by how they begin. ``received`` gives the century
    where the interchange has no date, and the year where a baggage message has none; a departure more than
    a year from it is a problem. Raises `EdifactError` when there is no message at all.
    """
    day = received.date() if received else None
    data, undone = as_sent(data)
    with undisturbed():
        if form := form_of(data):
            told = form.read(data, day)
        else:
            found = interchanges(data)
            told = [
                _read(envelope)
                for one, wire in zip(found, posted_each(data, found), strict=True)
                for envelope in envelopes(one, day, wire)
            ]
    if undone:
        problems = tuple([Problem(kind="character set", what=what) for what in undone])
        told = [replace(message, problems=(*problems, *message.problems)) for message in told]
    return [_near(message, day) for message in told] if day else told


def _near(message: Message, day: date) -> Message:
    """With a problem where the departure is so far from the day it came that one of the two must be wrong."""
    movement = message.movement
    if movement is None or movement.day is None or abs(movement.day - day) <= _FARTHEST:
        return message
    what = (
        f"the departure on {movement.day} is more than a year from {day}, when the message came: "
        "ask the carrier for the date"
    )
    problem = Problem(kind="bad date", what=what, segment=next(iter(movement.at), None))
    return replace(message, problems=(*message.problems, problem))


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
