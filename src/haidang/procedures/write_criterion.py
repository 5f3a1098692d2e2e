"""An author writes a criterion, as a draft first, and submits it for a second person."""

from datetime import datetime

from haidang.ledger import audit, criteria
from haidang.ledger.criteria import Version
from haidang.ledger.criteria import Wording as Wording
from haidang.ledger.models import CriterionState as State
from haidang.ledger.transaction import transaction
from haidang.procedures.flaws_of_criterion import Misworded, check_submittable, flaws_of
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


class NotWritable(ValueError):
    """This version cannot be changed or submitted any more; the sentence says what to do instead."""


def write_criterion(
    wording: Wording, *, key: int | None = None, who: Person, purpose: Purpose, now: datetime
) -> int:
    """A draft of a new criterion, or of the next version of the one with this key; its number."""
    who.check(Permission.WRITE_CRITERIA, purpose)
    _check(wording, now)
    with transaction():
        if key is not None and any(known.state == State.DRAFT for known in criteria.versions(key)):
            raise NotWritable(Said("There is a draft of the next version already: go on with that one."))
        number = criteria.draft(wording, who=who.id, now=now, key=key)
        audit.note(who, "write a criterion", purpose, [f"criterion version {number}"], at=now)
    return number


def rewrite_criterion(number: int, wording: Wording, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Write one's own draft anew."""
    who.check(Permission.WRITE_CRITERIA, purpose)
    _check(wording, now)
    with transaction():
        _own_draft(number, who)
        criteria.redraft(number, wording, now=now)
        audit.note(who, "rewrite a criterion", purpose, [f"criterion version {number}"], at=now)


def submit_criterion(number: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Ask a second person to put one's own draft in force. From now on its wording stands."""
    who.check(Permission.WRITE_CRITERIA, purpose)
    with transaction():
        check_submittable(_own_draft(number, who).wording, now.date())
        criteria.submit(number)
        audit.note(who, "submit a criterion", purpose, [f"criterion version {number}"], at=now)


def _own_draft(number: int, who: Person) -> Version:
    criteria.hold(number)
    found = criteria.version(number)
    if found is None:
        raise NotWritable(Said("This draft is not there any more."))
    if found.state != State.DRAFT:
        raise NotWritable(Said("This version was submitted, so its wording stands: write the next version."))
    if found.author != who.username:
        raise NotWritable(
            Said("This draft is %(name)s's: only they can change or submit it.", name=found.author_name)
        )
    return found


def _check(wording: Wording, now: datetime) -> None:
    if flaws := flaws_of(wording, now.date()):
        raise Misworded(flaws)
