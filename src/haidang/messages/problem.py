"""Something the carrier sent that we could not understand, or mended, and where it stood."""

from msgspec import Struct

#: Every kind of problem there is, for counting. A new one is added here first.
PROBLEM_KINDS = (
    "unknown message type",
    "unreadable message",
    "unreadable booking",
    "unreadable traveller",
    "unknown segment",
    "unknown code",
    "out of place",
    "bad date",
    "bad number",
    "wrong count",
    "missing segment",
    "unfinished segment",
    "rubbish",
    "broken line",
    "lost terminator",
    "curly quote",
    "character set",
    "service characters",
    "names differ",
    "unknown traveller",
)


class Problem(Struct, frozen=True, kw_only=True):
    """``kind`` is one of `PROBLEM_KINDS`; ``what`` says it to a person.

    ``segment`` counts from 0 within the message and is ``None`` when the envelope itself is meant.
    """

    kind: str
    what: str
    segment: int | None = None
