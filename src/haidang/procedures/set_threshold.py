"""From where on a list asks officers: proposed by one person, in force when another approves it."""

from datetime import datetime

from haidang.ledger import audit, screening_runs, thresholds, traffic_samples, transaction, watchlists
from haidang.ledger.thresholds import Threshold
from haidang.procedures.not_kept import NotKept
from haidang.said import Said
from haidang.screening.hit import Severity
from haidang.screening.watchlists.scorecard import CERTAIN, VERSION
from haidang.screening.watchlists.spread import step_of
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, check_four_eyes


class NotSet(ValueError):
    """Nothing was changed; the sentence says why."""


def propose(
    watchlist: int,
    severity: Severity,
    points: float | None,
    *,
    reason: str,
    who: Person,
    purpose: Purpose,
    now: datetime,
) -> int:
    """Propose the points a match needs, or ``None`` for what is usual; the proposal's number."""
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    name = _name(watchlist)
    if points is not None and not (0 <= points <= CERTAIN and step_of(points) == points):
        raise NotSet(Said("A threshold lies between 0 and 30 points, in steps of a half."))
    if not (reason := " ".join(reason.split())):
        raise NotSet(Said("Say why, so that whoever approves it can judge."))
    with transaction():
        if any(each.is_open and each.severity == severity for each in thresholds.of_list(watchlist)):
            raise NotSet(Said("A proposal for this severity waits already: it must be decided first."))
        sample = traffic_samples.newest()
        expected = None
        if sample is not None and points is not None and sample.done:
            expected = sample.spread(name, severity).per_thousand(points)
        number = thresholds.propose(
            watchlist,
            severity,
            points,
            per_thousand=expected,
            scorecard=VERSION,
            reason=reason,
            who=who.id,
            now=now,
        )
        audit.note(who, "propose a threshold", purpose, _subjects(watchlist, number), at=now)
    return number


def approve(number: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Bring it into force for all to come and for travellers already known (law 7)."""
    who.check(Permission.APPROVE_WATCHLISTS, purpose)
    with transaction():
        found = _open(number)
        check_four_eyes(author=found.proposed_by, approver=who.username)
        thresholds.approve(number, who=who.id, now=now)
        screening_runs.ask(f"{found.list_name}, threshold"[:128], now)
        audit.note(who, "approve a threshold", purpose, _subjects(found.watchlist, number), at=now)


def refuse(number: int, *, why: str, who: Person, purpose: Purpose, now: datetime) -> None:
    """Close the proposal; the reason is kept for whoever proposed it, who may also take it back so."""
    who.check(Permission.SEE_WATCHLISTS, purpose)
    if not (why := " ".join(why.split())):
        raise NotSet(Said("Say why, so that whoever proposed it understands."))
    with transaction():
        found = _open(number)
        if found.proposed_by != who.username:
            who.check(Permission.APPROVE_WATCHLISTS, purpose)
        thresholds.refuse(number, who=who.id, why=why, now=now)
        audit.note(who, "refuse a threshold", purpose, _subjects(found.watchlist, number), at=now)


def _open(number: int) -> Threshold:
    found = thresholds.held(number)
    if found is None or not found.is_open:
        raise NotSet(Said("This proposal is decided already."))
    return found


def _name(watchlist: int) -> str:
    standing = watchlists.standing(watchlist)
    if standing is None:
        raise NotKept("watchlist", watchlist)
    return standing.name


def _subjects(watchlist: int, number: int) -> list[str]:
    return [f"watchlist {watchlist}", f"threshold {number}"]
