"""The changes of lists as persons look at them."""

from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.ledger.watchlists import entry_json
from haidang.screening.watchlists import Entry, Rejected


class Change(Struct, frozen=True, kw_only=True):
    """One proposed or decided change of a list, and who did what about it. ``proposed_by`` is a username.

    ``papers`` names the file of a list of papers alone, whose counts are of papers.
    """

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
    rejected: int
    kind: str
    why: str
    format: str
    read: int
    bytes: int
    digest: str
    standing: int | None
    compared_at: datetime | None
    particulars: dict[str, Any] | None
    left_out: dict[str, int]
    papers: str

    @property
    def is_open(self) -> bool:
        return self.approved_at is None and self.refused_at is None


class Difference(Struct, frozen=True, kw_only=True):
    """One entry before and after; ``None`` where it was not there."""

    before: Entry | None
    after: Entry | None


_CHANGE = """
SELECT (to_jsonb(c) || jsonb_build_object('watchlist', c.watchlist_id, 'name', w.name,
    'proposed_by', p.username, 'proposer', p.name, 'approver', a.name, 'refuser', r.name,
    'standing', c.standing_id))::text
FROM watchlist_change c JOIN watchlist w ON w.id = c.watchlist_id JOIN officer p ON p.id = c.proposed_by_id
LEFT JOIN officer a ON a.id = c.approved_by_id LEFT JOIN officer r ON r.id = c.refused_by_id
"""


def change(number: int) -> Change | None:
    """The change of this number, if there is one."""
    found = query(f"{_CHANGE} WHERE c.id = %s", [number])
    return msgspec.json.decode(found[0][0], type=Change) if found else None


def of_list(watchlist: int, *, limit: int = 50) -> list[Change]:
    """The changes of a list, newest first."""
    rows = query(f"{_CHANGE} WHERE c.watchlist_id = %s ORDER BY c.version DESC LIMIT %s", [watchlist, limit])
    return [msgspec.json.decode(row, type=Change) for (row,) in rows]


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
        SELECT {entry_json("b", "b")}::text, {entry_json("a", "a")}::text FROM b FULL JOIN a ON a.id = b.id
        ORDER BY coalesce(a.reference, b.reference) LIMIT %s
        """,
        [number, limit],
    )
    return [
        Difference(before=_entry(before) if before else None, after=_entry(after) if after else None)
        for before, after in rows
    ]


def rejected(number: int, *, limit: int = 200) -> list[Rejected]:
    """The rows of a file that could not be entries, by line: the first ``limit``."""
    rows = query(
        "SELECT line, reason FROM watchlist_rejected WHERE change_id = %s ORDER BY line, id LIMIT %s",
        [number, limit],
    )
    return [Rejected(line, reason) for line, reason in rows]


def _entry(text: str) -> Entry:
    return msgspec.json.decode(text, type=Entry)
