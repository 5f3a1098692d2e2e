"""What a backtest found: counts only, and the numbers of a few crossings to look at."""

from datetime import date

from msgspec import Struct

from haidang.history.interval import Interval

LITTLE = 1.25
"""Odds nearer to as often than this, in either direction, are uneven by little."""


class Week(Struct, frozen=True, kw_only=True):
    """``start`` is the Monday."""

    start: date
    crossings: int
    hits: int


class Route(Struct, frozen=True, kw_only=True):
    """From port to port, such as HAN-CDG."""

    route: str
    crossings: int
    hits: int


class Overlap(Struct, frozen=True, kw_only=True):
    """How many of the hits another criterion in force would have made too; ``hits`` is ``None`` where it
    cannot be asked of the past."""

    key: int
    name: str
    hits: int | None


class Skew(Struct, frozen=True, kw_only=True):
    """How often people with a trait are hit beside others on the same routes in the same weeks (1 is as
    often)."""

    trait: str
    value: str
    crossings: int
    hits: int
    odds: Interval | None

    @property
    def is_uneven(self) -> bool:
        """Whether chance alone would hardly make it so."""
        return self.odds is not None and not self.odds.low <= 1 <= self.odds.high

    @property
    def is_slight(self) -> bool:
        """Uneven, for so much was counted, but by little: who weighs it has larger ones to weigh first."""
        return self.is_uneven and self.odds is not None and 1 / LITTLE < self.odds.estimate < LITTLE


class Month(Struct, frozen=True, kw_only=True):
    """``start`` is the first of it. ``skews`` are those of this month alone."""

    start: date
    crossings: int
    hits: int
    confirmed: int
    cleared: int
    precision: Interval | None
    skews: tuple[Skew, ...]


class Example(Struct, frozen=True, kw_only=True):
    """A crossing that would have been a hit."""

    crossing: int
    day: date


class Changes(Struct, frozen=True, kw_only=True):
    """Beside the version in force: its hits, those the draft adds, and those it makes no more."""

    hits: int
    added: int
    lost: int


class Figures(Struct, frozen=True, kw_only=True):
    """``days`` of the past were asked of ``of_days``. Of the hits, ``confirmed`` and ``cleared`` are on
    crossings that officers decided about, for whatever reason they were looked at.

    ``changes`` is ``None`` where no version is in force, or it cannot be asked of the past.
    """

    days: int
    of_days: int
    crossings: int
    hits: int
    confirmed: int
    cleared: int
    precision: Interval | None
    weeks: tuple[Week, ...] = ()
    months: tuple[Month, ...] = ()
    routes: tuple[Route, ...] = ()
    changes: Changes | None = None
    overlaps: tuple[Overlap, ...] = ()
    skews: tuple[Skew, ...] = ()
    examples: tuple[Example, ...] = ()

    @property
    def a_week(self) -> float:
        """Hits in a week of the days asked so far."""
        return 7 * self.hits / self.days if self.days else 0.0
