"""Take a criterion out of force: because a person says so, or because it failed. The others run on."""

from collections.abc import Iterable
from datetime import datetime

from haidang.ledger import audit, criteria, screening_runs
from haidang.ledger.criteria import Version
from haidang.ledger.models import CriterionState as State
from haidang.ledger.transaction import transaction
from haidang.screening import Failure
from haidang.vault.person import HOUSE, Person
from haidang.vault.roles import Permission, Purpose


class NotInForce(ValueError):
    """There is nothing to suspend; the sentence says so."""


def suspend_criterion(number: int, *, why: str, who: Person, purpose: Purpose, now: datetime) -> None:
    """Suspend a version in force. Hits it has made stay; to bring it back, submit its next version."""
    who.check(Permission.SUSPEND_CRITERIA, purpose)
    if not why.strip():
        raise NotInForce("Say why, so that the author knows what to mend.")
    with transaction():
        criteria.hold(number)
        found = criteria.version(number)
        if found is None or found.state != State.LIVE:
            raise NotInForce("This version is not in force.")
        _suspend(found, who, purpose, now, why=why.strip())


def suspend_failed(failures: Iterable[Failure], *, now: datetime) -> int:
    """Suspend every criterion that broke while it screened; how many there were.

    A failure of a version that is not in force any more changes nothing, nor does one of the watchlist.
    """
    broken = {failure.source: failure for failure in failures if failure.source is not None}
    suspended = 0
    for key, failure in broken.items():
        with transaction():
            if live := criteria.live_version(key):
                criteria.hold(live.id)
            found = criteria.live_version(key)
            if found is not None and found.version == failure.version:
                _suspend(found, HOUSE, Purpose.OVERSEE, now, failure=failure.what)
                suspended += 1
    return suspended


def suspend_unreadable(*, now: datetime) -> int:
    """Suspend every criterion in force that this version of the language cannot read; how many there were."""
    with transaction():
        unreadable = criteria.unreadable(now.date())
        for found, error in unreadable:
            _suspend(found, HOUSE, Purpose.OVERSEE, now, failure=str(error))
    return len(unreadable)


def _suspend(
    found: Version, who: Person, purpose: Purpose, now: datetime, *, why: str = "", failure: str = ""
) -> None:
    criteria.suspend(found.id, why=why, failure=failure)
    screening_runs.changed()
    subjects = [f"criterion {found.key}", f"criterion version {found.id}"]
    audit.note(who, "suspend a criterion", purpose, subjects, at=now)
