"""Apply new lists and criteria to travellers already known: law 7."""

from datetime import datetime

from haidang.ledger import crossings, hits, screening_runs, transaction
from haidang.ledger.stay import Stay
from haidang.procedures import screener_in_force
from haidang.procedures.gather_crossings import gather_crossings
from haidang.procedures.known_again import known_again
from haidang.procedures.suspend_criterion import suspend_failed
from haidang.screening import Failure, Screener
from haidang.travel.roster import Place
from haidang.vault.retention import DEFAULT_PRESET


def screen_known(*, now: datetime, limit: int = 500) -> int:
    """Drive the oldest unfinished run a batch further; how many travellers were screened, 0 for none left.

    A run that is cut off goes on where its last whole batch ended. ``LedgerError`` when the database is away.
    """
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
    for stay, place, crossing in gather_crossings(batch):
        screening = screener.screen(crossing)
        known = known_again(place.traveller, screening.hits)
        found += hits.keep(stay, place.id, screening.hits, message_id=None, found_at=now, known=known)
        failures += screening.failures
    return found, failures
