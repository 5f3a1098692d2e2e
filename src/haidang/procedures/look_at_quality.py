"""Someone looks at how well carriers tell what they tell. It names no traveller."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from msgspec import Struct, structs

from haidang.ledger import audit, quality, quality_days
from haidang.ledger.quality import BOOKING_HOURS as BOOKING_HOURS
from haidang.ledger.quality import MANIFEST_MINUTES as MANIFEST_MINUTES
from haidang.ledger.quality import Counted as Counted
from haidang.ledger.quality import Step as Step
from haidang.ledger.transaction import transaction
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

PERIODS = (7, 30, 90)
"""Days one may look back."""

GROUPS = ("late", "missing", "not in the manifest", "not in the booking", "wrong", "problems")
"""What is counted, in the order it is shown."""

DAILY = 30
WEEK = 7


class QualityView(Struct, frozen=True, kw_only=True):
    """The figures of one carrier, or of all when ``carrier`` is empty. ``step`` is the days of each step."""

    carrier: str
    since: datetime
    until: datetime
    counted: list[Counted]
    steps: list[Step]
    step: int

    @property
    def carriers(self) -> list[str]:
        """Everybody of whom something was counted."""
        return sorted({one.carrier for one in self.counted})

    @property
    def in_order(self) -> list[Counted]:
        """Carrier by carrier, group by group."""
        return [one for carrier in self.carriers for group in GROUPS for one in self.of(carrier, group)]

    def of(self, carrier: str, group: str) -> list[Counted]:
        """One carrier's figures of a group."""
        return [one for one in self.counted if (one.carrier, one.group) == (carrier, group)]


def look_at_quality(
    *, carrier: str, days: int, shape: str = "page", who: Person, purpose: Purpose, now: datetime
) -> QualityView:
    """The last ``days``, today among them, by the day of UTC. ``shape`` is what it is taken away as."""
    who.check(Permission.SEE_MESSAGES, purpose)
    detail = f"{days} days as {shape}"
    with transaction():
        audit.note(
            who,
            "look at data quality",
            purpose,
            [f"carrier {carrier}"] if carrier else [],
            at=now,
            detail=detail,
        )
    since = now.replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=days - 1)
    every = [since.date() + timedelta(days=number) for number in range(days)]
    kept = quality_days.kept(every, now)
    step = 1 if days <= DAILY else WEEK
    return QualityView(
        carrier=carrier,
        since=since,
        until=now,
        counted=_counted(every, kept, carrier, now),
        steps=_steps(every, kept, carrier, now, step),
        step=step,
    )


def _counted(every: Sequence[date], kept: set[date], carrier: str, now: datetime) -> list[Counted]:
    """What is kept of the days, and what must still be counted of those that are not."""
    found = quality_days.counted(sorted(kept), carrier)
    for start, end in _not_kept(every, kept, now):
        found += quality.counted(start, end, carrier)
    together: dict[tuple[str, str, str], Counted] = {}
    for one in found:
        key = one.carrier, one.group, one.measure
        together[key] = one if key not in together else _added(together[key], one)
    shown = (one for one in together.values() if one.group != quality.MESSAGES)
    return sorted(shown, key=quality.shown_at)


def _added(one: Counted, other: Counted) -> Counted:
    """Both together, with the later of their examples."""
    example = max(one, other, key=lambda each: each.message or 0)
    return structs.replace(example, count=one.count + other.count, of=one.of + other.of)


def _not_kept(every: Sequence[date], kept: set[date], now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The days in between, those that follow one another at once."""
    for is_kept, days in groupby(every, key=kept.__contains__):
        if not is_kept:
            run = list(days)
            yield quality_days.bounds(run[0], now)[0], quality_days.bounds(run[-1], now)[1]


def _steps(every: Sequence[date], kept: set[date], carrier: str, now: datetime, length: int) -> list[Step]:
    """Day by day, or a few days together."""
    came = {day: figures for day, *figures in quality_days.messages(sorted(kept), carrier)}
    for start, end in _not_kept(every, kept, now):
        live = quality.steps(start, end, carrier, 1)
        came |= {one.start: [one.messages, one.troubled] for one in live}
    runs = [every[first : first + length] for first in range(0, len(every), length)]
    return [
        Step(
            start=run[0],
            messages=sum(came.get(day, (0, 0))[0] for day in run),
            troubled=sum(came.get(day, (0, 0))[1] for day in run),
        )
        for run in runs
    ]
