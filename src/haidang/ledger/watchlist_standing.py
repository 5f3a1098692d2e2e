"""Word given in advance for the loads of a feed: proposed by its keeper, given and ended by others."""

from datetime import date, datetime

import msgspec
from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.ledger.models import WatchlistStanding


class Bounds(Struct, frozen=True, kw_only=True):
    """Of what feed, in which format, and up to which day. ``most_removed`` and ``most_changed`` are percent
    of the entries in force: a load that would do more stops and waits for a person.
    """

    source: str
    format: str
    most_removed: int
    most_changed: int
    until: date


class StandingApproval(Bounds, frozen=True, kw_only=True):
    """A standing approval of a list, asked for or given. ``ended_by`` is set when somebody took it back."""

    id: int
    watchlist: int
    proposed_by: str
    proposer: str
    proposed_at: datetime
    approved_by: str | None
    approver: str | None
    approved_at: datetime | None
    ender: str | None
    ended_at: datetime | None

    def is_given(self, today: date) -> bool:
        """Whether loads may count on it."""
        return self.approved_at is not None and self.ended_at is None and today <= self.until


_STANDING = """
SELECT (to_jsonb(s) || jsonb_build_object('watchlist', s.watchlist_id, 'proposed_by', p.username,
    'proposer', p.name, 'approved_by', a.username, 'approver', a.name, 'ender', e.name))::text
FROM watchlist_standing s JOIN officer p ON p.id = s.proposed_by_id
LEFT JOIN officer a ON a.id = s.approved_by_id LEFT JOIN officer e ON e.id = s.ended_by_id
"""


def of_list(watchlist: int, *, limit: int = 10) -> list[StandingApproval]:
    """The standing approvals of a list, newest first."""
    rows = query(f"{_STANDING} WHERE s.watchlist_id = %s ORDER BY s.id DESC LIMIT %s", [watchlist, limit])
    return [msgspec.json.decode(row, type=StandingApproval) for (row,) in rows]


def held(number: int) -> StandingApproval | None:
    """One of them, which nobody else may decide about until the transaction ends."""
    rows = query(f"{_STANDING} WHERE s.id = %s FOR UPDATE OF s", [number])
    return msgspec.json.decode(rows[0][0], type=StandingApproval) if rows else None


def propose(watchlist: int, bounds: Bounds, *, who: int, now: datetime) -> int:
    """Ask for a standing approval; its number."""
    made = WatchlistStanding.objects.create(
        watchlist_id=watchlist, proposed_by_id=who, proposed_at=now, **msgspec.structs.asdict(bounds)
    )
    return made.pk


def approve(number: int, *, who: int, now: datetime) -> None:
    """Give it. The database refuses the proposer's own."""
    WatchlistStanding.objects.filter(pk=number).update(approved_by=who, approved_at=now)


def end(number: int, *, who: int, now: datetime) -> None:
    """Take it back: the next load waits for a person."""
    WatchlistStanding.objects.filter(pk=number).update(ended_by=who, ended_at=now)
