"""Someone looks at the criteria, or at all versions of one."""

from datetime import datetime

from haidang.ledger import audit, criteria
from haidang.ledger.criteria import Version
from haidang.ledger.transaction import transaction
from haidang.procedures.not_kept import NotKept
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


def look_at_criteria(*, who: Person, purpose: Purpose, now: datetime) -> list[Version]:
    """Of every criterion the version in force and any newer one, by name."""
    who.check(Permission.SEE_CRITERIA, purpose)
    with transaction():
        audit.note(who, "look at the criteria", purpose, [], at=now)
    return criteria.newest()


def look_at_criterion(key: int, *, who: Person, purpose: Purpose, now: datetime) -> list[Version]:
    """All versions of one criterion, newest first; ``NotKept`` when there is none."""
    who.check(Permission.SEE_CRITERIA, purpose)
    if not (found := criteria.versions(key)):
        raise NotKept("criterion", key)
    with transaction():
        audit.note(who, "look at a criterion", purpose, [f"criterion {key}"], at=now)
    return found
