"""A second person decides about a submitted criterion: in force, or refused with a reason."""

from datetime import datetime

from haidang.ledger import audit, criteria, screening_runs
from haidang.ledger.criteria import Version
from haidang.ledger.models import CriterionState as State
from haidang.ledger.transaction import transaction
from haidang.procedures.flaws_of_criterion import check_submittable
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, check_four_eyes


class NotSubmitted(ValueError):
    """There is nothing to decide; the sentence says what became of it."""


def approve_criterion(
    number: int, *, in_shadow: bool = False, who: Person, purpose: Purpose, now: datetime
) -> None:
    """Put it in force for every message from now on and for travellers already known (law 7).

    ``in_shadow`` it is asked and counted beside the version in force, and makes no hits; approved once more
    it comes into force. ``Misworded`` when it no longer reads, or would have expired meanwhile.
    """
    who.check(Permission.APPROVE_CRITERIA, purpose)
    with transaction():
        found = _open(number, (State.SUBMITTED,) if in_shadow else (State.SUBMITTED, State.SHADOW))
        check_four_eyes(author=found.author, approver=who.username)
        check_submittable(found.wording, now.date())
        put = criteria.put_in_shadow if in_shadow else criteria.approve
        put(number, who=who.id, now=now)
        screening_runs.ask(f"{found.name[:100]}, version {found.version}", now)
        action = "let a criterion run in shadow" if in_shadow else "approve a criterion"
        audit.note(who, action, purpose, _subjects(found), at=now)


def refuse_criterion(number: int, *, why: str, who: Person, purpose: Purpose, now: datetime) -> None:
    """Close the version; the reason is kept for its author."""
    who.check(Permission.APPROVE_CRITERIA, purpose)
    if not why.strip():
        raise NotSubmitted(Said("Say why, so that the author can write a better version."))
    with transaction():
        found = _open(number, (State.SUBMITTED,))
        criteria.refuse(number, why=why.strip())
        audit.note(who, "refuse a criterion", purpose, _subjects(found), at=now)


def _open(number: int, states: tuple[str, ...]) -> Version:
    criteria.hold(number)
    found = criteria.version(number)
    if found is None or found.state not in states:
        raise NotSubmitted(Said("This version is decided already, or was never submitted."))
    return found


def _subjects(found: Version) -> list[str]:
    return [f"criterion {found.key}", f"criterion version {found.id}"]
