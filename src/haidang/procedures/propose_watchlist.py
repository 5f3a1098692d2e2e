"""Load a file as the next version of a list: a dry run first, then a proposal for a second person."""

import io
from collections import Counter
from datetime import datetime

from haidang.ledger import audit, watchlist_changes, watchlist_loading, watchlists
from haidang.ledger.transaction import transaction
from haidang.ledger.watchlist_changes import Change
from haidang.screening.watchlists import FORMATS, Reading, Rejected
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

LARGEST = 256 * 1024 * 1024


class NotALoad(ValueError):
    """The file, or the change, is not what this step needs; the sentence says what to do instead."""


def dry_run(data: bytes, *, watchlist: int, who: Person, purpose: Purpose, now: datetime) -> int:
    """Compare a whole list, as bytes of our CSV, with the list in force; the number of the change.

    Nothing of it is used. Rows that cannot be entries, and rows of another list, stand in the change with
    their line and the reason. A dry run of the same list that was not proposed gives way to this one.
    """
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    text = _text(data)
    with transaction():
        standing = next((known for known in watchlists.standings() if known.id == watchlist), None)
        if standing is None:
            raise NotALoad("This list is not there any more: go back to the lists.")
        reading = _of_list(FORMATS[0].read(io.StringIO(text, newline="")), standing.name)
        if not reading.entries:
            raise NotALoad(_nothing_in_it(reading))
        if standing.proposed:
            raise NotALoad(
                "A load of this list waits for a supervisor: it must be decided or taken back first."
            )
        if standing.open_change is not None:
            watchlist_loading.discard(standing.open_change)
        try:
            change = watchlist_loading.compare(
                watchlist=watchlist, entries=reading.entries, rejected=reading.rejected, who=who.id, now=now
            )
        except watchlist_loading.Busy as busy:
            raise NotALoad(str(busy)) from None
        audit.note(
            who, "try a watchlist load", purpose, [f"watchlist {watchlist}", f"change {change}"], at=now
        )
    return change


def propose(change: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Ask a second person to approve what a dry run showed."""
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    with transaction():
        watchlist_loading.hold(change)
        found = _dry(change)
        if found.proposed_by != who.username:
            raise NotALoad(
                f"{found.proposer} made this dry run: only they can propose it, or load it yourself."
            )
        if not found.added + found.changed + found.removed:
            raise NotALoad("The file changes nothing: there is nothing to approve. Discard it.")
        watchlist_loading.submit(change, now)
        audit.note(who, "propose a watchlist load", purpose, _subjects(found), at=now)


def discard(change: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Forget a dry run, or take back one's own proposal."""
    who.check(Permission.KEEP_WATCHLISTS, purpose)
    with transaction():
        watchlist_loading.hold(change)
        found = watchlist_changes.change(change)
        if found is None or not found.is_open:
            raise NotALoad("This change is decided or discarded already.")
        if found.submitted_at is not None and found.proposed_by != who.username:
            raise NotALoad(
                f"{found.proposer} proposed this: they can take it back, a supervisor can refuse it."
            )
        watchlist_loading.discard(change)
        audit.note(who, "discard a watchlist load", purpose, _subjects(found), at=now)


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise NotALoad(f"The file is larger than {LARGEST // 1024 // 1024} MB: part the list into several.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotALoad(
            f"Line {line} is not UTF-8 text: save the file as 'CSV UTF-8' and load it again."
        ) from None


def _of_list(reading: Reading, name: str) -> Reading:
    """Only the rows of this list; those of others are rejected together, with their number."""
    if all(entry.list_name == name for entry in reading.entries):
        return reading
    strangers = Counter(entry.list_name for entry in reading.entries if entry.list_name != name)
    return Reading(
        entries=tuple(entry for entry in reading.entries if entry.list_name == name),
        rejected=(*reading.rejected, *(_strangers(other, rows) for other, rows in strangers.items())),
    )


def _strangers(other: str, rows: int) -> Rejected:
    return Rejected(0, f"rows that name the list {other}: {rows}, to be loaded there")


def _nothing_in_it(reading: Reading) -> str:
    if not reading.rejected:
        return "The file has no entries. To empty a list on purpose, ask for it to be closed."
    first = reading.rejected[0]
    place = f"line {first.line}: " if first.line else ""
    return f"No row of the file can be an entry of this list. The first reason: {place}{first.reason}."


def _dry(change: int) -> Change:
    found = watchlist_changes.change(change)
    if found is None or not found.is_open or found.submitted_at is not None:
        raise NotALoad("This dry run was proposed or discarded already.")
    return found


def _subjects(found: Change) -> list[str]:
    return [f"watchlist {found.watchlist}", f"change {found.id}"]
