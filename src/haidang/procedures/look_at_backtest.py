"""Someone looks at what a criterion would have done, or at a few of those it would have hit."""

from datetime import date, datetime

import msgspec
from msgspec import Struct, structs

from haidang.history.figures import Figures
from haidang.ledger import archive_due, audit, backtests, code_lists, crossings, hits, transaction
from haidang.ledger.backtests import Asked
from haidang.procedures.gather_crossings import gather_crossings
from haidang.procedures.not_kept import NotKept
from haidang.screening.criteria import Criterion, Facts
from haidang.screening.hit import Reason
from haidang.screening.links import stopped
from haidang.travel import Movement
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

NEWEST = 30

_figures = msgspec.json.Decoder(Figures)


class Tested(Asked, frozen=True, kw_only=True):
    """A test as it stands, with what is counted so far."""

    @property
    def figures(self) -> Figures | None:
        return None if self.counted is None else _figures.decode(self.counted)


def days_out_of_date(*, now: datetime) -> int:
    """How many days of the past are yet to be written anew, for something changed of them: a late message,
    a decision, the stop list of contacts."""
    with transaction():
        return archive_due.out_of_date(now)


class Shown(Struct, frozen=True, kw_only=True):
    """A crossing that would have been a hit: on which movement and why, but not who."""

    crossing: int
    day: date
    movement: Movement
    reasons: tuple[Reason, ...]


def look_at_backtests(*, who: Person, purpose: Purpose, now: datetime) -> list[Tested]:
    """The latest tests, newest first."""
    who.check(Permission.SEE_CRITERIA, purpose)
    with transaction():
        audit.note(who, "look at the tests on the past", purpose, [], at=now)
        return [_test(asked) for asked in backtests.newest(NEWEST)]


def look_at_backtest(number: int, *, again: bool, who: Person, purpose: Purpose, now: datetime) -> Tested:
    """A test as it stands; ``NotKept`` when there is none. It names nobody, so that a page which only looks
    ``again`` at its progress is not written down each time."""
    who.check(Permission.SEE_CRITERIA, purpose)
    with transaction():
        asked = backtests.one(number)
        if asked is None:
            raise NotKept("backtest", number)
        if not again:
            audit.note(who, "look at a test on the past", purpose, [f"backtest {number}"], at=now)
    return _test(asked)


def look_at_examples(number: int, *, who: Person, purpose: Purpose, now: datetime) -> list[Shown]:
    """A few of those hit, each a look of its own in the audit. Who is gone since is left out.

    The reasons are of today: what the archive told then may have changed.
    """
    who.check(Permission.SEE_CRITERIA, purpose)
    with transaction():
        asked = backtests.one(number)
        if asked is None:
            raise NotKept("backtest", number)
        figures = _test(asked).figures
        examples = figures.examples if figures else ()
        batch = crossings.some({(one.day, one.crossing) for one in examples})
        subjects = [f"crossing {place.id}" for _, place in batch]
        audit.note(who, "look at examples of a test on the past", purpose, subjects, at=now)
        lists = code_lists.in_force()
        criterion = Criterion.parse(text=asked.text, exonerating=asked.exonerating)
        nearest = {movement: hits.nearest(movement) for movement in {stay.movement_id for stay, _ in batch}}
        return [
            Shown(
                crossing=place.id,
                day=stay.day,
                movement=crossing.movement,
                reasons=criterion.reasons(
                    Facts(structs.replace(crossing, likeness=nearest[stay.movement_id].get(place.id)), lists)
                ),
            )
            for stay, place, crossing in gather_crossings(batch, stopped=stopped([criterion], lists))
        ]


def _test(asked: Asked) -> Tested:
    return Tested(**structs.asdict(asked))
