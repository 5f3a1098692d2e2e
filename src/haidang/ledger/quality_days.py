"""The figures of data quality kept by day: counted once by the clock, added up by whoever looks."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta

from haidang.ledger import quality
from haidang.ledger.bulk import copy, query
from haidang.ledger.quality import Counted

LOOKED_BACK = 91
"""Days kept counted, today among them: as far as anybody may look back."""

AGAIN_AFTER = timedelta(minutes=5)
STALE = timedelta(minutes=15)
"""Older figures of today are not believed: the clock may stand still."""

COLUMNS = {
    "day": "date",
    "carrier": "varchar",
    "heading": "varchar",
    "measure": "varchar",
    "count": "int4",
    '"of"': "int4",
    "message": "int8",
    "segment": "int4",
}

# What a message read lately may have changed: the day it came, the day its flight left, and of a later part
# of a list the day before. Everything is counted anew after midnight, for what else may have changed.
DUE = """
WITH told AS (
    SELECT g.received_at, greatest(g.received_at, g.read_at) AS at, g.part, m.day, m.departs_at
    FROM message g LEFT JOIN movement m ON m.id = g.movement_id
    WHERE g.received_at > %(now)s - interval '2 days'),
touched AS (
    SELECT day, max(at) AS at FROM (
        SELECT received_at::date AS day, at FROM told
        UNION ALL SELECT received_at::date - 1, at FROM told WHERE part > 1
        UNION ALL SELECT day, at FROM told
        UNION ALL SELECT departs_at::date, at FROM told) AS it
    GROUP BY day)
SELECT wanted::date FROM generate_series(%(first)s::date, %(today)s::date, interval '1 day') AS wanted
LEFT JOIN quality_day q ON q.day = wanted::date LEFT JOIN touched t ON t.day = wanted::date
WHERE q.counted_at IS NULL OR q.counted_at < %(today)s::date
    OR (q.counted_at <= %(before)s AND (t.at > q.counted_at OR q.day = %(today)s::date))
ORDER BY 1 DESC LIMIT 1
"""

KEPT = """
SELECT carrier, heading, measure, sum(count)::int, sum("of")::int,
    max(ARRAY[message, coalesce(segment, -1)]) FILTER (WHERE message IS NOT NULL)
FROM quality_count WHERE day = ANY(%s) AND (%s = '' OR carrier = %s) GROUP BY 1, 2, 3
"""

BY_DAY = """
SELECT day, sum("of")::int, sum(count)::int FROM quality_count
WHERE day = ANY(%s) AND heading = %s AND (%s = '' OR carrier = %s) GROUP BY day
"""


def due(now: datetime) -> date | None:
    """The newest day that is to be counted (again)."""
    today = now.date()
    first = today - timedelta(days=LOOKED_BACK - 1)
    found = query(DUE, {"now": now, "today": today, "first": first, "before": now - AGAIN_AFTER})
    return found[0][0] if found else None


def count(day: date, now: datetime) -> None:
    """Count a day, and keep that instead of what was counted of it before."""
    start, end = bounds(day, now)
    found = [one for one in quality.counted(start, end, "") if one.of]
    query("DELETE FROM quality_count WHERE day = %s", [day])
    copy("quality_count", COLUMNS, (_row(day, one) for one in found))
    query(
        "INSERT INTO quality_day (day, counted_at) VALUES (%s, %s) "
        "ON CONFLICT (day) DO UPDATE SET counted_at = EXCLUDED.counted_at",
        [day, now],
    )


def bounds(day: date, now: datetime) -> tuple[datetime, datetime]:
    """The first and the last moment of a day, of today the present one."""
    start = datetime.combine(day, time(), UTC)
    return start, min(start + timedelta(days=1, microseconds=-1), now)


def kept(days: Sequence[date], now: datetime) -> set[date]:
    """Those of the days whose figures are kept, and may be believed."""
    rows = query("SELECT day, counted_at FROM quality_day WHERE day = ANY(%s)", [list(days)])
    return {day for day, at in rows if day < now.date() or now - at < STALE}


def counted(days: Sequence[date], carrier: str) -> list[Counted]:
    """The figures kept of these days, added up."""
    return [
        Counted(
            carrier=whose,
            group=heading,
            measure=measure,
            count=times,
            of=of,
            message=example[0] if example else None,
            segment=example[1] if example and example[1] >= 0 else None,
        )
        for whose, heading, measure, times, of, example in query(KEPT, [list(days), carrier, carrier])
    ]


def messages(days: Sequence[date], carrier: str) -> Iterator[tuple[date, int, int]]:
    """How many messages came on each of these days, and how many of them had a problem."""
    yield from query(BY_DAY, [list(days), quality.MESSAGES, carrier, carrier])


def _row(day: date, one: Counted) -> tuple[object, ...]:
    return (day, one.carrier[:64], one.group, one.measure[:64], one.count, one.of, one.message, one.segment)
