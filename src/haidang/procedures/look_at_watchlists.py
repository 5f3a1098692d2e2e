"""Someone looks at the lists, at the entries of one, or at what a change would do."""

from datetime import datetime

from msgspec import Struct, structs

from haidang.ledger import (
    audit,
    paper_files,
    watchlist_changes,
    watchlist_papers,
    watchlist_standing,
    watchlists,
)
from haidang.ledger.transaction import transaction
from haidang.ledger.watchlist_changes import Change, Difference
from haidang.ledger.watchlist_papers import PapersKept
from haidang.ledger.watchlist_standing import StandingApproval
from haidang.ledger.watchlists import Standing
from haidang.procedures.compartment import may_count
from haidang.procedures.not_kept import NotKept
from haidang.screening.watchlists import Entry, Rejected
from haidang.screening.watchlists.document import plain_number
from haidang.screening.watchlists.formats.values import state
from haidang.screening.watchlists.listed_papers import KINDS
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


class ListView(Struct, frozen=True, kw_only=True):
    """A list, its changes newest first, and the entries that were searched for.

    ``papers`` is how the papers of a list of papers alone are kept; ``is_on_it`` whether the one asked for is
    among them, ``None`` where none was asked for.
    """

    standing: Standing
    changes: list[Change]
    approvals: list[StandingApproval]
    found: list[Entry]
    papers: PapersKept | None
    is_on_it: bool | None


class InForce(Struct, frozen=True, kw_only=True):
    """An entry in force under a reference; ``None`` where there is none."""

    standing: Standing
    entry: Entry | None


class ChangeView(Struct, frozen=True, kw_only=True):
    """A change, the first few hundred of its differences, and as many of the rows that were rejected."""

    standing: Standing
    change: Change
    differences: list[Difference]
    rejected: list[Rejected]


def look_at_watchlists(*, who: Person, purpose: Purpose, now: datetime) -> list[Standing]:
    """Every list and how it stands."""
    who.check(Permission.SEE_WATCHLISTS, purpose)
    with transaction():
        audit.note(who, "look at the watchlists", purpose, [], at=now)
    return [_counted(standing, who) for standing in watchlists.standings()]


def look_at_watchlist(
    number: int, *, text: str = "", who: Person, purpose: Purpose, now: datetime
) -> ListView:
    """One list and those of its entries that hold ``text``; ``NotKept`` when there is no such list.

    Of a list of papers alone the one entry stands for all, and ``text`` is an issuer and a number.
    """
    who.check(Permission.SEE_WATCHLISTS, purpose)
    standing = watchlists.standing(number)
    if standing is None:
        raise NotKept("watchlist", number)
    found = watchlists.search(watchlist=number, text="" if standing.papers_alone else text)
    papers = watchlist_papers.of_list(number) if standing.papers_alone else None
    shown = [f"watchlist {number}", *(f"entry {entry.id}" for entry in found)]
    with transaction():
        audit.note(who, "look at a watchlist", purpose, shown, at=now)
    return ListView(
        standing=_counted(standing, who),
        changes=watchlist_changes.of_list(number),
        approvals=watchlist_standing.of_list(number),
        found=found,
        papers=papers,
        is_on_it=_is_on(papers, text) if papers else None,
    )


def _counted(standing: Standing, who: Person) -> Standing:
    """With the counts of its hits where they are for this person."""
    if may_count(standing.agencies, who):
        return standing
    return structs.replace(standing, hits=None, confirmed=None, cleared=None)


def _is_on(papers: PapersKept, text: str) -> bool | None:
    issuer, _, number = text.strip().partition(" ")
    if not plain_number(number):
        return None
    asked = [(kind, state(issuer) or issuer, number) for kind in ("", *KINDS)]
    return bool(paper_files.opened(papers.file).holds(paper_files.marked(asked)).any())


def look_at_listed(number: int, reference: str, *, who: Person, purpose: Purpose, now: datetime) -> InForce:
    """One entry in force; ``NotKept`` when there is no such list."""
    who.check(Permission.SEE_WATCHLISTS, purpose)
    standing = watchlists.standing(number)
    if standing is None:
        raise NotKept("watchlist", number)
    entry = watchlists.entry(number, reference)
    shown = [f"watchlist {number}", *([f"entry {entry.id}"] if entry else [])]
    with transaction():
        audit.note(who, "look at a watchlist", purpose, shown, at=now)
    return InForce(standing=standing, entry=entry)


def look_at_change(number: int, *, who: Person, purpose: Purpose, now: datetime) -> ChangeView:
    """One change entry by entry; ``NotKept`` when there is no such change."""
    who.check(Permission.SEE_WATCHLISTS, purpose)
    change = watchlist_changes.change(number)
    if change is None:
        raise NotKept("change", number)
    with transaction():
        subjects = [f"watchlist {change.watchlist}", f"change {number}"]
        audit.note(who, "look at a watchlist load", purpose, subjects, at=now)
    standing = watchlists.standing(change.watchlist)
    assert standing is not None, "a change is of a list"
    return ChangeView(
        standing=standing,
        change=change,
        differences=watchlist_changes.differences(number),
        rejected=watchlist_changes.rejected(number),
    )
