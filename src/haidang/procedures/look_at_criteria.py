"""Someone looks at the criteria, or at all versions of one."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from haidang.desk.review_due import why_due
from haidang.ledger import audit, criteria, criterion_effect, shadow_hits
from haidang.ledger.criteria import Version as Version
from haidang.ledger.criterion_effect import Effect
from haidang.ledger.models import CriterionState as State
from haidang.ledger.transaction import transaction
from haidang.procedures.not_kept import NotKept
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, may

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


def stopped_by_the_house(*, who: Person, purpose: Purpose, now: datetime) -> list[Version]:
    """What somebody must hear of on whatever page they are: criteria of theirs that the house suspended."""
    if not may(who.role, Permission.SEE_CRITERIA):
        return []
    who.check(Permission.SEE_CRITERIA, purpose)
    return _theirs(criteria.stopped_by_the_house(now.date()), who)


def _theirs(versions: list[Version], who: Person) -> list[Version]:
    """All of them for whoever oversees criteria, one's own for an author."""
    oversees = may(who.role, Permission.SUSPEND_CRITERIA)
    return [one for one in versions if oversees or one.author == who.username]


def due_for_review(versions: list[Version], *, who: Person, purpose: Purpose, now: datetime) -> list[Due]:
    """Of these, what a supervisor, the data-protection officer or their author should look at again."""
    who.check(Permission.SEE_CRITERIA, purpose)
    today = now.date()
    effects = criterion_effect.since(today - LOOKED_BACK)
    nothing = Effect(today, 0, 0, 0)
    theirs = (one for one in _theirs(versions, who) if one.expires_on >= today)
    running = [one for one in theirs if one.state in (State.LIVE, State.SHADOW)]
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
