"""What a person decided about a hit, and why. Written once; a later one supersedes, none is changed."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from haidang.desk.hit_life import NotAllowed

SHORTEST_REASON = 10
LONGEST_REASON = 4000


class Outcome(StrEnum):
    CONFIRMED = "confirmed"
    CLEARED = "cleared"
    REOPENED = "reopened"


class Decision(Struct, frozen=True, kw_only=True):
    """``hit`` is the ledger's key of the hit, ``when`` a moment with its zone.

    ``supersedes`` is the ledger's key of the decision this one takes the place of.
    """

    hit: int
    outcome: Outcome
    reason: str
    who: str
    when: datetime
    supersedes: int | None = None


def decide(
    hit: int, outcome: Outcome, *, reason: str, who: str, when: datetime, supersedes: int | None = None
) -> Decision:
    """A decision fit to be kept, or ``NotAllowed`` with what is missing.

    >>> from datetime import UTC
    >>> decide(7, Outcome.CLEARED, reason="no", who="lan", when=datetime(2026, 4, 1, tzinfo=UTC))
    Traceback (most recent call last):
    haidang.desk.hit_life.NotAllowed: say why in at least 10 letters, so that another officer understands it
    """
    reason, who = " ".join(reason.split()), who.strip()
    if not who:
        raise NotAllowed("nobody is named: a person decides about a hit")
    if sum(letter.isalnum() for letter in reason) < SHORTEST_REASON:
        raise NotAllowed(
            f"say why in at least {SHORTEST_REASON} letters, so that another officer understands it"
        )
    if len(reason) > LONGEST_REASON:
        raise NotAllowed(f"the reason has {len(reason)} letters: at most {LONGEST_REASON}")
    if when.tzinfo is None:
        raise NotAllowed("the time of a decision needs its zone")
    return Decision(hit=hit, outcome=outcome, reason=reason, who=who, when=when, supersedes=supersedes)
