"""``python -m haidang.workers.clock``: what is done because time passes.

New lists and criteria are applied to travellers already known, a batch at a time; when none are left, a
sample of the traffic is drawn where somebody asked for it, data quality is counted where it may have changed,
and past days are written into the archive, a movement at a time. Every minute keys that no message needs any
more are destroyed, and it is seen whether a message as received rests longer than the law allows. Once a day
the tables of the coming months are made, what is due is deleted, and the index of the lists is made without
what was taken off them. In between it is made whole when changes have piled up.
"""

from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

import structlog

from haidang.ledger.log import configure
from haidang.ledger.steady import steadily

if TYPE_CHECKING:
    from haidang.procedures.keep_archive import Archivist

IDLE = 1.0
BETWEEN_LOOKS = timedelta(minutes=1)


class Clock:
    """Remembers what it did last, so that a day's work is done once by each clock that runs."""

    def __init__(self) -> None:
        self._day: date | None = None
        self._looked: datetime | None = None
        self._counted: datetime | None = None

    @cached_property
    def _archivist(self) -> "Archivist":
        from haidang.procedures.keep_archive import Archivist

        return Archivist()

    def tick(self) -> bool:
        """Do what is due; whether there is more to do at once."""
        from haidang.procedures.sample_traffic import sample_traffic
        from haidang.procedures.screen_known import screen_known

        now = datetime.now(UTC)
        if self._day != now.date():
            start_the_day(now)
            self._day = now.date()
        if self._looked is None or now - self._looked >= BETWEEN_LOOKS:
            forget_spent_keys(now)
            alarm_if_needed(now)
            suspend_if_excessive(now)
            renew_index()
            self._looked = now
        if screen_known(now=now) > 0 or sample_traffic(now=now) > 0:
            return True
        return self._count(now) or self._archivist.step(now=now)

    def _count(self, now: datetime) -> bool:
        """Count a day of data quality, one after the other while days are due, and then not for a minute."""
        from haidang.procedures.count_quality import count_quality

        if self._counted is not None and now - self._counted < BETWEEN_LOOKS:
            return False
        counted = count_quality(now=now)
        self._counted = None if counted else now
        return counted


def start_the_day(now: datetime) -> None:
    """Make room for the coming months, suspend what no longer reads, delete what may not be kept longer."""
    from haidang.ledger import partitions
    from haidang.procedures.keep_archive import settle_archive
    from haidang.procedures.purge import purge
    from haidang.procedures.suspend_criterion import suspend_unreadable

    if suspended := suspend_unreadable(now=now):
        structlog.get_logger().error("criteria that no longer read were suspended", count=suspended)
    partitions.prepare(now.date())
    deleted = {table: count for table, count in purge(now=now).items() if count}
    for table, count in deleted.items():
        structlog.get_logger().info("deleted what was due", table=table, count=count)
    settle_archive(now=now)
    renew_index(although_little=True)


def renew_index(*, although_little: bool = False) -> bool:
    """Make the index of the lists whole again where much has been laid beside it."""
    from haidang.procedures.build_index import renew

    return renew(although_little=although_little)


def forget_spent_keys(now: datetime) -> None:
    """What was read is noise on every disk from the hour after, not only from the next day."""
    from haidang.procedures.purge import destroy_spent_keys

    destroy_spent_keys(now=now)


def suspend_if_excessive(now: datetime) -> None:
    """A criterion that speaks far more often than its author expected waits for people to look at it."""
    from haidang.procedures.suspend_criterion import suspend_excessive

    if suspended := suspend_excessive(now=now):
        structlog.get_logger().error(
            "criteria with far more hits than expected were suspended: see Criteria", count=suspended
        )


def alarm_if_needed(now: datetime) -> None:
    """Say so when a message as received rests longer than the preset allows, or somebody known could not be
    screened (also in /metrics and status)."""
    from haidang.procedures.figures import figures

    counted = figures(now)
    if counted.late:
        structlog.get_logger().error(
            "raw messages rest longer than the law allows: replay or discard them", count=counted.late
        )
    if counted.passed_over:
        structlog.get_logger().error(
            "known travellers could not be screened: run haidang verify and report the fault",
            count=counted.passed_over,
        )


def main() -> None:
    configure("clock")
    steadily(Clock().tick, idle=IDLE)


if __name__ == "__main__":
    main()
