"""Write what the past days told into the archive: the clock's work, a movement at a time."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from msgspec import Struct, structs

from haidang.history import archive
from haidang.history.columns import Kept, row_of
from haidang.ledger import archive_due, code_lists, crossings, hits, home, movements, transaction
from haidang.procedures.gather_crossings import gather_crossings
from haidang.screening.links import STOP_LIST


class Day(Struct, frozen=True, kw_only=True):
    """A day that is being told, and the movements to be told yet, the next one last."""

    day: date
    marks: list[int]
    left: list[int]
    stopped: frozenset[str]
    draft: archive.Draft


class Archivist:
    """Writes one day after the other, the one that has waited longest first.

    A day of a large country takes minutes. Between two steps other work may be done, and what changes of the
    day meanwhile is marked again. A process killed in the middle leaves the day as it was, and its marks, so
    that it is told again.
    """

    def __init__(self) -> None:
        self._telling: Day | None = None
        self.written = 0

    def step(self, *, now: datetime) -> bool:
        """Tell one movement, or put a day that is whole in its place; whether there was anything to do."""
        try:
            with transaction():
                return self._step(now)
        except BaseException:
            self._drop()
            raise

    def _step(self, now: datetime) -> bool:
        telling = self._telling
        if telling is None or not archive_due.has_begun():
            self._drop()
            self._telling = _begun(now)
            return self._telling is not None
        if telling.left:
            telling.draft.add(_rows(telling, telling.left.pop(), now.date()))
            return True
        archive_due.hold()
        archive.tidy(home.history())
        telling.draft.keep(now.date())
        archive_due.done(telling.marks)
        archive_due.rest()
        self._drop()
        self.written += 1
        return True

    def _drop(self) -> None:
        if self._telling is not None:
            self._telling.draft.close()
        self._telling = None


def settle_archive(*, now: datetime) -> int:
    """Have written what has settled since, what is missing and what is of an older make; how many days.

    Days the ledger knows nothing of any more are taken away.
    """
    with transaction():
        archive_due.hold()
        folder, settled = home.history(), archive_due.settled_days(now)
        for day in archive.files_of(folder).keys() - settled:
            archive.forget(folder, day)
        missing = settled - archive.ready(folder).keys() - archive_due.waiting()
        archive_due.want(missing)
    return len(missing)


def _begun(now: datetime) -> Day | None:
    """The day that has waited longest, nothing of it told yet; ``None`` where none waits, or somebody else
    tells days."""
    due = archive_due.oldest(now)
    if due is None or not archive_due.begin():
        return None
    archive.tidy_drafts(home.history())
    day, marks = due
    return Day(
        day=day,
        marks=marks,
        left=movements.on(day)[::-1],
        stopped=code_lists.in_force().get(STOP_LIST, frozenset()),
        draft=archive.Draft(home.history(), day),
    )


def _rows(telling: Day, movement: int, today: date) -> Iterator[dict[str, Any]]:
    decided, nearest = hits.decided(movement), hits.nearest(movement)
    told = crossings.on(telling.day, movement, after=today)
    for stay, place, crossing in gather_crossings(told, stopped=telling.stopped):
        yield row_of(
            structs.replace(crossing, likeness=nearest.get(place.id)),
            Kept(
                crossing=place.id,
                person=place.person,
                day=telling.day,
                decided=decided.get(place.id),
                delete_on=stay.delete_on,
            ),
        )
