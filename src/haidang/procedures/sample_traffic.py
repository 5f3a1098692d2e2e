"""Compare travellers of late with every list, to know how many a threshold would put before officers.

Nobody needs to know who of them is listed: next to none is. Nothing of a single traveller is kept.
"""

from collections import Counter
from datetime import datetime

from haidang.ledger import audit, crossings, screening_runs, traffic_samples, transaction
from haidang.procedures import screener_in_force
from haidang.screening.hit import Severity
from haidang.screening.watchlists import WatchlistIndex
from haidang.screening.watchlists.spread import step_of
from haidang.travel import Traveller
from haidang.vault.person import Person
from haidang.vault.retention import DEFAULT_PRESET
from haidang.vault.roles import Permission, Purpose

WANTED = 5000
Highest = Counter[tuple[str, Severity, float]]


def ask_for_sample(*, who: Person, purpose: Purpose, now: datetime, wanted: int = WANTED) -> None:
    """Let the clock draw a new sample."""
    who.check(Permission.SEE_WATCHLISTS, purpose)
    with transaction():
        number = traffic_samples.ask(who=who.id, wanted=wanted, today=now.date(), now=now)
        audit.note(who, "sample the traffic", purpose, [f"sample {number}"], at=now)


def sample_traffic(*, now: datetime, limit: int = 200) -> int:
    """Drive the unfinished sample a batch further; how many travellers were compared, 0 for none left.

    ``LedgerError`` when the database is away.
    """
    with transaction():
        in_force = screening_runs.share(DEFAULT_PRESET)
        sample = traffic_samples.unfinished()
        if sample is None:
            return 0
        screener = screener_in_force.at(in_force.version, now.date())
        batch = crossings.after(sample.reached_day, sample.reached, min(limit, sample.wanted - sample.done))
        counted: Highest = Counter()
        for _, place in batch:
            counted.update(highest(screener.watchlist, place.traveller))
        if batch:
            stay, place = batch[-1]
            usual = screener.thresholds.usual
            traffic_samples.advance(sample, stay.day, place.id, done=len(batch), more=counted, usual=usual)
        if len(batch) < limit:
            traffic_samples.finish(sample, now)
    return len(batch)


def highest(index: WatchlistIndex, traveller: Traveller) -> Highest:
    """The step of the traveller's highest points, for each list and severity that has anybody near."""
    best: dict[tuple[str, Severity], float] = {}
    for entry, _ in index.compared(traveller):
        key = entry.list_name, entry.severity
        best[key] = max(best.get(key, 0.0), index.compare(traveller, entry).points)
    return Counter((*key, step_of(points)) for key, points in best.items())
