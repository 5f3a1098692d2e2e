"""Baggage messages: BSM, BPM, BTM, BUM, BNS and their kin (IATA Recommended Practice 1745).

No EDIFACT, but lines of text, often indented, within a teletype (Type B) envelope or without one::

    QU HANBBXX                 to whom             (envelope)
    .LONFMXX 011200            from whom, day and time
    BSM                        the message
    CHG | DEL                  a change, or taken back
    .V/1LHAN                   version, source, airport
    { .F/XX123/01APR/CDG/Y     a flight out
      { .N/0999123456002       bags: first tag and how many
        .S .W .P .L .E ...     and what is known of them
      }* }*
    ENDBSM

One file holds many messages, one message many groups. Years are not told: the one nearest to the day the
file came is meant.
"""

from collections.abc import Iterator
from datetime import date

from haidang.messages.bags.groups import grouped
from haidang.messages.bags.lines import Line, Reading
from haidang.messages.bags.telex import Telex, recognises, telexes
from haidang.messages.message import Message
from haidang.messages.order import order_key
from haidang.messages.posted import Posted, posted
from haidang.messages.problem import Problem
from haidang.travel import BagTold, Movement

#: What a message without CHG or DEL wants done.
FUNCTIONS = {
    "BSM": "list",
    "BTM": "list",
    "BMM": "list",
    "BPM": "processed",
    "BUM": "unload",
    "BNS": "not seen",
    "BCM": "receipt",
    "BRQ": "request",
}
_CHANGES = {"CHG": "change", "DEL": "cancel"}


def read(data: bytes, day: date | None) -> list[Message]:
    """Every baggage message in the bytes; ``day`` is when they came."""
    return [_read(telex, day) for telex in telexes(data)]


def _read(telex: Telex, day: date | None) -> Message:
    """A message that cannot be read at all keeps its lines and says so, and its neighbours are read."""
    try:
        return _message(telex, day)
    except Exception as error:  # the bytes are kept; a repaired reader will read them again
        return Message(
            type=telex.kind,
            version="",
            function="unknown",
            sender="",
            recipient="",
            prepared=None,
            reference="",
            problems=(Problem(kind="unreadable message", what=repr(error)),),
            segments=telex.lines,
        )


def cut(data: bytes, day: date | None) -> list[tuple[bytes, str]]:
    """Every message with its envelope, and the flight it is about; one piece when a cut would be doubtful."""
    found = telexes(data)
    pieces = [b"".join(data[place] for place in telex.places) for telex in found]
    keys = [_order_key(_read(telex, day)) for telex in found]
    if not all(map(recognises, pieces)):
        return [(data, keys[0] if len(set(keys)) == 1 else "")]
    return list(zip(pieces, keys, strict=True))


def _order_key(message: Message) -> str:
    movement = message.movement
    return order_key(movement) if movement else ""


def _message(telex: Telex, day: date | None) -> Message:
    lines = [Line.of(number, text) for number, text in enumerate(telex.lines)]
    reading = Reading(day, [*_damage(telex)])
    change = next((line.text for line in lines[1:2] if line.text in _CHANGES), "")
    version = next((line for line in lines if line.letter == "V"), Line(0, ""))
    bags = tuple(grouped(lines, reading, deleted=change == "DEL"))
    sent, sender, recipient = telex.sealed(day)
    part, envelope = version.get(1), "\n".join(telex.envelope).encode("latin-1", "replace")
    by_wire = posted(envelope, len(envelope)) or Posted()
    return Message(
        type=telex.kind,
        version=version.get(0)[:1],
        function=_CHANGES.get(change) or FUNCTIONS[telex.kind],
        sender=sender,
        recipient=recipient,
        prepared=sent,
        priority=by_wire.priority,
        sender_address=by_wire.sender,
        recipients=by_wire.recipients,
        reference=version.get(2),
        part=int(part) if part.isascii() and part.isdecimal() and len(part) < 4 else None,
        last_part=False if "ENDPART" in telex.lines else None,
        movements=tuple(_movements(bags)),
        bags=bags,
        problems=tuple(reading.problems),
        segments=telex.lines,
    )


def _movements(bags: tuple[BagTold, ...]) -> Iterator[Movement]:
    """Each flight out once, in the order told."""
    seen = set()
    for bag in bags:
        if bag.movement and (key := (bag.movement.designator, bag.movement.day)) not in seen:
            seen.add(key)
            yield bag.movement


def _damage(telex: Telex) -> Iterator[Problem]:
    if not telex.ended:
        yield Problem(kind="missing segment", what=f"no END{telex.kind}: the message may be cut short")
    if telex.rubbish:
        what = f"{len(telex.rubbish)} lines outside any message, the first: {telex.rubbish[0][:40]}"
        yield Problem(kind="rubbish", what=what)


__all__ = ["FUNCTIONS", "cut", "read", "recognises"]
