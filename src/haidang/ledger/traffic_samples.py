"""Samples of recent traffic, compared with the lists to see how many would be put before officers."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

import msgspec
from msgspec import Struct

from haidang.ledger.bulk import jsonb, query
from haidang.ledger.models import TrafficSample
from haidang.screening.hit import Severity
from haidang.screening.watchlists.spread import Spread

DAYS = 7
"""The travellers of a day are those of so many days, divided."""

Counts = dict[tuple[str, Severity, float], int]
"""Travellers by list, severity and the step of their highest points."""


class Sample(Struct, frozen=True, kw_only=True):
    """``a_day`` is how many travel in a day, ``usual`` the threshold of lists without one of their own."""

    id: int
    asked_by: str
    asked_at: datetime
    wanted: int
    reached_day: date
    reached: int
    done: int
    a_day: float
    usual: float | None
    counts: Counts
    finished_at: datetime | None

    def spread(self, list_name: str, severity: Severity) -> Spread:
        """How the points of one list lie, for entries of one severity."""
        told = {
            points: count
            for (name, of, points), count in self.counts.items()
            if (name, of) == (list_name, severity)
        }
        return Spread(told, self.done)


_SAMPLE = """
SELECT s.id, o.name, s.asked_at, s.wanted, s.reached_day, s.reached, s.done, s.a_day, s.usual, s.counts,
    s.finished_at
FROM traffic_sample s JOIN officer o ON o.id = s.asked_by_id WHERE {which} ORDER BY s.id DESC LIMIT 1
"""


def ask(*, who: int, wanted: int, today: date, now: datetime) -> int:
    """Ask for a sample of those who travel tomorrow or travelled last; its number."""
    since = today - timedelta(days=DAYS)
    [(week,)] = query("SELECT count(*) FROM crossing WHERE day >= %s AND day < %s", [since, today])
    made = TrafficSample.objects.create(
        asked_by_id=who,
        asked_at=now,
        wanted=wanted,
        reached_day=today + timedelta(days=2),
        a_day=week / DAYS,
    )
    return made.pk


def newest() -> Sample | None:
    """The last sample asked for."""
    return _sample("true")


def unfinished() -> Sample | None:
    """The newest sample that is not finished, held so that only one worker drives it."""
    held = query(
        "SELECT id FROM traffic_sample WHERE finished_at IS NULL "
        "ORDER BY id DESC LIMIT 1 FOR UPDATE SKIP LOCKED"
    )
    return _sample(f"s.id = {held[0][0]:d}") if held else None


def advance(
    sample: Sample,
    day: date,
    crossing: int,
    *,
    done: int,
    more: Mapping[tuple[str, Severity, float], int],
    usual: float,
) -> None:
    """Note how far a sample has come, and what was counted."""
    counts = Counter(sample.counts)
    counts.update(more)
    told = [[name, severity, points, count] for (name, severity, points), count in counts.items()]
    query(
        "UPDATE traffic_sample SET reached_day = %s, reached = %s, done = done + %s, counts = %s, usual = %s "
        "WHERE id = %s",
        [day, crossing, done, jsonb(told), usual, sample.id],
    )


def finish(sample: Sample, now: datetime) -> None:
    """Enough are counted, or there are no more; older samples have served."""
    query("UPDATE traffic_sample SET finished_at = %s WHERE id = %s", [now, sample.id])
    query("DELETE FROM traffic_sample WHERE id < %s", [sample.id])


def _sample(which: str) -> Sample | None:
    for *told, counts, finished in query(_SAMPLE.format(which=which)):
        lines = msgspec.json.decode(counts, type=list[tuple[str, Severity, float, int]])
        counted = {(name, severity, points): count for name, severity, points, count in lines}
        return Sample(**dict(zip(Sample.__struct_fields__, (*told, counted, finished), strict=True)))
    return None
