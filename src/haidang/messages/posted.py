"""How a message was posted: the teletype (Type B) envelope before its text, as far as it came.

``QK LONPPXS ABCDEFG`` names a priority and whom it was sent to, ``.MUCKMTS 250521`` who sent it, and on what
day and time. An address is a city, an office and a carrier, seven signs: it names the system that really
sent the message, whatever UNB says.
"""

import re
from collections.abc import Sequence

from msgspec import Struct

from haidang.edifact import Interchange

_ADDRESS = r"[A-Z]{3}[A-Z0-9]{4}(?![A-Z0-9])"
_ENVELOPE = re.compile(
    rf"(?:(?<![A-Z0-9])(?P<priority>Q[A-Z])\s+)?(?P<recipients>(?:(?<![A-Z0-9.]){_ADDRESS}\s+)*)"
    rf"\.(?P<sender>{_ADDRESS})"
)
_LONGEST = 1000  # signs of an envelope: a few dozen addresses
_NEAR = 60  # signs between the sender's address and the text: a signature, day and time, control characters


class Posted(Struct, frozen=True, kw_only=True):
    """``start`` is where the envelope begins."""

    start: int = 0
    priority: str | None = None
    sender: str | None = None
    recipients: tuple[str, ...] = ()


def posted(data: bytes, end: int, since: int = 0) -> Posted | None:
    """The envelope whose text begins at byte ``end``; before byte ``since`` it is not looked for.

    >>> found = posted(b"QK LONPPXS ABCDEFG\\r\\n.MUCKMTS 250521\\r\\n", 37)
    >>> found.priority, found.sender, found.recipients
    ('QK', 'MUCKMTS', ('LONPPXS', 'ABCDEFG'))
    >>> posted(b"CICA  .AMARMXX 033118", 21).sender, posted(b"Dear all,\\n", 10)
    ('AMARMXX', None)
    """
    first = max(since, end - _LONGEST)
    text = data[first:end].decode("latin-1")
    found = next(reversed([*_ENVELOPE.finditer(text)]), None)
    if found is None or len(text) - found.end() > _NEAR:
        return None
    return Posted(
        start=first + found.start(),
        priority=found["priority"],
        sender=found["sender"],
        recipients=tuple(found["recipients"].split()),
    )


def posted_each(data: bytes, found: Sequence[Interchange]) -> list[Posted | None]:
    """The envelope of each interchange, which stands behind the last segment of the one before."""
    since = [0, *((one.offsets or (one.start,))[-1] for one in found)]
    return [posted(data, one.start, begun) for one, begun in zip(found, since, strict=False)]
