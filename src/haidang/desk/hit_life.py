"""The life of a hit, as one table. What is not in the table cannot happen.

Nothing is confirmed or cleared that nobody claimed, and every action has a person's name: a machine
decides about no one (Directive (EU) 2016/681 Article 7(6)). A hit is known again where a person has cleared
the same person and entry before; that is remembering, not deciding, and anybody may reopen it. A new hit
lapses when what is told since no longer supports it, as if it had been told so at first; it stays in view.
"""

from enum import StrEnum


class State(StrEnum):
    NEW = "new"
    CLAIMED = "claimed"
    CONFIRMED = "confirmed"
    CLEARED = "cleared"
    KNOWN_AGAIN = "known again"
    LAPSED = "lapsed"


class Action(StrEnum):
    CLAIM = "claim"
    RELEASE = "release"
    CONFIRM = "confirm"
    CLEAR = "clear"
    REOPEN = "reopen"


MOVES: dict[State, dict[Action, State]] = {
    State.NEW: {Action.CLAIM: State.CLAIMED},
    State.CLAIMED: {
        Action.RELEASE: State.NEW,
        Action.CONFIRM: State.CONFIRMED,
        Action.CLEAR: State.CLEARED,
    },
    State.CONFIRMED: {Action.REOPEN: State.NEW},
    State.CLEARED: {Action.REOPEN: State.NEW},
    State.KNOWN_AGAIN: {Action.REOPEN: State.NEW},
    State.LAPSED: {Action.REOPEN: State.NEW},
}
DECIDED = frozenset({State.CONFIRMED, State.CLEARED})
SETTLED = DECIDED | {State.KNOWN_AGAIN, State.LAPSED}
"""Where nobody has to look any more."""


class NotAllowed(ValueError):
    """That action is not open now, or not to this person. The message says what is."""


def move(state: State, action: Action, *, who: str, claimed_by: str | None = None) -> State:
    """Where an action of a named person takes a hit.

    ``claimed_by`` is who holds the hit; only they confirm or clear it, anyone may release it, so that a
    hit is not stuck with someone who went home.

    >>> move(State.NEW, Action.CLAIM, who="lan")
    <State.CLAIMED: 'claimed'>
    >>> move(State.NEW, Action.CLEAR, who="lan")
    Traceback (most recent call last):
    haidang.desk.hit_life.NotAllowed: a new hit cannot be cleared: claim it first
    >>> move(State.CLAIMED, Action.CLEAR, who="lan", claimed_by="minh")
    Traceback (most recent call last):
    haidang.desk.hit_life.NotAllowed: minh has claimed this hit: only they can clear it, or release it first
    """
    if not who.strip():
        raise NotAllowed(f"nobody is named: a person must {action} a hit")
    reached = MOVES[state].get(action)
    if reached is None:
        raise NotAllowed(_why_not(state, action))
    if reached in DECIDED and claimed_by != who:
        holder = claimed_by or "nobody"
        raise NotAllowed(f"{holder} has claimed this hit: only they can {action} it, or release it first")
    return reached


_DONE = {
    Action.CLAIM: "claimed",
    Action.RELEASE: "released",
    Action.CONFIRM: "confirmed",
    Action.CLEAR: "cleared",
    Action.REOPEN: "reopened",
}


def _why_not(state: State, action: Action) -> str:
    ways = " or ".join(MOVES[state])
    return f"a {state} hit cannot be {_DONE[action]}: {ways} it first"
