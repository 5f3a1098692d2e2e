"""The thresholds people set, for each list and severity."""

from datetime import datetime

from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.ledger.models import WatchlistThreshold
from haidang.screening.hit import Severity


class Threshold(Struct, frozen=True, kw_only=True):
    """One proposed, approved or refused; ``proposed_by`` is a username, the others are names."""

    id: int
    watchlist: int
    list_name: str
    severity: str
    points: float | None
    per_thousand: float | None
    scorecard: int | None
    reason: str
    proposed_by: str
    proposer: str
    proposed_at: datetime
    approver: str | None
    approved_at: datetime | None
    refuser: str | None
    refused_at: datetime | None
    refusal: str

    @property
    def is_open(self) -> bool:
        return self.approved_at is None and self.refused_at is None


_THRESHOLD = """
SELECT t.id, w.id, w.name, t.severity, t.points, t.per_thousand, t.scorecard, t.reason, p.username, p.name,
    t.proposed_at, a.name, t.approved_at, r.name, t.refused_at, t.refusal
FROM watchlist_threshold t JOIN watchlist w ON w.id = t.watchlist_id JOIN officer p ON p.id = t.proposed_by_id
LEFT JOIN officer a ON a.id = t.approved_by_id LEFT JOIN officer r ON r.id = t.refused_by_id
WHERE {which} ORDER BY t.id DESC
"""


def of_list(watchlist: int) -> list[Threshold]:
    """Every threshold of a list, the newest first."""
    return _thresholds("w.id = %s", watchlist)


def held(number: int) -> Threshold | None:
    """One of them; nobody else decides about it until the transaction ends."""
    query("SELECT id FROM watchlist_threshold WHERE id = %s FOR UPDATE", [number])
    return next(iter(_thresholds("t.id = %s", number)), None)


_IN_FORCE = """
SELECT DISTINCT ON (w.id, t.severity) w.name, t.severity, t.points, t.scorecard
FROM watchlist_threshold t JOIN watchlist w ON w.id = t.watchlist_id
WHERE t.approved_at IS NOT NULL ORDER BY w.id, t.severity, t.approved_at DESC, t.id DESC
"""


def in_force() -> dict[tuple[str, Severity], float]:
    """By list and severity, the newest approved; those that went back to the usual are not among them."""
    return {
        (name, Severity(severity)): points
        for name, severity, points, _ in query(_IN_FORCE)
        if points is not None
    }


def set_under(scorecard: int) -> set[tuple[str, Severity]]:
    """Those in force that were set under that version of the scorecard, by list and severity."""
    return {
        (name, Severity(severity))
        for name, severity, points, version in query(_IN_FORCE)
        if points is not None and version == scorecard
    }


def propose(
    watchlist: int,
    severity: Severity,
    points: float | None,
    *,
    per_thousand: float | None,
    scorecard: int,
    reason: str,
    who: int,
    now: datetime,
) -> int:
    """Write a proposal down; its number."""
    made = WatchlistThreshold.objects.create(
        watchlist_id=watchlist,
        severity=severity,
        points=points,
        per_thousand=per_thousand,
        scorecard=scorecard,
        reason=reason,
        proposed_by_id=who,
        proposed_at=now,
    )
    return made.pk


def approve(number: int, *, who: int, now: datetime) -> None:
    """In force from now on. The database refuses the proposer's own approval."""
    WatchlistThreshold.objects.filter(pk=number).update(approved_by=who, approved_at=now)


def refuse(number: int, *, who: int, why: str, now: datetime) -> None:
    """Close a proposal."""
    WatchlistThreshold.objects.filter(pk=number).update(refused_by=who, refused_at=now, refusal=why)


def _thresholds(which: str, value: int) -> list[Threshold]:
    rows = query(_THRESHOLD.format(which=which), [value])
    return [Threshold(**dict(zip(Threshold.__struct_fields__, row, strict=True))) for row in rows]
