"""Single entries of a list changed by hand: a draft that grows entry by entry until it is proposed."""

from datetime import datetime

from haidang.ledger import ids
from haidang.ledger.bulk import jsonb, query
from haidang.ledger.watchlist_loading import compared, count, place
from haidang.ledger.watchlist_staging import begin, drop, told
from haidang.screening.watchlists import Entry


def draft(watchlist: int, *, who: int, now: datetime) -> int:
    """This person's open draft, or a new one; its number. Raises ``Busy`` while another change is open."""
    open_already = query(
        "SELECT id FROM watchlist_change WHERE watchlist_id = %s AND kind = 'edit' AND proposed_by_id = %s "
        "AND submitted_at IS NULL FOR UPDATE",
        [watchlist, who],
    )
    if open_already:
        return int(open_already[0][0])
    change = begin(watchlist=watchlist, kind="edit", who=who, now=now)
    drop(change)
    compared(change, now)
    return change


def put(change: int, entry: Entry) -> None:
    """Let an entry come into force with this change, in place of the one of its reference."""
    watchlist, version = place(change)
    _undo(watchlist, version, entry.reference)
    text = jsonb(told(entry))
    same = query(
        "SELECT 1 FROM watchlist_entry WHERE watchlist_id = %s AND reference = %s AND until IS NULL "
        "AND told = %s::jsonb",
        [watchlist, entry.reference, text],
    )
    if not same:
        _close(watchlist, version, entry.reference)
        query(
            "INSERT INTO watchlist_entry (id, watchlist_id, reference, since, digest, told) "
            "SELECT coalesce("
            "(SELECT min(id) FROM watchlist_entry WHERE watchlist_id = %s AND reference = %s), %s), "
            "%s, %s, %s, md5(told::text)::uuid, told FROM (SELECT %s::jsonb AS told) t",
            [watchlist, entry.reference, ids.take(), watchlist, entry.reference, version, text],
        )
    count(change)


def take_off(change: int, reference: str) -> None:
    """Let the entry of this reference end with this change."""
    watchlist, version = place(change)
    _undo(watchlist, version, reference)
    _close(watchlist, version, reference)
    count(change)


def _undo(watchlist: int, version: int, reference: str) -> None:
    """What the draft said of this entry before."""
    of_it = [watchlist, reference, version]
    query("DELETE FROM watchlist_entry WHERE watchlist_id = %s AND reference = %s AND since = %s", of_it)
    query(
        "UPDATE watchlist_entry SET until = NULL WHERE watchlist_id = %s AND reference = %s AND until = %s",
        of_it,
    )


def _close(watchlist: int, version: int, reference: str) -> None:
    query(
        "UPDATE watchlist_entry SET until = %s WHERE watchlist_id = %s AND reference = %s AND until IS NULL",
        [version, watchlist, reference],
    )
