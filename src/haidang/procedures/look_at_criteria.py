"""Someone looks at the criteria, or at all versions of one."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from haidang.desk.review_due import why_due
from haidang.ledger import audit, criteria, criterion_effect, shadow_hits
from haidang.ledger.criteria import Version
from haidang.ledger.criterion_effect import Effect
from haidang.ledger.models import CriterionState as State
from haidang.ledger.transaction import transaction
from haidang.procedures.not_kept import NotKept
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

LOOKED_BACK = timedelta(days=183)
"""A criterion lives no longer, so its effect is seen over as long."""


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


class Due(Struct, frozen=True):
    """A criterion people should look at again, and why."""

    version: Version
    why: tuple[Said, ...]


def look_at_effect(key: int, *, who: Person, purpose: Purpose) -> list[Effect]:
    """What a criterion found, month by month; whoever sees the criterion sees its figures."""
    who.check(Permission.SEE_CRITERIA, purpose)
    return criterion_effect.by_month(key)


def look_at_shadows(*, who: Person, purpose: Purpose) -> dict[int, int]:
    """How many crossings each version counted in shadow, by the version's number."""
    who.check(Permission.SEE_CRITERIA, purpose)
    return shadow_hits.counts()


def due_for_review(versions: list[Version], *, who: Person, purpose: Purpose, now: datetime) -> list[Due]:
    """Of these, what a supervisor or the data-protection officer should look at again."""
    who.check(Permission.SUSPEND_CRITERIA, purpose)
    today = now.date()
    effects = criterion_effect.since(today - LOOKED_BACK)
    nothing = Effect(today, 0, 0, 0)
    running = [version for version in versions if version.state in (State.LIVE, State.SHADOW)]
    found = [Due(one, _why_due(one, effects.get(one.key, nothing), today)) for one in running]
    return [one for one in found if one.why]


def _why_due(version: Version, effect: Effect, today: date) -> tuple[Said, ...]:
    return why_due(
        days_left=(version.expires_on - today).days,
        hits=effect.hits,
        reviewed=effect.reviewed,
        confirmed=effect.confirmed,
        in_shadow=version.state == State.SHADOW,
    )
