"""Write what the past days told into the archive: the clock's work, a day at a time."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from msgspec import structs

from haidang.history import archive
from haidang.history.columns import Kept, row_of
from haidang.ledger import archive_due, code_lists, crossings, hits, home, movements, transaction
from haidang.procedures.gather_crossings import gather_crossings
from haidang.screening.links import STOP_LIST


def keep_archive(*, now: datetime) -> bool:
    """Write the day that has waited longest; whether there was one.

    A process killed while it writes leaves the day as it was, and its marks, so that it is written again.
    """
    with transaction():
        due = archive_due.oldest(now) if archive_due.hold(wait=False) else None
        if due is None:
            return False
        day, marks = due
        archive.tidy(home.history())
        archive.write(home.history(), day, _rows(day, now.date()))
        archive_due.done(marks)
    return True


def settle_archive(*, now: datetime) -> int:
    """Have written what has settled since, what is missing and what is of an older make; how many days.

    Days the ledger knows nothing of any more are taken away.
    """
    with transaction():
        archive_due.hold(wait=True)
        folder, settled = home.history(), archive_due.settled_days(now)
        for day in archive.files_of(folder).keys() - settled:
            archive.forget(folder, day)
        missing = settled - archive.ready(folder).keys() - archive_due.waiting()
        archive_due.want(missing)
    return len(missing)


def _rows(day: date, today: date) -> Iterator[dict[str, Any]]:
    stopped = code_lists.in_force().get(STOP_LIST, frozenset())
    for movement in movements.on(day):
        decided, nearest = hits.decided(movement), hits.nearest(movement)
        for stay, place, crossing in gather_crossings(
            crossings.on(day, movement, after=today), stopped=stopped
        ):
            yield row_of(
                structs.replace(crossing, likeness=nearest.get(place.id)),
                Kept(
                    crossing=place.id,
                    person=place.person,
                    day=day,
                    decided=decided.get(place.id),
                    delete_on=stay.delete_on,
                ),
            )
