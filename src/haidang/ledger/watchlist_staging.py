"""A file on its way into a list: kept batch by batch, so that a load that was killed goes on where it was.

The rows stand in a partition of their own, not logged and gone once they have been compared: a server that
was killed may have emptied it. Whoever goes on with a load sees whether all that was kept is there.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct, json, to_builtins

from haidang.ledger import ids
from haidang.ledger.bulk import copy, jsonb, query
from haidang.ledger.models import Watchlist, WatchlistChange
from haidang.said import Said
from haidang.screening.watchlists import Entry, Rejected, Row

COLUMNS = {"change_id": "int8", "line": "int4", "id": "int8", "reference": "varchar", "told": "jsonb"}
_REJECTED = {"change_id": "int8", "line": "int4", "reason": "text"}
_OF_THE_LEDGER = ("id", "version", "list_name", "reference")


class Busy(ValueError):
    """The list has an open change already, or another load of it is running."""


class Begun(Struct, frozen=True):
    """A change whose file is not read to its end, how many items of the file are kept, and how many of these
    were rejected."""

    change: int
    read: int = 0
    rejected: int = 0

    @property
    def taken(self) -> int:
        return self.read - self.rejected


def begin(
    *, watchlist: int, kind: str, who: int, now: datetime, told: dict[str, Any] | None = None, why: str = ""
) -> int:
    """Open a change of a list, unseen by anyone yet; its number.

    ``told`` holds what else is known of it: the ``format``, ``digest`` and ``bytes`` of a file, the
    ``particulars`` as they would become. Runs within a transaction. Raises ``Busy`` while another change of
    the list is open.
    """
    Watchlist.objects.select_for_update().get(pk=watchlist)
    changes = WatchlistChange.objects.filter(watchlist=watchlist)
    if changes.filter(approved_by=None, refused_by=None).exists():
        raise Busy(Said("This list has a change that is not decided yet: decide or discard it first."))
    newest = changes.order_by("-version").values_list("version", flat=True).first() or 0
    made = WatchlistChange.objects.create(
        watchlist_id=watchlist,
        version=newest + 1,
        kind=kind,
        why=why,
        proposed_by_id=who,
        proposed_at=now,
        **(told or {}),
    )
    query(f"CREATE UNLOGGED TABLE {table(made.pk)} PARTITION OF watchlist_staged FOR VALUES IN ({made.pk:d})")
    return made.pk


def table(change: int) -> str:
    """Where the rows of a change wait."""
    return f"watchlist_staged_{change:d}"


def alone(watchlist: int) -> bool:
    """Whether nobody else is loading this list; held until the process or its connection ends."""
    [[held]] = query("SELECT pg_try_advisory_lock(%s, %s)", [_LOADING, watchlist])
    return bool(held)


def leave(watchlist: int) -> None:
    """Let others load it again."""
    query("SELECT pg_advisory_unlock(%s, %s)", [_LOADING, watchlist])


_LOADING = 7_240


def cut_off(watchlist: int, *, digest: str, who: int) -> list[Begun]:
    """Loads of the same file by the same person that did not come to their end."""
    found = query(
        "SELECT id, read, rejected FROM watchlist_change WHERE watchlist_id = %s AND digest = %s "
        "AND proposed_by_id = %s AND compared_at IS NULL",
        [watchlist, digest, who],
    )
    return [Begun(*row) for row in found]


def staged(change: int) -> int:
    """How many rows of a change wait."""
    [[count]] = query(f"SELECT count(*) FROM {table(change)}")
    return int(count)


def keep(change: int, rows: Sequence[Row], rejected: Sequence[Rejected], left_out: Counter[str]) -> None:
    """Add a batch of a file to what is kept of it."""
    stage(change, rows)
    note(change, len(rows), rejected, left_out)


def stage(change: int, rows: Sequence[Row]) -> None:
    """Let these become entries with the change."""
    copy(table(change), COLUMNS, [_staged(change, row) for row in rows])


def note(change: int, taken: int, rejected: Sequence[Rejected], left_out: Counter[str]) -> None:
    """Note how many more rows of a file were taken, and which were not."""
    copy("watchlist_rejected", _REJECTED, [(change, one.line, one.reason) for one in rejected])
    [[before]] = query("SELECT left_out FROM watchlist_change WHERE id = %s FOR UPDATE", [change])
    counts = Counter(json.decode(before, type=dict[str, int])) + left_out
    query(
        "UPDATE watchlist_change SET read = read + %s, rejected = rejected + %s, left_out = %s WHERE id = %s",
        [taken + len(rejected), len(rejected), jsonb(dict(counts)), change],
    )


def _staged(change: int, row: Row) -> tuple[object, ...]:
    return change, row.line, ids.take(), row.entry.reference, jsonb(told(row.entry))


def told(entry: Entry) -> dict[str, Any]:
    """An entry as its column holds it: without what other columns say."""
    whole = to_builtins(entry)
    return {field: value for field, value in whole.items() if field not in _OF_THE_LEDGER}


def drop(change: int) -> None:
    """Forget what waits."""
    query(f"DROP TABLE IF EXISTS {table(change)}")
