"""Someone looks at a list's thresholds, and at what another one would mean in alerts a day."""

from collections.abc import Sequence
from datetime import datetime

from msgspec import Struct

from haidang.ledger import audit, thresholds, traffic_samples, transaction, watchlists
from haidang.ledger.thresholds import Threshold
from haidang.ledger.traffic_samples import Sample
from haidang.procedures.not_kept import NotKept
from haidang.screening.hit import SEVERITIES, Severity
from haidang.screening.watchlists.scorecard import VERSION
from haidang.screening.watchlists.spread import Spread
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

WISHES = (0.5, 1.0, 2.0, 5.0, 10.0)
"""Alerts in a thousand travellers that a house may wish for."""


class Choice(Struct, frozen=True, kw_only=True):
    """Some points, and the alerts to be expected from there on."""

    points: float
    per_thousand: float
    a_day: float


class OfSeverity(Struct, frozen=True, kw_only=True):
    """Entries of one severity: the threshold in force, its alerts, and those of others.

    ``own`` is ``None`` where the list has none of its own for them. ``asked`` are the points somebody asked
    about. ``is_outdated`` where it was set under another version of the scorecard than gives points now.
    Without a sample nothing is expected.
    """

    severity: Severity
    own: float | None
    is_outdated: bool
    now: Choice | None
    asked: Choice | None
    wishes: Sequence[Choice]
    spread: Spread | None


class ThresholdsView(Struct, frozen=True, kw_only=True):
    """A list's thresholds, the gravest severity first, and the sample they can be judged by."""

    watchlist: int
    name: str
    severities: Sequence[OfSeverity]
    history: Sequence[Threshold]
    sample: Sample | None


def look_at_thresholds(
    watchlist: int,
    *,
    severity: Severity | None = None,
    points: float | None = None,
    who: Person,
    purpose: Purpose,
    now: datetime,
) -> ThresholdsView:
    """A list's thresholds; ``NotKept`` when there is no such list. ``points`` asks about one ``severity``."""
    who.check(Permission.SEE_WATCHLISTS, purpose)
    standing = watchlists.standing(watchlist)
    if standing is None:
        raise NotKept("watchlist", watchlist)
    name = standing.name
    with transaction():
        audit.note(who, "look at thresholds", purpose, [f"watchlist {watchlist}"], at=now)
    own, current, sample = thresholds.in_force(), thresholds.set_under(VERSION), traffic_samples.newest()
    shown = [
        _of(
            each,
            own.get((name, each)),
            (name, each) in own.keys() - current,
            name,
            sample,
            points if each is severity else None,
        )
        for each in SEVERITIES
    ]
    return ThresholdsView(
        watchlist=watchlist,
        name=name,
        severities=shown,
        history=thresholds.of_list(watchlist),
        sample=sample,
    )


def _of(
    severity: Severity,
    own: float | None,
    is_outdated: bool,
    name: str,
    sample: Sample | None,
    asked: float | None,
) -> OfSeverity:
    if sample is None or sample.usual is None:
        return OfSeverity(
            severity=severity,
            own=own,
            is_outdated=is_outdated,
            now=None,
            asked=None,
            wishes=(),
            spread=None,
        )
    spread, a_day = sample.spread(name, severity), sample.a_day
    return OfSeverity(
        severity=severity,
        own=own,
        is_outdated=is_outdated,
        now=_choice(spread, sample.usual if own is None else own, a_day),
        asked=None if asked is None else _choice(spread, asked, a_day),
        wishes=[_choice(spread, spread.points_for(wish), a_day) for wish in WISHES],
        spread=spread,
    )


def _choice(spread: Spread, points: float, a_day: float) -> Choice:
    per_thousand = spread.per_thousand(points)
    return Choice(points=points, per_thousand=per_thousand, a_day=per_thousand * a_day / 1000)
