"""Changes to lists: compared with what is in force, proposed, approved or refused.

The entries of a change are kept at once, with ``since`` and ``until`` one version ahead of the list, where
nobody sees them. Approval moves the list's version and nothing else, so all of it comes into force together.
"""

from datetime import datetime

from haidang.ledger.bulk import query
from haidang.ledger.models import WatchlistChange
from haidang.ledger.watchlist_staging import drop, table

PARTICULARS = "owner, source, purpose, legal_basis, licence, categories, severity, agencies, review_on"


def compare(change: int, now: datetime) -> None:
    """Make what was staged the next version of its list, unseen by anyone yet. Runs within a transaction."""
    watchlist, version = place(change)
    query(f"CREATE INDEX ON {table(change)} (reference)")
    query(f"ANALYZE {table(change)}")
    _reject_repeated(change)
    _close(change, watchlist, version)
    _open(change, watchlist, version)
    drop(change)
    compared(change, now)
    count(change)


def compared(change: int, now: datetime) -> None:
    """What a change would do can be seen from now on."""
    query("UPDATE watchlist_change SET compared_at = %s WHERE id = %s", [now, change])


def place(change: int) -> tuple[int, int]:
    """The list of a change, which nobody else may change meanwhile, and the version it would become."""
    [found] = query(
        "SELECT w.id, c.version FROM watchlist_change c JOIN watchlist w ON w.id = c.watchlist_id "
        "WHERE c.id = %s FOR UPDATE",
        [change],
    )
    return found[0], found[1]


def _reject_repeated(change: int) -> None:
    """A reference stands for one entry: the first row that uses it counts."""
    staged = table(change)
    query(
        f"""
        WITH first AS (SELECT reference, min(line) AS line FROM {staged} GROUP BY 1 HAVING count(*) > 1),
        again AS (DELETE FROM {staged} s USING first f WHERE s.reference = f.reference AND s.line > f.line
            RETURNING s.line, s.reference, f.line AS first),
        told AS (INSERT INTO watchlist_rejected (change_id, line, reason)
            SELECT %s, line, format('reference %%L already stands in line %%s', reference, first) FROM again
            RETURNING 1)
        UPDATE watchlist_change SET rejected = rejected + (SELECT count(*) FROM told) WHERE id = %s
        """,
        [change, change],
    )


def _close(change: int, watchlist: int, version: int) -> None:
    """Entries in force that the file does not hold, or holds differently, end with this version."""
    query(
        "UPDATE watchlist_entry e SET until = %s WHERE e.watchlist_id = %s AND e.until IS NULL "
        "AND NOT EXISTS "
        f"(SELECT FROM {table(change)} s WHERE s.reference = e.reference AND s.digest = e.digest)",
        [version, watchlist],
    )


def _open(change: int, watchlist: int, version: int) -> None:
    """Rows that are not in force begin with it; an entry known before keeps its id."""
    query(
        f"""
        INSERT INTO watchlist_entry (id, watchlist_id, reference, since, digest, told)
        SELECT coalesce(known.id, s.id), %s, s.reference, %s, s.digest, s.told FROM {table(change)} s
        LEFT JOIN (SELECT reference, min(id) AS id FROM watchlist_entry WHERE watchlist_id = %s GROUP BY 1)
            known USING (reference)
        WHERE NOT EXISTS (SELECT FROM watchlist_entry e
            WHERE e.watchlist_id = %s AND e.until IS NULL AND e.reference = s.reference)
        """,
        [watchlist, version, watchlist, watchlist],
    )


def count(change: int) -> None:
    """Note how many entries a change adds, changes and removes."""
    query(
        """
        WITH c AS (SELECT id, watchlist_id, version FROM watchlist_change WHERE id = %s),
        opened AS (SELECT e.id FROM watchlist_entry e, c
            WHERE e.watchlist_id = c.watchlist_id AND e.since = c.version),
        closed AS (SELECT e.id FROM watchlist_entry e, c
            WHERE e.watchlist_id = c.watchlist_id AND e.until = c.version)
        UPDATE watchlist_change SET (added, changed, removed) = (
            SELECT count(*) FILTER (WHERE z.id IS NULL), count(*) FILTER (WHERE o.id = z.id),
                count(*) FILTER (WHERE o.id IS NULL) FROM opened o FULL JOIN closed z USING (id))
        WHERE id = (SELECT id FROM c)
        """,
        [change],
    )


def hold(change: int) -> None:
    """Let nobody else decide about a change until the transaction ends."""
    query("SELECT id FROM watchlist_change WHERE id = %s FOR UPDATE", [change])


def submit(change: int, now: datetime) -> None:
    """From dry run to proposal."""
    WatchlistChange.objects.filter(pk=change).update(submitted_at=now)


def approve(change: int, *, who: int, now: datetime, standing: int | None = None) -> None:
    """Bring a proposal into force, all at once. The database refuses the proposer's own approval.

    ``standing`` is the word that ``who`` gave in advance, which the database sees to be in force.
    """
    WatchlistChange.objects.filter(pk=change).update(approved_by=who, approved_at=now, standing=standing)
    query(
        "UPDATE watchlist w SET version = c.version, "
        "loaded_at = CASE WHEN c.kind = 'load' THEN %s ELSE loaded_at END, "
        "closed_at = CASE WHEN c.kind = 'closing' THEN %s ELSE closed_at END, "
        f"({PARTICULARS}) = "
        f"(SELECT {PARTICULARS} FROM jsonb_populate_record(w, coalesce(c.particulars, '{{}}'))) "
        "FROM watchlist_change c WHERE c.id = %s AND w.id = c.watchlist_id",
        [now, now, change],
    )


def refuse(change: int, *, who: int, why: str, now: datetime) -> None:
    """Close a proposal and forget its entries; that it was refused and why stays."""
    WatchlistChange.objects.filter(pk=change).update(refused_by=who, refused_at=now, refusal=why)
    _forget(change)


def discard(change: int) -> None:
    """Forget a dry run, or a file that was not read to its end."""
    _forget(change)
    query("DELETE FROM watchlist_rejected WHERE change_id = %s", [change])
    WatchlistChange.objects.filter(pk=change).delete()


def _forget(change: int) -> None:
    drop(change)
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
