"""One crossing against every list and every criterion."""

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from msgspec import Struct, structs

from haidang.said import Said
from haidang.screening.criteria import NO_LISTS, Criterion, Facts, FieldFailed, Lists, Sieve
from haidang.screening.hit import Hit, HitKind, Reason
from haidang.screening.links import moved_by_lists, stopped
from haidang.screening.watchlists import Entry, Match, WatchlistIndex
from haidang.screening.watchlists.listed_papers import NO_PAPERS, ListedPapers
from haidang.screening.watchlists.scorecard import likeness
from haidang.screening.watchlists.thresholds import Thresholds
from haidang.travel import Crossing, Traveller

TOGETHER = 500


class Failure(Struct, frozen=True, kw_only=True):
    """A criterion, or the watchlist (``source`` is ``None``), that broke on a crossing. The rest ran on.

    ``what`` names the kind of failure, never the traveller's data: it may be logged.
    """

    source: int | None
    version: int | None
    title: str
    what: Said


class Screening(Struct, frozen=True):
    """What came of screening one crossing.

    ``shadows`` are the criteria in shadow that would have spoken, by key and version.
    """

    hits: tuple[Hit, ...] = ()
    failures: tuple[Failure, ...] = ()
    shadows: tuple[tuple[int, int], ...] = ()


class Screener:
    """A watchlist and criteria, ready to be asked about any number of crossings.

    Entries that are not valid on ``today`` or on the day of the movement make no hit. ``thresholds`` say from
    how many points on entries do; without them as many as is usual on a list of that length. ``stopped`` are
    the contacts that link nobody, ``None`` where no criterion asks for a crossing's past. ``papers`` are
    lists of which marks alone are kept, ``moved_by_lists`` the criteria that answer otherwise when a code
    list does.
    """

    __slots__ = ("_sieve", "lists", "moved_by_lists", "papers", "stopped", "thresholds", "today", "watchlist")

    def __init__(
        self,
        watchlist: WatchlistIndex,
        criteria: tuple[Criterion, ...] = (),
        today: date | None = None,
        lists: Lists = NO_LISTS,
        thresholds: Thresholds | None = None,
        papers: ListedPapers = NO_PAPERS,
    ) -> None:
        self.watchlist, self.papers, self.today, self.lists = watchlist, papers, today, lists
        self.thresholds = thresholds or Thresholds(watchlist.threshold)
        self.stopped = stopped(criteria, lists)
        self.moved_by_lists = moved_by_lists(criteria)
        self._sieve = Sieve(criteria, lists)

    def screen(self, crossing: Crossing) -> Screening:
        """Every reason to look twice at a crossing, and whatever could not be asked."""
        hits: list[Hit] = []
        failures: list[Failure] = []
        shadows: list[tuple[int, int]] = []
        try:
            hits.extend(self._listed(crossing))
        except Exception as error:
            failures.append(Failure(source=None, version=None, title="watchlist", what=_kind_of(error)))
        if hits:
            nearest = max(hit.likeness or 0.0 for hit in hits)
            crossing = structs.replace(crossing, likeness=nearest)
        facts = Facts(crossing, self.lists)
        for criterion, failure in self._sieve.left(facts):
            try:
                if failure is None and criterion.holds(facts):
                    if criterion.shadow:
                        shadows.append((criterion.id, criterion.version))
                    else:
                        hits.append(_held(criterion, facts))
            except Exception as error:
                failure = error
            if failure is not None:
                failures.append(_failed(criterion, failure))
        return Screening(tuple(hits), tuple(failures), tuple(shadows))

    def screen_many(self, crossings: Sequence[Crossing]) -> list[Screening]:
        """The same for each of many, in order and in a fraction of the time."""
        self.look_ahead([crossing.traveller for crossing in crossings])
        return [self.screen(crossing) for crossing in crossings]

    def look_ahead(self, travellers: Sequence[Traveller]) -> None:
        """Seek these names on the lists together: whoever is screened next is found to be sought already.

        What breaks on one of them breaks again, and is told, when their crossing is screened.
        """
        with contextlib.suppress(Exception):
            self.watchlist.look_ahead(travellers)
            self.papers.look_ahead(travellers)

    def _listed(self, crossing: Crossing) -> list[Hit]:
        """One hit for each entry, whether it is the person, something they carry, or both."""
        found = {
            match.entry: hit
            for match in self.watchlist.matches(crossing.traveller)
            if (hit := self._hit(match))
        }
        for exact in (
            *self.watchlist.exact_matches(crossing),
            *self.papers.matches(crossing.traveller),
        ):
            likely = found.get(exact.entry)
            reasons = (*exact.reasons, *(likely.reasons if likely else ()))
            found[exact.entry] = _of_entry(exact.entry, 1.0, reasons)
        day = crossing.movement.day
        return [hit for entry, hit in found.items() if entry.speaks_on(day, self.today)]

    def _hit(self, match: Match) -> Hit | None:
        least = self.thresholds.of(match.entry)
        if match.points < least:
            return None
        return _of_entry(match.entry, likeness(match.points, least), match.reasons)


def screen(
    crossings: Iterable[Crossing],
    *,
    entries: Iterable[Entry] = (),
    criteria: Iterable[Criterion] = (),
    threshold: float | None = None,
) -> Iterator[Screening]:
    """One ``Screening`` for each crossing, in order.

    ``threshold`` is the sum of points from which on an entry makes a hit (``threshold_for``); without it,
    what is usual for so many entries.

    >>> from haidang.travel import Movement, Name, Traveller
    >>> from datetime import datetime
    >>> flight = Movement(carrier="VN", number="1", origin="HAN", destination="CDG",
    ...     departs=datetime(2026, 4, 1))
    >>> jane = Crossing(traveller=Traveller(name=Name(surname="DOE", given=("JANE",))), movement=flight)
    >>> early = Criterion.parse(name="Night flight", text="movement.departure_hour < 5")
    >>> [screening] = screen([jane], criteria=[early])
    >>> screening.hits[0].title, screening.hits[0].reasons[0].told
    ('Night flight', '0')
    """
    screener = Screener(WatchlistIndex(entries, threshold), tuple(criteria))
    remaining = iter(crossings)
    while batch := list(islice(remaining, TOGETHER)):
        yield from screener.screen_many(batch)


def _of_entry(entry: Entry, alike: float, reasons: tuple[Reason, ...]) -> Hit:
    return Hit(
        kind=HitKind.WATCHLIST,
        source=entry.id,
        version=entry.version,
        title=entry.list_name,
        severity=entry.severity,
        reasons=reasons,
        likeness=alike,
    )


def _held(criterion: Criterion, facts: Facts) -> Hit:
    return Hit(
        kind=HitKind.CRITERION,
        source=criterion.id,
        version=criterion.version,
        title=criterion.name,
        severity=criterion.severity,
        reasons=criterion.reasons(facts),
    )


def _failed(criterion: Criterion, error: Exception) -> Failure:
    return Failure(source=criterion.id, version=criterion.version, title=criterion.name, what=_kind_of(error))


def _kind_of(error: Exception) -> Said:
    return error.what if isinstance(error, FieldFailed) else Said(type(error).__name__)
