"""A second person decides about a proposed list: in force at once, or refused with a reason."""

from datetime import datetime

from haidang.ledger import audit, screening_runs, watchlist_changes, watchlist_loading, watchlist_papers
from haidang.ledger.transaction import transaction
from haidang.ledger.watchlist_changes import Change
from haidang.said import Said
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, check_four_eyes


class NotProposed(ValueError):
    """There is nothing to decide; the sentence says what became of it."""


def approve(change: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Bring the proposal into force for every message from now on and travellers already known (law 7)."""
    who.check(Permission.APPROVE_WATCHLISTS, purpose)
    with transaction():
        found = _proposed(change)
        check_four_eyes(author=found.proposed_by, approver=who.username)
        watchlist_loading.approve(change, who=who.id, now=now)
        screening_runs.ask(f"{found.name}, version {found.version}", now, change=change)
        audit.note(who, "approve a watchlist load", purpose, _subjects(found), at=now)
    watchlist_papers.delete_others()


def refuse(change: int, *, why: str, who: Person, purpose: Purpose, now: datetime) -> None:
    """Close the proposal; the reason is kept for whoever proposed it, its entries are forgotten."""
    who.check(Permission.APPROVE_WATCHLISTS, purpose)
    if not why.strip():
        raise NotProposed(Said("Say why, so that the keeper can load a better file."))
    with transaction():
        found = _proposed(change)
        watchlist_loading.refuse(change, who=who.id, why=why.strip(), now=now)
        audit.note(who, "refuse a watchlist load", purpose, _subjects(found), at=now)
    watchlist_papers.delete_others()


def _proposed(change: int) -> Change:
    watchlist_loading.hold(change)
    found = watchlist_changes.change(change)
    if found is None or found.submitted_at is None:
        raise NotProposed(Said("This change was taken back, or not proposed yet."))
    if not found.is_open:
        raise NotProposed(
            Said(
                "%(name)s was quicker: this change is decided already.", name=found.approver or found.refuser
            )
        )
    return found


def _subjects(found: Change) -> list[str]:
    return [f"watchlist {found.watchlist}", f"change {found.id}"]
