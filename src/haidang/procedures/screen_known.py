"""Apply new lists and criteria to travellers already known: law 7."""

from datetime import datetime

from haidang.ledger import crossings, hits, screening_runs, transaction
from haidang.ledger.hits import Unclaimed
from haidang.ledger.screening_runs import Run
from haidang.ledger.transaction import OF_THE_HOUSE
from haidang.procedures import screener_in_force
from haidang.procedures.concerned_by import Batch, concerned_by, increment_of
from haidang.procedures.gather_crossings import gather_crossings
from haidang.procedures.keep_screening import keep_screening
from haidang.procedures.screen_told import unsupported
from haidang.procedures.suspend_criterion import suspend_failed
from haidang.screening import Failure, Screener
from haidang.vault.retention import DEFAULT_PRESET


def screen_known(*, now: datetime, limit: int = 500) -> int:
    """Drive the oldest unfinished run a batch further; how many travellers were screened, 0 for none left.

    A run that is cut off goes on where its last whole batch ended. Where a batch fails each of its travellers
    is screened alone; who cannot be is passed over and counted. ``LedgerError`` when the database is away.
    """
    with transaction():
        in_force = screening_runs.share(DEFAULT_PRESET)
        if screening_runs.unfinished() is None:
            return 0
        screener_in_force.at(in_force.version, now.date())  # what fails here is no traveller's fault
    try:
        while (screened := _drive(now, limit)) == 0:
            pass  # that run had nobody left; there may be another
    except OF_THE_HOUSE:
        raise
    except Exception:
        return sum(_drive_one(now) for _ in range(limit))
    return screened or 0


def _drive_one(now: datetime) -> int:
    try:
        return _drive(now, 1) or 0
    except OF_THE_HOUSE:
        raise
    except Exception:
        return _pass_over()


def _pass_over() -> int:
    with transaction():
        run = screening_runs.unfinished()
        behind = crossings.next_after(run.reached_day, run.reached) if run else None
        if run is None or behind is None:
            return 0
        day, crossing = behind
        screening_runs.pass_over(run, day, crossing)
    return 1


def _drive(now: datetime, limit: int) -> int | None:
    """``None`` where no run is left."""
    with transaction():
        in_force = screening_runs.share(DEFAULT_PRESET)
        run = screening_runs.unfinished()
        if run is None:
            return None
        screener = screener_in_force.at(in_force.version, now.date())
        if run.change is None:
            batch = crossings.after(run.reached_day, run.reached, limit)
            found, failures = _screen(batch, screener, now, unclaimed={})
        else:
            batch, found, failures = _apply(run, run.change, screener, limit, now)
        if batch:
            stay, place = batch[-1]
            screening_runs.advance(run, stay.day, place.id, done=len(batch), hits=found)
        if len(batch) < limit:
            screening_runs.finish(run, now)
    suspend_failed(failures, now=now)
    return len(batch)


def _apply(
    run: Run, change: int, screener: Screener, limit: int, now: datetime
) -> tuple[Batch, int, list[Failure]]:
    """A change of a list on the next batch, the new hits, and what failed."""
    increment = increment_of(change, screener)
    if increment.brings_nothing:
        reached = run.reached_day or crossings.LAST_DAY
        batch = crossings.some(hits.of_change_after(change, reached, run.reached, limit))
    else:
        batch = crossings.after(run.reached_day, run.reached, limit)
    concerned, unclaimed = concerned_by(increment, batch)
    return batch, *_screen(concerned, screener, now, unclaimed)


def _screen(
    batch: Batch, screener: Screener, now: datetime, unclaimed: Unclaimed
) -> tuple[int, list[Failure]]:
    """How many hits are new, and what failed; ``unclaimed`` lapse where they are not found again."""
    found, failures = 0, list[Failure]()
    gathered = list(gather_crossings(batch, stopped=screener.stopped))
    of_criteria = _unclaimed(batch, screener)
    screenings = screener.screen_many([crossing for _, _, crossing in gathered])
    for (stay, place, _), screening in zip(gathered, screenings, strict=True):
        found += keep_screening(stay, place, screening, message_id=None, now=now)
        held = unclaimed.get(place.id, set()) | of_criteria.get(place.id, set())
        if gone := unsupported(held, screening):
            hits.lapse(place.id, gone)
        failures += screening.failures
    return found, failures


def _unclaimed(batch: Batch, screener: Screener) -> Unclaimed:
    """What a list may have taken the ground from: hits nobody has taken up, of criteria that ask lists."""
    if not screener.moved_by_lists:
        return {}
    return hits.unclaimed_by(screener.moved_by_lists, [place.id for _, place in batch])
