"""What persons decided about hits: each written once, each in the place of the one before."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from django.db import IntegrityError, transaction
from msgspec import Struct

from haidang.desk import Decision
from haidang.ledger.bulk import query


class Kept(Struct, frozen=True, kw_only=True):
    """A decision as it was written, with the name of who made it."""

    id: int
    hit: int
    outcome: str
    reason: str
    username: str
    name: str
    decided_at: datetime


class Standing(Struct, frozen=True, kw_only=True):
    """How a hit stands while it is held for somebody's action. ``parts`` are what its reasons compared."""

    id: int
    day: date
    crossing_id: int
    kind: str
    source: int
    version: int
    state: str
    claimed_by: str | None
    claimed_at: datetime | None
    clearing: int | None
    parts: list[str]


class NotInTurn(Exception):
    """Somebody else was quicker: their decision stands in the place this one wanted."""


_OF = """
SELECT d.id, d.hit_id, d.outcome, d.reason, o.username, o.name, d.decided_at
FROM decision d JOIN officer o ON o.id = d.officer_id WHERE d.hit_id = ANY(%s) ORDER BY d.id DESC
"""

_HOLD = """
SELECT h.id, h.day, h.crossing_id, h.kind, h.source, h.version, h.state, o.username, h.claimed_at,
    h.clearing_id, ARRAY(SELECT reason->>'part' FROM jsonb_array_elements(h.reasons) AS reason)
FROM hit h LEFT JOIN officer o ON o.id = h.claimed_by_id WHERE h.id = %s FOR UPDATE OF h
"""

_KEEP = """
INSERT INTO decision (hit_id, outcome, reason, officer_id, decided_at, supersedes, delete_on)
SELECT id, %s, %s, %s, %s, %s, delete_on FROM hit WHERE id = %s
"""


def of(hits: Sequence[int]) -> dict[int, list[Kept]]:
    """Every decision about these hits, newest first."""
    found: dict[int, list[Kept]] = defaultdict(list)
    for row in query(_OF, [list(hits)]):
        kept = Kept(**dict(zip(Kept.__struct_fields__, row, strict=True)))
        found[kept.hit].append(kept)
    return found


def hold(hit: int) -> Standing | None:
    """How a hit stands; nobody else acts on it until the transaction ends."""
    rows = query(_HOLD, [hit])
    return Standing(**dict(zip(Standing.__struct_fields__, rows[0], strict=True))) if rows else None


def stand(hit: int, *, state: str, claimed_by: int | None, at: datetime) -> None:
    """Where a hit stands from now on, and whose it is."""
    query(
        "UPDATE hit SET state = %s, claimed_by_id = %s, claimed_at = %s WHERE id = %s",
        [state, claimed_by, at if claimed_by else None, hit],
    )


def keep(decision: Decision, *, officer: int) -> None:
    """Write a decision down. ``NotInTurn`` when the one it would take the place of is no longer the last."""
    try:
        with transaction.atomic():
            query(
                _KEEP,
                [
                    decision.outcome,
                    decision.reason,
                    officer,
                    decision.when,
                    decision.supersedes,
                    decision.hit,
                ],
            )
    except IntegrityError as error:
        raise NotInTurn from error
