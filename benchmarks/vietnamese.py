"""Whether common family names drown the officer: Vietnamese travellers against a list that is 5 % Vietnamese.

Listed and travelling Vietnamese are the simulator's, nobody twice; everybody else is of the folder. The
threshold is the one at which five of 1,000 unlisted travellers of the folder raise an alert.
"""

from collections.abc import Sequence
from datetime import date

from benchmarks import labelled
from haidang.screening import Entry, WatchlistIndex
from haidang.screening.watchlists.scorecard import threshold_for
from haidang.simulator.dice import Dice
from haidang.simulator.people import Person, invent
from haidang.travel import Name, Traveller

SHARE, TRAVELLERS, ALERTS = 0.05, 2000, 5
SEEN = date(2026, 1, 1)
UNHEARD = -99.0


def figures(entries: Sequence[Entry], queries: Sequence[labelled.Query], least: float) -> dict[str, float]:
    """``least`` is so low that every alert has at least these points."""
    dice = Dice("Vietnamese travellers against a list")
    listed = [
        _entry(invent(dice, "vietnamese", SEEN), len(entries) + at)
        for at in range(int(len(entries) * SHARE / (1 - SHARE)))
    ]
    index = WatchlistIndex([*entries, *listed], threshold=least)
    unlisted = [query.told for query in queries if query.listed_as is None]
    travellers = [_traveller(invent(dice, "vietnamese", SEEN)) for _ in range(TRAVELLERS)]
    threshold = threshold_for(_highest(index, unlisted), ALERTS)
    alerts = sum(points >= threshold for points in _highest(index, travellers))
    return {
        "vietnamese_alerts_per_1000": round(alerts / TRAVELLERS * 1000, 1),
        "average_alerts_per_1000": ALERTS,
        "vietnamese_list_entries": len(index),
    }


def _highest(index: WatchlistIndex, travellers: Sequence[Traveller]) -> list[float]:
    found = index.matches_of(travellers)
    return [max((match.points for match in matches), default=UNHEARD) for matches in found]


def _entry(person: Person, at: int) -> Entry:
    given = " ".join(word.written for word in person.given_words)
    return Entry(
        list_name=labelled.LIST_NAME,
        id=at,
        surname=person.surname_word.written,
        given=given,
        born=person.born,
    )


def _traveller(person: Person) -> Traveller:
    return Traveller(name=Name(surname=person.surname, given=person.given), born=person.born)
