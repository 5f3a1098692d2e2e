"""Somebody tries a name against every list: what would be a hit, what comes near, and the whole sum."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from haidang.ledger import audit, screening_runs, transaction
from haidang.procedures import compartment, screener_in_force, shown_in_part
from haidang.screening.watchlists import Entry, WatchlistIndex
from haidang.screening.watchlists.missing import Untold, untold
from haidang.screening.watchlists.scorecard import VERSION
from haidang.screening.watchlists.side_by_side import SideBySide, side_by_side
from haidang.screening.watchlists.told import Told
from haidang.travel import Traveller
from haidang.vault.person import Person
from haidang.vault.retention import DEFAULT_PRESET
from haidang.vault.roles import Permission, Purpose

MOST = 20


class Tried(Struct, frozen=True, kw_only=True):
    """An entry beside what was typed. ``least`` is what its list asks for; ``untold`` might still bring it.

    ``speaks`` unless the entry is not valid today.
    """

    entry: Entry
    speaks: bool
    both: SideBySide
    least: float
    untold: Sequence[Untold]

    @property
    def missing(self) -> float:
        """The points it lacks; none where it would be a hit."""
        return max(round(self.least - self.both.points, 1), 0.0)


class Trial(Struct, frozen=True, kw_only=True):
    """What came of a trial: those that would be hits first. ``searched`` counts the entries of all lists."""

    found: Sequence[Tried]
    searched: int
    scorecard: int


def try_name(told: Traveller, *, who: Person, purpose: Purpose, now: datetime) -> Trial:
    """The ``MOST`` entries that come nearest, of the lists this person may know of.

    It is written down as a look at each; what was typed is not.
    """
    who.check(Permission.TRY_NAMES, purpose)
    with transaction():
        version = screening_runs.share(DEFAULT_PRESET).version
        screener = screener_in_force.at(version, now.date())
        hidden = compartment.hidden_lists(who)
        near = [each for each in _near(screener.watchlist, told) if each[0].list_name not in hidden]
        tried = [
            Tried(
                entry=entry,
                speaks=entry.speaks_on(now.date()),
                both=shown_in_part.side_by_side(both),
                least=screener.thresholds.of(entry),
                untold=untold(told, entry),
            )
            for entry, both in near
        ]
        tried.sort(key=lambda each: (each.missing > 0, -each.both.points, each.entry.id))
        found = tried[:MOST]
        audit.note(who, "try a name", purpose, [f"entry {each.entry.id}" for each in found], at=now)
    return Trial(found=found, searched=len(screener.watchlist), scorecard=VERSION)


def _near(index: WatchlistIndex, told: Traveller) -> list[tuple[Entry, SideBySide]]:
    likeliest = Told.of(told, index.rarity).likeliest
    entries = {entry.id: entry for entry, _ in index.compared(told)}
    entries |= {match.entry.id: match.entry for match in index.matches(told)}
    return [(entry, side_by_side(told, entry, likeliest)) for entry in entries.values()]
