"""A change that was tried is proposed to a second person, or taken back."""

from datetime import datetime

from haidang.ledger import audit, watchlist_changes, watchlist_loading, watchlist_papers
from haidang.ledger.transaction import transaction
from haidang.ledger.watchlist_changes import Change
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


class NotALoad(ValueError):
    """The file, or the change, is not what this step needs; the sentence says what to do instead."""


def propose(change: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Ask a second person to approve what a dry run showed."""
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    with transaction():
        watchlist_loading.hold(change)
        found = _dry(change)
        if found.proposed_by != who.username:
            raise NotALoad(
                Said(
                    "%(name)s made this dry run: only they can propose it, or load it yourself.",
                    name=found.proposer,
                )
            )
        if not (found.added + found.changed + found.removed or found.particulars or found.kind == "closing"):
            raise NotALoad(Said("The file changes nothing: there is nothing to approve. Discard it."))
        watchlist_loading.submit(change, now)
        audit.note(who, "propose a watchlist load", purpose, _subjects(found), at=now)


def discard(change: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Forget a dry run, or take back one's own proposal."""
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    with transaction():
        watchlist_loading.hold(change)
        found = watchlist_changes.change(change)
        if found is None or not found.is_open:
            raise NotALoad(Said("This change is decided or discarded already."))
        if found.submitted_at is not None and found.proposed_by != who.username:
            raise NotALoad(
                Said(
                    "%(name)s proposed this: they can take it back, a supervisor can refuse it.",
                    name=found.proposer,
                )
            )
        watchlist_loading.discard(change)
        audit.note(who, "discard a watchlist load", purpose, _subjects(found), at=now)
    watchlist_papers.delete_others()


def _dry(change: int) -> Change:
    found = watchlist_changes.change(change)
    if found is None or not found.is_open or found.submitted_at is not None:
        raise NotALoad(Said("This dry run was proposed or discarded already."))
    if found.compared_at is None:
        raise NotALoad(Said("The file is not read to its end: load it again, it goes on where it was."))
    return found


def _subjects(found: Change) -> list[str]:
    return [f"watchlist {found.watchlist}", f"change {found.id}"]
