"""The changes of lists as persons look at them."""

from datetime import datetime

import msgspec
from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.ledger.watchlists import entry_json
from haidang.screening.watchlists import Entry, Rejected


class Change(Struct, frozen=True, kw_only=True):
    """One proposed or decided change of a list, and who did what about it. ``proposed_by`` is a username."""

    id: int
    watchlist: int
    name: str
    version: int
    proposed_by: str
    proposer: str
    proposed_at: datetime
    submitted_at: datetime | None
    approver: str | None
    approved_at: datetime | None
    refuser: str | None
    refused_at: datetime | None
    refusal: str
    added: int
    changed: int
    removed: int
    rejected: tuple[Rejected, ...]

    @property
    def is_open(self) -> bool:
        return self.approved_at is None and self.refused_at is None


class Difference(Struct, frozen=True, kw_only=True):
    """One entry before and after; ``None`` where it was not there."""

    before: Entry | None
    after: Entry | None


_CHANGE = """
SELECT c.id, c.watchlist_id, w.name, c.version, p.username, p.name, c.proposed_at, c.submitted_at,
    a.name, c.approved_at, r.name, c.refused_at, c.refusal, c.added, c.changed, c.removed, c.rejected
FROM watchlist_change c JOIN watchlist w ON w.id = c.watchlist_id JOIN officer p ON p.id = c.proposed_by_id
LEFT JOIN officer a ON a.id = c.approved_by_id LEFT JOIN officer r ON r.id = c.refused_by_id
"""


def change(number: int) -> Change | None:
    """The change of this number, if there is one."""
    found = query(f"{_CHANGE} WHERE c.id = %s", [number])
    return _change(found[0]) if found else None


def of_list(watchlist: int, *, limit: int = 50) -> list[Change]:
    """The changes of a list, newest first."""
    rows = query(f"{_CHANGE} WHERE c.watchlist_id = %s ORDER BY c.version DESC LIMIT %s", [watchlist, limit])
    return [_change(row) for row in rows]


def differences(number: int, *, limit: int = 200) -> list[Difference]:
    """What an open or approved change adds, alters and takes away, by reference: the first ``limit``.

    A refused or discarded change has forgotten its entries.
    """
    rows = query(
        f"""
        WITH c AS (SELECT c.version, w.id, w.name FROM watchlist_change c
            JOIN watchlist w ON w.id = c.watchlist_id WHERE c.id = %s),
        b AS (SELECT e.*, c.name FROM watchlist_entry e
            JOIN c ON e.watchlist_id = c.id AND e.until = c.version),
        a AS (SELECT e.*, c.name FROM watchlist_entry e
            JOIN c ON e.watchlist_id = c.id AND e.since = c.version)
        SELECT {entry_json("b", "b")}::text, {entry_json("a", "a")}::text, b.id IS NULL, a.id IS NULL
        FROM b FULL JOIN a ON a.id = b.id ORDER BY coalesce(a.reference, b.reference) LIMIT %s
        """,
        [number, limit],
    )
    return [
        Difference(before=None if added else _entry(before), after=None if removed else _entry(after))
        for before, after, added, removed in rows
    ]


def _entry(text: str) -> Entry:
    return msgspec.json.decode(text, type=Entry)


def _change(row: tuple[object, ...]) -> Change:
    *plain, rejected = row
    told = dict(zip(Change.__struct_fields__, plain, strict=False))
    return msgspec.convert(told | {"rejected": msgspec.json.decode(str(rejected))}, Change)
