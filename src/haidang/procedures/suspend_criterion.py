"""Take a criterion out of force: because a person says so, or because it failed. The others run on."""

from collections.abc import Iterable
from datetime import datetime

from haidang.ledger import audit, criteria, screening_runs
from haidang.ledger.criteria import Version
from haidang.ledger.models import CriterionState as State
from haidang.ledger.transaction import transaction
from haidang.said import Said
from haidang.screening import Failure
from haidang.screening.criteria import CriterionError
from haidang.vault.person import HOUSE, Person
from haidang.vault.roles import Permission, Purpose

RUNNING = (State.LIVE, State.SHADOW)


class NotInForce(ValueError):
    """There is nothing to suspend; the sentence says so."""


def suspend_criterion(number: int, *, why: str, who: Person, purpose: Purpose, now: datetime) -> None:
    """Suspend a version in force or in shadow. Its hits stay; to bring it back, submit its next version."""
    suspend_criteria([number], why=why, who=who, purpose=purpose, now=now)


def suspend_criteria(
    numbers: Iterable[int], *, why: str, who: Person, purpose: Purpose, now: datetime
) -> None:
    """Suspend several versions for one reason: all of them, or none when one is not in force."""
    who.check(Permission.SUSPEND_CRITERIA, purpose)
    if not why.strip():
        raise NotInForce(Said("Say why, so that the author knows what to mend."))
    with transaction():
        for number in sorted(set(numbers)):
            criteria.hold(number)
            found = criteria.version(number)
            if found is None or found.state not in RUNNING:
                raise NotInForce(Said("This version is not in force."))
            _suspend(found, who, purpose, now, why=why.strip())


def suspend_failed(failures: Iterable[Failure], *, now: datetime) -> int:
    """Suspend every criterion that broke while it screened; how many there were.

    A failure of a version that is not in force any more changes nothing, nor does one of the watchlist.
    """
    broken = {failure.source: failure for failure in failures if failure.source is not None}
    suspended = 0
    for key, failure in broken.items():
        with transaction():
            if running := criteria.running(key, failure.version or 0):
                criteria.hold(running.id)
            found = criteria.running(key, failure.version or 0)
            if found is not None:
                _suspend(found, HOUSE, Purpose.OVERSEE, now, failure=failure.what)
                suspended += 1
    return suspended


def suspend_excessive(*, now: datetime) -> int:
    """Suspend every criterion that spoke far more often than was expected of it; how many there were."""
    with transaction():
        excessive = criteria.excessive(now)
        for found, hits in excessive:
            why = Said(
                "%(hits)s hits within a week, where %(expected)s were expected",
                hits=hits,
                expected=found.expected_hits,
            )
            _suspend(found, HOUSE, Purpose.OVERSEE, now, failure=why)
    return len(excessive)


def suspend_unreadable(*, now: datetime) -> int:
    """Suspend every criterion in force that this version of the language cannot read; how many there were."""
    with transaction():
        unreadable = criteria.unreadable(now.date())
        for found, error in unreadable:
            _suspend(found, HOUSE, Purpose.OVERSEE, now, failure=_place(error))
    return len(unreadable)


def _place(error: CriterionError) -> Said:
    """What does not read any more, and where."""
    place = error.text[error.start : error.end]
    return Said("%(what)s: %(place)s", what=error.what, place=place) if place else error.what


def _suspend(
    found: Version,
    who: Person,
    purpose: Purpose,
    now: datetime,
    *,
    why: str = "",
    failure: Said | None = None,
) -> None:
    criteria.suspend(found.id, why=why, failure=failure.kept() if failure else "")
    screening_runs.changed()
    subjects = [f"criterion {found.key}", f"criterion version {found.id}"]
    audit.note(who, "suspend a criterion", purpose, subjects, at=now)
