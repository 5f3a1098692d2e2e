"""Change single entries of a list, its particulars, or close it: by hand, and always as a proposal."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from msgspec import to_builtins

from haidang.ledger import (
    audit,
    keys,
    watchlist_editing,
    watchlist_loading,
    watchlist_papers,
    watchlist_staging,
    watchlists,
)
from haidang.ledger.transaction import transaction
from haidang.ledger.watchlist_staging import Busy
from haidang.ledger.watchlists import Particulars, Standing
from haidang.procedures.propose_watchlist import NotALoad
from haidang.procedures.start_watchlist import tidied
from haidang.said import Said
from haidang.screening.watchlists import Entry, ListTold
from haidang.screening.watchlists.formats import own_csv, values
from haidang.vault.cleaning_entry import NoCard, clean_entry
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


def put_entry(
    watchlist: int, cells: Mapping[str, str], *, who: Person, purpose: Purpose, now: datetime
) -> int:
    """Add an entry, or change the one of its reference, in one's own draft; the number of the change.

    ``cells`` are those of a row of our CSV. Nothing is used before the draft is proposed and approved. Raises
    ``NotALoad``.
    """
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    with transaction():
        standing = _open_by_entry(watchlist)
        entry = _entry(cells, standing)
        change = _draft(watchlist, who, now)
        watchlist_editing.put(change, entry)
        audit.note(who, "edit a watchlist entry", purpose, _subjects(watchlist, change), at=now)
    return change


def take_off_entry(watchlist: int, reference: str, *, who: Person, purpose: Purpose, now: datetime) -> int:
    """Take an entry off the list, in one's own draft; the number of the change."""
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    with transaction():
        _open_by_entry(watchlist)
        change = _draft(watchlist, who, now)
        watchlist_editing.take_off(change, reference)
        audit.note(who, "take off a watchlist entry", purpose, _subjects(watchlist, change), at=now)
    return change


def propose_particulars(
    watchlist: int, particulars: Particulars, *, why: str, who: Person, purpose: Purpose, now: datetime
) -> int:
    """Ask a second person to change what a list is; the number of the change. Raises ``Unfit``."""
    told = tidied(particulars)
    return _propose(watchlist, "particulars", why, who, purpose, now, told=told)


def propose_closing(watchlist: int, *, why: str, who: Person, purpose: Purpose, now: datetime) -> int:
    """Ask a second person to take everything off a list and close it for good; the number of the change."""
    return _propose(watchlist, "closing", why, who, purpose, now)


def _propose(
    watchlist: int,
    kind: str,
    why: str,
    who: Person,
    purpose: Purpose,
    now: datetime,
    told: Particulars | None = None,
) -> int:
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    if not why.strip():
        raise NotALoad(Said("Say why: whoever approves it reads this."))
    with transaction():
        standing = _open(watchlist)
        particulars = {"particulars": to_builtins(told)} if told else None
        change = _begun(watchlist, kind, who, now, why.strip(), particulars)
        if kind == "closing":
            watchlist_loading.compare(change, now)
            if standing.papers_alone:
                watchlist_papers.tell(change, papers="", added=0, removed=standing.entries)
        else:
            watchlist_staging.drop(change)
            watchlist_loading.compared(change, now)
        watchlist_loading.submit(change, now)
        action = "propose to close a watchlist" if kind == "closing" else "propose what a watchlist is"
        audit.note(who, action, purpose, _subjects(watchlist, change), at=now)
    return change


def _begun(
    watchlist: int, kind: str, who: Person, now: datetime, why: str, told: dict[str, object] | None
) -> int:
    try:
        return watchlist_staging.begin(
            watchlist=watchlist, kind=kind, who=who.id, now=now, why=why, told=told
        )
    except Busy as busy:
        raise NotALoad(str(busy)) from None


def _draft(watchlist: int, who: Person, now: datetime) -> int:
    try:
        return watchlist_editing.draft(watchlist, who=who.id, now=now)
    except Busy as busy:
        raise NotALoad(str(busy)) from None


def _open(watchlist: int) -> Standing:
    standing = watchlists.standing(watchlist)
    if standing is None or standing.closed_at is not None:
        raise NotALoad(Said("This list is closed or not there any more: go back to the lists."))
    return standing


def _open_by_entry(watchlist: int) -> Standing:
    standing = _open(watchlist)
    if standing.papers_alone:
        raise NotALoad(
            Said(
                "This list keeps papers as marks, which nobody can change one by one: load the whole file, "
                "or put the paper on a list of entries."
            )
        )
    return standing


def _entry(cells: Mapping[str, str], standing: Standing) -> Entry:
    """The entry, if nothing stands in it that must not."""
    removed: Counter[str] = Counter()
    try:
        entry = own_csv.entry_of(cells, ListTold(standing.name, standing.severity))
        clean = clean_entry(entry, keys.card_key(), removed)
    except (values.Unfit, NoCard) as unfit:
        raise NotALoad(Said("This cannot be an entry: %(why)s.", why=Said(str(unfit)))) from None
    if removed:
        what = ", ".join(sorted(removed))
        raise NotALoad(Said("This must not stand on a list: %(what)s. Take it out.", what=Said(what)))
    return clean


def _subjects(watchlist: int, change: int) -> list[str]:
    return [f"watchlist {watchlist}", f"change {change}"]
