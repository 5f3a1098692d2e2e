"""Changes to lists: compared with what is in force, proposed, approved or refused.

The entries of a change are kept at once, with ``since`` and ``until`` one version ahead of the list, where
nobody sees them. Approval moves the list's version and nothing else, so all of it comes into force together.
"""

from collections.abc import Sequence
from datetime import datetime

from msgspec import to_builtins

from haidang.ledger import ids
from haidang.ledger.bulk import copy, jsonb, query
from haidang.ledger.models import Watchlist, WatchlistChange
from haidang.screening.watchlists import Entry, Rejected


class Busy(ValueError):
    """The list has an open change already."""


COLUMNS = {
    "id": "int8",
    "watchlist_id": "int8",
    "reference": "varchar",
    "since": "int4",
    "surname": "text",
    "given": "text",
    "aliases": "jsonb",
    "born": "date",
    "born_year": "int2",
    "sex": "varchar",
    "nationality": "varchar",
    "documents": "jsonb",
    "severity": "varchar",
    "instruction": "text",
}
TOLD = tuple(COLUMNS)[4:]

_SAME = f"({', '.join(f'p.{c}' for c in TOLD)}) IS NOT DISTINCT FROM ({', '.join(f'e.{c}' for c in TOLD)})"


def compare(
    *, watchlist: int, entries: Sequence[Entry], rejected: Sequence[Rejected], who: int, now: datetime
) -> int:
    """Keep a file as the next version of a list, unseen by anyone yet; the number of the change.

    Runs within a transaction. Raises ``Busy`` while another change of the list is open.
    """
    Watchlist.objects.select_for_update().get(pk=watchlist)
    changes = WatchlistChange.objects.filter(watchlist=watchlist)
    if changes.filter(approved_by=None, refused_by=None).exists():
        raise Busy("This list has a change that is not decided yet: decide or discard it first.")
    [[version]] = query(
        "SELECT 1 + coalesce(max(version), 0) FROM watchlist_change WHERE watchlist_id = %s", [watchlist]
    )
    _stage(watchlist, version, entries)
    closed, opened, changed = _apply(watchlist, version)
    made = WatchlistChange.objects.create(
        watchlist_id=watchlist,
        version=version,
        proposed_by_id=who,
        proposed_at=now,
        added=opened - changed,
        changed=changed,
        removed=closed - changed,
        rejected=to_builtins(list(rejected)),
    )
    return made.pk


def _stage(watchlist: int, version: int, entries: Sequence[Entry]) -> None:
    query("CREATE TEMP TABLE proposed (LIKE watchlist_entry) ON COMMIT DROP")
    rows = [_row(watchlist, version, entry) for entry in entries]  # ids are asked for before COPY begins
    copy("proposed", COLUMNS, rows)
    query("CREATE INDEX ON proposed (reference)")
    query("ANALYZE proposed")


def _row(watchlist: int, version: int, entry: Entry) -> tuple[object, ...]:
    return (
        ids.take(),
        watchlist,
        entry.reference,
        version,
        entry.surname,
        entry.given,
        jsonb(entry.aliases),
        entry.born,
        entry.born_year,
        entry.sex,
        entry.nationality,
        jsonb(entry.documents),
        entry.severity,
        entry.instruction,
    )


def _apply(watchlist: int, version: int) -> tuple[int, int, int]:
    """Entries closed and opened by the staged file, and how many of these are the same ones changed."""
    [[closed]] = query(
        "WITH closed AS (UPDATE watchlist_entry e SET until = %s "
        "WHERE e.watchlist_id = %s AND e.until IS NULL "
        f"AND NOT EXISTS (SELECT FROM proposed p WHERE p.reference = e.reference AND {_SAME}) RETURNING 1) "
        "SELECT count(*) FROM closed",
        [version, watchlist],
    )
    told = ", ".join(f"p.{column}" for column in TOLD)
    [[opened]] = query(
        "WITH known AS (SELECT reference, min(id) AS id FROM watchlist_entry "
        "WHERE watchlist_id = %s GROUP BY reference), "
        f"opened AS (INSERT INTO watchlist_entry ({', '.join(COLUMNS)}) "
        f"SELECT coalesce(known.id, p.id), p.watchlist_id, p.reference, p.since, {told} "
        "FROM proposed p LEFT JOIN known USING (reference) WHERE NOT EXISTS "
        "(SELECT FROM watchlist_entry e WHERE e.watchlist_id = %s AND e.until IS NULL "
        "AND e.reference = p.reference) RETURNING 1) SELECT count(*) FROM opened",
        [watchlist, watchlist],
    )
    query("DROP TABLE proposed")
    [[changed]] = query(
        "SELECT count(*) FROM watchlist_entry a JOIN watchlist_entry b USING (id) "
        "WHERE a.watchlist_id = %s AND a.until = %s AND b.since = %s",
        [watchlist, version, version],
    )
    return closed, opened, changed


def hold(change: int) -> None:
    """Let nobody else decide about a change until the transaction ends."""
    query("SELECT id FROM watchlist_change WHERE id = %s FOR UPDATE", [change])


def submit(change: int, now: datetime) -> None:
    """From dry run to proposal."""
    WatchlistChange.objects.filter(pk=change).update(submitted_at=now)


def approve(change: int, *, who: int, now: datetime) -> None:
    """Bring a proposal into force, all at once. The database refuses the proposer's own approval."""
    WatchlistChange.objects.filter(pk=change).update(approved_by=who, approved_at=now)
    query(
        "UPDATE watchlist w SET version = c.version, loaded_at = %s "
        "FROM watchlist_change c WHERE c.id = %s AND w.id = c.watchlist_id",
        [now, change],
    )


def refuse(change: int, *, who: int, why: str, now: datetime) -> None:
    """Close a proposal and forget its entries; that it was refused and why stays."""
    WatchlistChange.objects.filter(pk=change).update(refused_by=who, refused_at=now, refusal=why)
    _forget(change)


def discard(change: int) -> None:
    """Forget a dry run."""
    _forget(change)
    WatchlistChange.objects.filter(pk=change).delete()


def _forget(change: int) -> None:
    query(
        "DELETE FROM watchlist_entry e USING watchlist_change c "
        "WHERE c.id = %s AND e.watchlist_id = c.watchlist_id AND e.since = c.version",
        [change],
    )
    query(
        "UPDATE watchlist_entry e SET until = NULL FROM watchlist_change c "
        "WHERE c.id = %s AND e.watchlist_id = c.watchlist_id AND e.until = c.version",
        [change],
    )
