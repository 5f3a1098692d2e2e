"""What a draft would have done: asked of the past a few weeks at a time, the latest first."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any

from msgspec import Struct

from haidang.history.engine import Engine
from haidang.history.figures import Example, Figures
from haidang.history.question import CannotBeTested, hit, table
from haidang.history.tally import EXAMPLES, TRAITS, Tally
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
    """The figures after each part of the past, the last of them whole.

    ``CannotBeTested`` before anything is asked, where the draft has a part that the archive cannot answer.
    """
    asking = _Asking(trial)
    tally = Tally(len(files))
    for part in _parts(files):
        asking.ask(tally, [files[day] for day in part], engine)
        tally.days += len(part)
        yield asking.figures(tally)
    if not files:
        yield asking.figures(tally)


class _Asking:
    def __init__(self, trial: Trial) -> None:
        self._history = table()
        self._lists = trial.lists
        self._hit = self._asked(trial.draft)
        self._live = self._asked_or_none(trial.live) if trial.live else None
        self._others = {one.id: (one.name, self._asked_or_none(one)) for one in trial.others}
        self._has_live = self._live is not None
        self._questions = self._counts(), self._examples(), self._overlaps()

    def figures(self, tally: Tally) -> Figures:
        return tally.figures(
            others={key: name for key, (name, _) in self._others.items()},
            unasked=[key for key, (_, asked) in self._others.items() if asked is None],
            has_live=self._has_live,
        )

    def ask(self, tally: Tally, files: Sequence[Path], engine: Engine) -> None:
        """Count a part of the past."""
        counts, examples, overlaps = self._questions
        for trait, route, value, *counted in engine.ask(counts, files):
            tally.count(trait, route, value, dict(zip(COUNTS, map(int, counted), strict=True)))
        tally.show(
            (place, Example(crossing=crossing, day=day))
            for place, crossing, day in engine.ask(examples, files)
        )
        if overlaps is not None:
            [answered] = engine.ask(overlaps, files)
            keys = [key for key, (_, asked) in self._others.items() if asked is not None]
            tally.overlap(dict(zip(keys, map(int, answered), strict=True)))

    def _asked(self, criterion: Criterion) -> Any:
        return hit(criterion, self._history, self._lists)

    def _asked_or_none(self, criterion: Criterion) -> Any:
        with suppress(CannotBeTested):
            return self._asked(criterion)
        return None

    def _counts(self) -> Any:
        """How many crossed and would have been hit: by route and week, and by route and each trait."""
        import ibis

        cells = self._cells()
        rows = [
            cells.group_by(
                ibis.literal(name).name("trait"), "route", value=cells[name].cast("string")
            ).aggregate(**{one: cells[one].sum() for one in COUNTS})
            for name in ("week", *TRAITS)
        ]
        return reduce(lambda one, other: one.union(other), rows)

    def _cells(self) -> Any:
        """One row for each week, route and mixture of traits: the archive is gone through once."""
        history = self._history
        hits, live = self._hit, self._live
        decided = hits & history.decided.notnull()
        told = history.select(
            "route",
            *TRAITS,
            week=history.day.truncate("W"),
            hits=_one(hits),
            live=_one(live),
            both=_one(None if live is None else hits & live),
            confirmed=_one(decided & (history.decided == "confirmed")),
            cleared=_one(decided & (history.decided == "cleared")),
        )
        return told.group_by("route", "week", *TRAITS).aggregate(
            crossings=told.count(), **{one: told[one].sum() for one in COUNTS[1:]}
        )

    def _examples(self) -> Any:
        """A few hits in an order that favours nobody."""
        history = self._history.filter(self._hit)
        placed = history.select(place=history.crossing * 7919 % 1_000_003, crossing="crossing", day="day")
        return placed.order_by("place").limit(EXAMPLES)

    def _overlaps(self) -> Any:
        asked = [one for _, one in self._others.values() if one is not None]
        if not asked:
            return None
        told = self._history.filter(self._hit).select(
            **{f"other_{number}": _one(one) for number, one in enumerate(asked)}
        )
        return told.aggregate(**{name: told[name].sum().fill_null(0) for name in told.columns})


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
