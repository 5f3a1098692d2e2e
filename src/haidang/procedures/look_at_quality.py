"""Someone looks at how well carriers tell what they tell. It names no traveller."""

from datetime import datetime, timedelta

from msgspec import Struct

from haidang.ledger import audit, quality
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
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    since = today - timedelta(days=days - 1)
    step = 1 if days <= DAILY else WEEK
    return QualityView(
        carrier=carrier,
        since=since,
        until=now,
        counted=quality.counted(since, now, carrier),
        steps=quality.steps(since, now, carrier, step),
        step=step,
    )
