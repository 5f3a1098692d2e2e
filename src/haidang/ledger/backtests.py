"""Tests of criteria on the past: asked for, taken up by a worker, told of while they run."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from haidang.ledger.bulk import jsonb, query
from haidang.ledger.models import BacktestState as State

DEAD_AFTER = timedelta(minutes=2)
"""A worker that gave no sign for so long is taken for dead."""


class Asked(Struct, frozen=True, kw_only=True):
    """A test as it stands. ``counted`` is ``history``'s figures as JSON, ``None`` before there are any."""

    id: int
    key: int | None
    name: str
    text: str
    exonerating: str
    since: date
    state: str
    username: str
    asked_by: str
    asked_at: datetime
    finished_at: datetime | None
    counted: str | None
    failure: str


_TOLD = """
SELECT b.id, key, b.name, text, exonerating, since, state, o.username, o.name, asked_at, finished_at, figures,
    failure
FROM backtest b JOIN officer o ON o.id = b.asked_by_id
"""

_TAKE = """
UPDATE backtest SET state = 'running', beat_at = %(now)s WHERE id = (
    SELECT id FROM backtest WHERE state = 'waiting' OR (state = 'running' AND beat_at < %(dead)s)
    ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
) RETURNING id
"""


def ask(
    *, key: int | None, name: str, text: str, exonerating: str, since: date, who: int, now: datetime
) -> int:
    """Have a wording tested; the test's number."""
    [(number,)] = query(
        "INSERT INTO backtest (key, name, text, exonerating, since, state, asked_by_id, asked_at, failure) "
        "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, '') RETURNING id",
        [key, name, text, exonerating, since, State.WAITING, who, now],
    )
    return int(number)


def take(now: datetime) -> Asked | None:
    """The test that has waited longest, now running; ``None`` when none waits."""
    for (number,) in query(_TAKE, {"now": now, "dead": now - DEAD_AFTER}):
        return one(number)
    return None


def tell(number: int, figures: Struct, now: datetime) -> bool:
    """Keep what is counted so far; false when the test was stopped meanwhile."""
    kept = query(
        "UPDATE backtest SET figures = %s, beat_at = %s WHERE id = %s AND state = 'running' RETURNING id",
        [jsonb(figures), now, number],
    )
    return bool(kept)


def end(number: int, state: State, now: datetime, *, failure: str = "") -> bool:
    """A test is over; false when it was already."""
    ended = query(
        "UPDATE backtest SET state = %s, finished_at = %s, failure = %s "
        "WHERE id = %s AND state IN ('waiting', 'running') RETURNING id",
        [state, now, failure, number],
    )
    return bool(ended)


def one(number: int) -> Asked | None:
    """The test of that number."""
    return next(iter(_asked("WHERE b.id = %s", number)), None)


def newest(limit: int) -> list[Asked]:
    """The latest tests, newest first."""
    return _asked("ORDER BY b.id DESC LIMIT %s", limit)


def _asked(which: str, value: int) -> list[Asked]:
    return [
        Asked(**dict(zip(Asked.__struct_fields__, row, strict=True))) for row in query(_TOLD + which, [value])
    ]
