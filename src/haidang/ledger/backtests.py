"""Tests of criteria on the past: asked for, taken up by a worker, told of while they run."""

from datetime import date, datetime

from msgspec import Struct

from haidang.ledger.bulk import jsonb, query
from haidang.ledger.models import BacktestState as State

RUNNING = 7_240_218
"""With a test's number the lock its worker holds; nobody else uses the number."""


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

_UNDER_WAY = """
SELECT id FROM backtest WHERE state IN ('waiting', 'running') AND (id = %(only)s OR %(only)s IS NULL)
ORDER BY id FOR UPDATE SKIP LOCKED
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


def take(only: int | None = None) -> Asked | None:
    """The test that has waited longest, or ``only`` that one, now running; ``None`` when none waits.

    Its worker holds a lock on it until ``let_go`` or the end of its connection. So one that says it is
    running, and that nobody holds, has lost its worker, and begins anew at once.
    """
    for (number,) in query(_UNDER_WAY, {"only": only}):
        if query("SELECT pg_try_advisory_lock(%s, %s)", [RUNNING, number]) == [(True,)]:
            query("UPDATE backtest SET state = 'running' WHERE id = %s", [number])
            return one(number)
    return None


def let_go(number: int) -> None:
    """A test is nobody's any more."""
    query("SELECT pg_advisory_unlock(%s, %s)", [RUNNING, number])


def tell(number: int, figures: Struct) -> bool:
    """Keep what is counted so far; false when the test was stopped meanwhile."""
    kept = query(
        "UPDATE backtest SET figures = %s WHERE id = %s AND state = 'running' RETURNING id",
        [jsonb(figures), number],
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
