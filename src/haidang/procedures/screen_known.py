"""Apply new lists and criteria to travellers already known: law 7."""

from datetime import datetime

from haidang.ledger import crossings, hits, screening_runs, transaction
from haidang.ledger.stay import Stay
from haidang.ledger.transaction import OF_THE_HOUSE
from haidang.procedures import screener_in_force
from haidang.procedures.gather_crossings import gather_crossings
from haidang.procedures.keep_screening import keep_screening
from haidang.procedures.screen_told import unsupported
from haidang.procedures.suspend_criterion import suspend_failed
from haidang.screening import Failure, Screener
from haidang.travel.roster import Place
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
        return _drive(now, limit)
    except OF_THE_HOUSE:
        raise
    except Exception:
        return sum(_drive_one(now) for _ in range(limit))


def _drive_one(now: datetime) -> int:
    try:
        return _drive(now, 1)
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


def _drive(now: datetime, limit: int) -> int:
    with transaction():
        in_force = screening_runs.share(DEFAULT_PRESET)
        run = screening_runs.unfinished()
        if run is None:
            return 0
        batch = crossings.after(run.reached_day, run.reached, limit)
        screener = screener_in_force.at(in_force.version, now.date())
        found, failures = _screen(batch, screener, now)
        if batch:
            stay, place = batch[-1]
            screening_runs.advance(run, stay.day, place.id, done=len(batch), hits=found)
        if len(batch) < limit:
            screening_runs.finish(run, now)
    suspend_failed(failures, now=now)
    return len(batch)


def _screen(batch: list[tuple[Stay, Place]], screener: Screener, now: datetime) -> tuple[int, list[Failure]]:
    found, failures = 0, list[Failure]()
    gathered = list(gather_crossings(batch, stopped=screener.stopped))
    unclaimed = _unclaimed(batch, screener)
    screenings = screener.screen_many([crossing for _, _, crossing in gathered])
    for (stay, place, _), screening in zip(gathered, screenings, strict=True):
        found += keep_screening(stay, place, screening, message_id=None, now=now)
        if gone := unsupported(unclaimed.get(place.id, ()), screening):
            hits.lapse(place.id, gone)
        failures += screening.failures
    return found, failures


def _unclaimed(batch: list[tuple[Stay, Place]], screener: Screener) -> dict[int, set[tuple[str, int]]]:
    """What a list may have taken the ground from: hits nobody has taken up, of criteria that ask lists."""
    if not screener.moved_by_lists:
        return {}
    return hits.unclaimed_by(screener.moved_by_lists, [place.id for _, place in batch])
