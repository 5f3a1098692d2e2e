"""A person acts on a hit: claims or releases it, confirms or clears it with a reason, or reopens it."""

from datetime import datetime

from haidang.desk import Action, NotAllowed, Outcome, State, decide, move
from haidang.ledger import archive_due, audit, decisions, transaction
from haidang.ledger.decisions import Kept, NotInTurn, Standing
from haidang.procedures import known_again
from haidang.procedures.compartment import check_seen
from haidang.procedures.not_kept import NotKept
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

OUTCOMES = {
    Action.CONFIRM: Outcome.CONFIRMED,
    Action.CLEAR: Outcome.CLEARED,
    Action.REOPEN: Outcome.REOPENED,
}
"""The actions that need a reason and are written down as decisions."""

DONE = {
    Action.CLAIM: "claim a hit",
    Action.RELEASE: "release a hit",
    Action.CONFIRM: "confirm a hit",
    Action.CLEAR: "clear a hit",
    Action.REOPEN: "reopen a hit",
}


class AlreadyDecided(Exception):
    """Somebody decided while this person was looking: ``by`` is their decision."""

    def __init__(self, by: Kept) -> None:
        super().__init__(f"{by.name} has already decided this hit ({by.outcome}).")
        self.by = by


def act_on_hit(
    hit: int,
    action: Action,
    *,
    who: Person,
    purpose: Purpose,
    now: datetime,
    reason: str = "",
    redress: str = "",
    seen: int | None = None,
) -> State:
    """Where the hit stands afterwards. ``seen`` is the number of the last decision the person saw;
    ``redress`` the number a traveller gave so that they are known again.

    ``AlreadyDecided`` when there is a newer one, ``NotAllowed`` when the life of a hit does not have it so
    or the reason is missing; nothing is changed then.
    """
    who.check(Permission.DECIDE_HITS, purpose)
    with transaction():
        check_seen(hit, who)
        standing = decisions.hold(hit)
        if standing is None:
            raise NotKept(f"hit {hit}")
        reached = _reached(hit, standing, action, who, seen)
        if action in OUTCOMES:
            _decide(hit, action, who, now, reason, seen)
            _remember(standing, action, who, now, reason, redress)
            archive_due.touch(standing.day, now)
        holder = who.id if reached is State.CLAIMED else None
        decisions.stand(hit, state=reached, claimed_by=holder, at=now)
        subjects = [f"hit {hit}", f"crossing {standing.crossing_id}"]
        audit.note(who, DONE[action], purpose, subjects, at=now)
    return reached


def _reached(hit: int, standing: Standing, action: Action, who: Person, seen: int | None) -> State:
    last = next(iter(decisions.of([hit])[hit]), None)
    if last is not None and last.id != seen:
        raise AlreadyDecided(last)
    return move(State(standing.state), action, who=who.username, claimed_by=standing.claimed_by)


def _decide(hit: int, action: Action, who: Person, now: datetime, reason: str, seen: int | None) -> None:
    decision = decide(hit, OUTCOMES[action], reason=reason, who=who.username, when=now, supersedes=seen)
    try:
        decisions.keep(decision, officer=who.id)
    except NotInTurn as error:
        raise AlreadyDecided(decisions.of([hit])[hit][0]) from error


def _remember(
    standing: Standing, action: Action, who: Person, now: datetime, reason: str, redress: str
) -> None:
    reason = " ".join(reason.split())
    if action is Action.CLEAR:
        known_again.remember(standing, reason=reason, redress=redress, who=who, now=now)
    elif action is Action.CONFIRM:
        known_again.forget_person(standing, because=reason, who=who, now=now)
    else:
        known_again.forget(standing, because=reason, who=who, now=now)


__all__ = ["AlreadyDecided", "NotAllowed", "act_on_hit"]
