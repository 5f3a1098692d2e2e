"""Automatic feeds: a second person gives their word in advance, within bounds, and a load counts on it.

What goes beyond the bounds waits for a person like any other proposal.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from msgspec import Struct

from haidang.ledger import (
    audit,
    officers,
    screening_runs,
    watchlist_changes,
    watchlist_loading,
    watchlist_papers,
    watchlist_standing,
    watchlists,
)
from haidang.ledger.transaction import transaction
from haidang.ledger.watchlist_changes import Change
from haidang.ledger.watchlist_standing import Bounds as Bounds
from haidang.ledger.watchlist_standing import StandingApproval
from haidang.procedures.load_watchlist import Files, dry_run
from haidang.procedures.propose_watchlist import NotALoad, discard, propose
from haidang.said import Said
from haidang.screening.watchlists.formats import named, papers
from haidang.vault.person import Person
from haidang.vault.roles import PURPOSES, NotPermitted, Permission, Purpose, check_four_eyes

LONGEST = timedelta(days=366)


class Outcome(Struct, frozen=True, kw_only=True):
    """``change`` is ``None`` where the file changes nothing. ``waits_because`` says what went beyond the
    bounds, and is empty where the load is in force.
    """

    change: int | None
    waits_because: str = ""


def propose_standing(watchlist: int, bounds: Bounds, *, who: Person, purpose: Purpose, now: datetime) -> int:
    """Ask a second person for a standing approval of a feed; its number. Raises ``NotALoad``."""
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    standing = watchlists.standing(watchlist)
    known = bounds.format == papers.NAME if standing and standing.papers_alone else named(bounds.format)
    if not bounds.source.strip() or not known:
        raise NotALoad(Said("Say where the feed comes from, and choose its format."))
    if not now.date() < bounds.until <= now.date() + LONGEST:
        raise NotALoad(Said("A standing approval lasts a year at most: choose a day within it."))
    if not all(0 <= share <= 100 for share in (bounds.most_removed, bounds.most_changed)):
        raise NotALoad(Said("The shares are percent, 0 to 100."))
    with transaction():
        if any(known.ended_at is None for known in watchlist_standing.of_list(watchlist)):
            raise NotALoad(Said("This list has a standing approval already: end that one first."))
        number = watchlist_standing.propose(watchlist, bounds, who=who.id, now=now)
        audit.note(who, "ask for a standing approval", purpose, _subjects(watchlist, number), at=now)
    return number


def approve_standing(number: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Give one's word for the loads of a feed, within its bounds."""
    who.check(Permission.APPROVE_WATCHLISTS, purpose)
    with transaction():
        found = _open(number)
        if found.approved_at is not None:
            raise NotALoad(Said("%(name)s was quicker: it is given already.", name=found.approver))
        check_four_eyes(author=found.proposed_by, approver=who.username)
        watchlist_standing.approve(number, who=who.id, now=now)
        audit.note(who, "give a standing approval", purpose, _subjects(found.watchlist, number), at=now)


def end_standing(number: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Take it back, or refuse it: from now on every load waits for a person. Whoever sees lists may."""
    who.check(Permission.SEE_WATCHLISTS, purpose)
    with transaction():
        found = _open(number)
        watchlist_standing.end(number, who=who.id, now=now)
        audit.note(who, "end a standing approval", purpose, _subjects(found.watchlist, number), at=now)


def load_standing(
    files: Files, *, watchlist: int, now: datetime, progress: Callable[[int], None] = lambda read: None
) -> Outcome:
    """Load a feed in its keeper's name; in force at once where the standing approval covers it.

    Raises ``NotALoad`` where none is in force, or where the keeper or whoever gave it may not any more.
    """
    given, keeper, giver = _given(watchlist, now)
    purpose = PURPOSES[keeper.role][0]
    standing = watchlists.standing(watchlist)
    before = standing.entries if standing else 0
    change = dry_run(
        files,
        watchlist=watchlist,
        who=keeper,
        purpose=purpose,
        now=now,
        format=given.format,
        progress=progress,
    )
    found = watchlist_changes.change(change)
    assert found is not None, "it was tried a moment ago"
    if not found.added + found.changed + found.removed:
        discard(change, who=keeper, purpose=purpose, now=now)
        return Outcome(change=None)
    propose(change, who=keeper, purpose=purpose, now=now)
    if because := beyond(given, found, before):
        return Outcome(change=change, waits_because=because)
    _bring_into_force(found, given, giver, now)
    return Outcome(change=change)


def beyond(bounds: Bounds, change: Change, entries: int) -> str:
    """What of a change goes beyond the bounds, in words; empty where nothing does.

    ``entries`` is how many were in force before.
    """
    shares = (
        (change.removed, bounds.most_removed, "remove"),
        (change.changed, bounds.most_changed, "change"),
    )
    return "; ".join(
        f"it would {verb} {count:,} of {entries:,} entries, more than {most} percent"
        for count, most, verb in shares
        if count * 100 > most * entries
    )


def _bring_into_force(found: Change, given: StandingApproval, giver: Person, now: datetime) -> None:
    with transaction():
        watchlist_loading.hold(found.id)
        watchlist_loading.approve(found.id, who=giver.id, now=now, standing=given.id)
        screening_runs.ask(f"{found.name}, version {found.version}", now, change=found.id)
        subjects = [*_subjects(found.watchlist, given.id), f"change {found.id}"]
        audit.note(giver, "approve a load by standing approval", PURPOSES[giver.role][0], subjects, at=now)
    watchlist_papers.delete_others()


def _given(watchlist: int, now: datetime) -> tuple[StandingApproval, Person, Person]:
    given = next((one for one in watchlist_standing.of_list(watchlist) if one.is_given(now.date())), None)
    if given is None or given.approved_by is None:
        raise NotALoad(
            Said("No standing approval of this list is in force: load it by hand, or ask for one.")
        )
    keeper, giver = officers.person(given.proposed_by), officers.person(given.approved_by)
    if keeper is None or giver is None:
        raise NotALoad(
            Said("Who asked for the standing approval, or who gave it, works here no more: ask anew.")
        )
    try:
        giver.check(Permission.APPROVE_WATCHLISTS, PURPOSES[giver.role][0])
    except NotPermitted:
        raise NotALoad(
            Said("%(name)s may not approve lists any more: ask for a new standing approval.", name=giver.name)
        ) from None
    return given, keeper, giver


def _open(number: int) -> StandingApproval:
    found = watchlist_standing.held(number)
    if found is None or found.ended_at is not None:
        raise NotALoad(Said("This standing approval is ended already."))
    return found


def _subjects(watchlist: int, number: int) -> list[str]:
    return [f"watchlist {watchlist}", f"standing approval {number}"]
