"""A file cut into self-contained messages, cheaply, so that an inbox can keep the order of each flight."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from haidang.edifact import Interchange, interchanges, separators
from haidang.messages.as_sent import as_sent
from haidang.messages.envelope import Envelope, envelopes
from haidang.messages.forms import form_of
from haidang.messages.order import order_key
from haidang.messages.posted import Posted, posted_each
from haidang.messages.types import type_named

# Repairs after which the cut might change what is read: such a file is worked whole.
_DOUBTFUL = frozenset(
    ("missing segment", "rubbish", "service characters", "unfinished segment", "curly quote")
)

_LONGEST_HEADER = 2048  # bytes: it is repeated in every part


class Part(Struct, frozen=True):
    """One message with its own interchange header: `read` finds in ``data`` what it finds in the file.

    Parts with the same ``order_key`` concern one flight and are worked in order; it is empty when the
    flight is not known.
    """

    data: bytes
    order_key: str


def parts(data: bytes, *, received: datetime | None = None) -> list[Part]:
    """One part a message; the whole file as one part when anything about the cut is doubtful.

    ``received`` gives the year where a baggage message has none. Raises `EdifactError` when there is no
    message at all.
    """
    sent, undone = as_sent(data)
    if undone:  # told of every part, it would be told of none: the file is worked whole
        orders = [part.order_key for part in parts(sent, received=received)]
        return [Part(data, orders[0] if len(set(orders)) == 1 else "")]
    if form := form_of(data):
        told = [Part(*each) for each in form.cut(data, received.date() if received else None)]
        return told if all(form_of(part.data) is form for part in told) else [Part(data, "")]
    found = interchanges(data)
    wires = posted_each(data, found)
    wrapped = [
        (interchange, envelope, wire)
        for interchange, wire in zip(found, wires, strict=True)
        for envelope in envelopes(interchange)
    ]
    keys = [_order_key(envelope) for _, envelope, _ in wrapped]
    mended = any(repair.kind in _DOUBTFUL for one in found for repair in one.repairs)
    if len(wrapped) < 2 or mended or not all(_is_whole(*each[:2]) for each in wrapped):
        return [Part(data, keys[0] if keys and len(set(keys)) == 1 else "")]
    cut = [b"".join(_cut(data, *each)) for each in wrapped]
    if not all(_reads_alike(part, *each[:2]) for part, each in zip(cut, wrapped, strict=True)):
        return [Part(data, "")]
    return [Part(part, key) for part, key in zip(cut, keys, strict=True)]


def _reads_alike(part: bytes, interchange: Interchange, envelope: Envelope) -> bool:
    """Whether the part is read with the same service characters and, if the file had to be, mended alike.

    What stands in a text of the file may make its part look like another kind of message.
    """
    if form_of(part):
        return False
    if not interchange.repairs:
        return separators(part) == interchange.separators
    found = [(one.separators, alone.repairs) for one in interchanges(part) for alone in envelopes(one)]
    mended = [(signs, [repair.kind for repair in repairs]) for signs, repairs in found]
    return mended == [(interchange.separators, [repair.kind for repair in envelope.repairs])]


def _is_whole(interchange: Interchange, envelope: Envelope) -> bool:
    """Whether the message stands between its own UNH and UNT, under one header light enough to repeat."""
    heavy = any(end - start > _LONGEST_HEADER for start, end in envelope.headers)
    one = all(start == interchange.offsets[0] for start, _ in envelope.headers[:1])
    return one and not heavy and envelope.unh.tag == "UNH" and envelope.segments[-1].tag == "UNT"


def _cut(data: bytes, interchange: Interchange, envelope: Envelope, wire: Posted | None) -> Iterator[bytes]:
    start = wire.start if wire else interchange.start
    yield data[start : interchange.offsets[0]]
    for start, end in (*envelope.headers, (envelope.start, envelope.end)):
        yield data[start:end]


def _order_key(envelope: Envelope) -> str:
    told = type_named(envelope.type)
    movement = told.movement(envelope) if told else None
    if movement and movement.number and movement.day:
        return order_key(movement)
    return envelope.access_reference
