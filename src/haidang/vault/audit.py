"""What was done, by whom, to whom and why: notes chained by hash, so that no past can be rewritten.

Nothing here names a traveller: ``subjects`` are numbers, ``detail`` holds no personal data (R5-23).
A chain shows any note changed, inserted, moved or taken out; that the *last* notes were cut off shows
only against a head remembered elsewhere (``expected_head``).
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest

import msgspec
from msgspec import Struct

GENESIS = "0" * 64
"""What the first note calls the one before it."""


class Note(Struct, frozen=True, kw_only=True):
    """One thing done. Numbers count from 1 without a gap; ``at`` carries its zone."""

    number: int
    at: datetime
    who: str
    role: str
    action: str
    purpose: str
    subjects: tuple[str, ...] = ()
    detail: str = ""
    previous: str = GENESIS


class Verification(Struct, frozen=True, kw_only=True):
    """``broken_at`` is the number of the first note that does not fit; ``head`` the last seal seen."""

    ok: bool
    count: int
    head: str
    broken_at: int | None = None
    why: str = ""


def seal(note: Note, previous_hash: str) -> str:
    """The note's own hash, over everything it says and the hash before it: 64 hexadecimal digits.

    The encoding is a JSON list in a fixed order, so no two notes share one; times are UTC to the
    microsecond.
    """
    if note.at.tzinfo is None:
        raise ValueError(f"note {note.number}: its time has no zone; give it in UTC")
    said = (
        previous_hash,
        note.number,
        note.at.astimezone(UTC).isoformat(timespec="microseconds"),
        note.who,
        note.role,
        note.action,
        note.purpose,
        note.subjects,
        note.detail,
    )
    return sha256(msgspec.json.encode(said)).hexdigest()


class Beginning(Struct, frozen=True):
    """What stands before the first note: nothing, or the last of those whose years are over (R1-20)."""

    number: int = 0
    seal: str = GENESIS


FIRST = Beginning()


def verify(
    notes: Iterable[tuple[Note, str]],
    *,
    beginning: Beginning = FIRST,
    expected_head: str | None = None,
) -> Verification:
    """Walk notes with their seals, in order of number, and tell where the chain first breaks.

    ``expected_head`` is a seal remembered from an earlier walk: it must still be met on the way.
    """
    head, count = beginning.seal, 0
    met = expected_head in (None, beginning.seal)
    for note, kept in notes:
        if why := _flaw(note, kept, number=beginning.number + count + 1, head=head):
            return Verification(ok=False, count=count, head=head, broken_at=note.number, why=why)
        head, count = kept, count + 1
        met = met or head == expected_head
    if not met:
        why = "the chain ends before the note it was last seen to end with: notes were cut off"
        broken_at = beginning.number + count + 1
        return Verification(ok=False, count=count, head=head, broken_at=broken_at, why=why)
    return Verification(ok=True, count=count, head=head)


def _flaw(note: Note, kept: str, *, number: int, head: str) -> str:
    if note.number != number:
        return f"note {number} is missing or out of its place"
    if note.previous != head:
        return "it does not follow the note before it"
    if not compare_digest(seal(note, head), kept):
        return "it was changed after it was sealed"
    return ""
