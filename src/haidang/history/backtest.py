"""What a draft would have done: asked of the past a few weeks at a time, the latest first."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property, reduce
from pathlib import Path
from typing import Any

from msgspec import Struct

from haidang.history.engine import Engine
from haidang.history.figures import Example, Figures
from haidang.history.question import CannotBeTested, hit, only_hits, table
from haidang.history.tally import EXAMPLES, TRAITS, Tally, Trait
from haidang.screening.criteria import Criterion
from haidang.screening.criteria.facts import NO_LISTS, Lists

FIRST, STEP = 7, 28
"""So many days are asked first, so that there is something to see at once, and then at a time."""

COUNTS = ("crossings", "hits", "live", "both", "confirmed", "cleared")


class Trial(Struct, frozen=True, kw_only=True):
    """A draft, the version of it in force, if there is one, and the other criteria in force."""

    draft: Criterion
    live: Criterion | None = None
    others: Sequence[Criterion] = ()
    lists: Lists = NO_LISTS


def backtest(trial: Trial, files: dict[date, Path], engine: Engine) -> Iterator[Figures]:
    """The figures after each part of the past, the last of them whole. The first come before examples and
    overlaps are asked for: many criteria may be in force.

    ``CannotBeTested`` before anything is asked, where the draft has a part that the archive cannot answer.
    """
    asking, tally = _Asking(trial, engine), Tally(len(files))
    for part in _parts(files):
        chosen = [files[day] for day in part]
        asking.count(tally, chosen)
        tally.days += len(part)
        if tally.days == len(part):
            yield tally.figures(has_live=asking.has_live)
        asking.compare(tally, chosen)
        yield asking.figures(tally)
    if not files:
        yield asking.figures(tally)


class _Asking:
    def __init__(self, trial: Trial, engine: Engine) -> None:
        self._history, self._engine = table(), engine
        self._trial = trial
        self._hit = self._asked(trial.draft)
        self._live = self._asked_or_none(trial.live) if trial.live else None
        self.has_live = self._live is not None
        self._counts, self._traits, self._examples = self._by_route(), self._by_trait(), self._few()

    def count(self, tally: Tally, files: Sequence[Path]) -> None:
        """Count a part of the past."""
        for route, period, *counts in self._engine.ask(self._counts, files):
            tally.count(route, _day(period), dict(zip(COUNTS, map(int, counts), strict=True)))
        alike: dict[tuple[str, str, date], dict[Trait, dict[str, int]]] = defaultdict(dict)
        for name, value, route, period, crossings, hits in self._engine.ask(self._traits, files):
            period, trait = _day(period), Trait(name, value)
            counted = {"crossings": int(crossings), "hits": int(hits)}
            if route is None:
                tally.count_trait(trait, period, counted)
            else:
                alike[name, route, period][trait] = counted
        # In one order, for no engine answers in any, and sums of floats differ by theirs.
        for (_, _, period), found in sorted(alike.items(), key=lambda one: one[0]):
            tally.compare(period, found)

    def compare(self, tally: Tally, files: Sequence[Path]) -> None:
        """Pick examples of a part of the past, and count its hits that others would have made too."""
        tally.show(
            (place, Example(crossing=crossing, day=day))
            for place, crossing, day in self._engine.ask(self._examples, files)
        )
        if self._overlaps is not None:
            [answered] = self._engine.ask(self._overlaps, files)
            keys = [key for key, asked in self._others.items() if asked is not None]
            tally.overlap(dict(zip(keys, map(int, answered), strict=True)))

    def figures(self, tally: Tally) -> Figures:
        return tally.figures(
            others={one.id: one.name for one in self._trial.others},
            unasked=[key for key, asked in self._others.items() if asked is None],
            has_live=self.has_live,
        )

    def _asked(self, criterion: Criterion) -> Any:
        return hit(criterion, self._history, self._trial.lists)

    def _asked_or_none(self, criterion: Criterion) -> Any:
        with suppress(CannotBeTested):
            return self._asked(criterion)
        return None

    def _by_route(self) -> Any:
        """How many crossed and would have been hit, by route and period."""
        history, hits, live = self._history, self._hit, self._live
        decided = hits & history.decided.notnull()
        told = history.select(
            "route",
            period=_period(history),
            hits=_one(hits),
            live=_one(live),
            both=_one(None if live is None else hits & live),
            confirmed=_one(decided & (history.decided == "confirmed")),
            cleared=_one(decided & (history.decided == "cleared")),
        )
        return told.group_by("route", "period").aggregate(
            crossings=told.count(), **{one: told[one].sum() for one in COUNTS[1:]}
        )

    def _by_trait(self) -> Any:
        """How many with each trait crossed and were hit, by period: wherever, and on each route with hits."""
        import ibis

        cells = self._cells()
        with_hits = cells.filter(cells.hits.sum().over(group_by=("route", "period")) > 0)
        rows = []
        for name in TRAITS:
            for told, route in (cells, ibis.null("string")), (with_hits, with_hits.route):
                named = told.filter(told[name].notnull()).select(
                    "period", "crossings", "hits", trait=ibis.literal(name), value=told[name], route=route
                )
                by = named.group_by("trait", "value", "route", "period")
                rows.append(by.aggregate(crossings=named.crossings.sum(), hits=named.hits.sum()))
        return reduce(lambda one, other: one.union(other), rows)

    def _cells(self) -> Any:
        """One row for each period, route and mixture of traits: the archive is gone through once."""
        history = self._history
        told = history.select("route", *TRAITS, period=_period(history), hits=_one(self._hit))
        by = told.group_by("route", "period", *TRAITS)
        return by.aggregate(crossings=told.count(), hits=told.hits.sum())

    def _few(self) -> Any:
        """A few hits in an order that favours nobody."""
        hit_ = only_hits(self._trial.draft, self._history, self._trial.lists)
        placed = hit_.select(place=hit_.crossing * 7919 % 1_000_003, crossing="crossing", day="day")
        return placed.order_by("place").limit(EXAMPLES)

    @cached_property
    def _others(self) -> dict[int, Any]:
        return {one.id: self._asked_or_none(one) for one in self._trial.others}

    @cached_property
    def _overlaps(self) -> Any:
        asked = [one for one in self._others.values() if one is not None]
        if not asked:
            return None
        told = only_hits(self._trial.draft, self._history, self._trial.lists).select(
            **{f"other_{number}": _one(one) for number, one in enumerate(asked)}
        )
        return told.aggregate(**{name: told[name].sum().fill_null(0) for name in told.columns})


def _period(history: Any) -> Any:
    """The first day of the week, or of the month where it began later."""
    import ibis

    return ibis.greatest(history.day.truncate("W"), history.day.truncate("M"))


def _day(period: date | datetime) -> date:
    """DuckDB cuts a day off to a moment, Spark to a day."""
    return period.date() if isinstance(period, datetime) else period


def _one(holds_: Any) -> Any:
    """1 where it holds, else 0."""
    import ibis

    return ibis.literal(0, "int64") if holds_ is None else holds_.ifelse(1, 0).cast("int64")


def _parts(files: dict[date, Path]) -> Iterator[list[date]]:
    days = sorted(files, reverse=True)
    first, rest = days[:FIRST], days[FIRST:]
    if first:
        yield first
    for start in range(0, len(rest), STEP):
        yield rest[start : start + STEP]
