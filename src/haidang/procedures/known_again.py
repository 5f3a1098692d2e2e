"""Remember a cleared match, so that nobody is asked twice whether this person is the one on the list."""

from collections.abc import Iterable
from datetime import datetime

from haidang.desk import State, marks, redress_mark
from haidang.ledger import clearings, travellers
from haidang.ledger.decisions import Standing
from haidang.screening.hit import Hit, HitKind
from haidang.screening.watchlists import IdentifierKind
from haidang.travel import Traveller
from haidang.travel.joining import join
from haidang.vault.person import Person
from haidang.vault.retention import Period

LONGEST_REDRESS = Period(months=60)
"""Who gives a number so that they are not mistaken again agrees to be remembered for longer than a flight."""

# A flight or a phone on a list says nothing of who somebody is, so a clearing answers nothing there.
OF_WHO_IT_IS = frozenset({"name", "document", str(IdentifierKind.NUMBER)})


def known_again(traveller: Traveller, hits: Iterable[Hit]) -> dict[int, int]:
    """The clearing, by list entry, that already answers a hit on this traveller; within a transaction."""
    entries = [
        (hit.source, hit.version)
        for hit in hits
        if hit.kind is HitKind.WATCHLIST and OF_WHO_IT_IS.intersection(line.part for line in hit.reasons)
    ]
    return clearings.known(_keys(traveller), _redress(traveller), entries) if entries else {}


def remember(standing: Standing, *, reason: str, redress: str, who: Person, now: datetime) -> None:
    """Remember that this hit was cleared, and settle those of the same person that wait.

    ``redress`` is a number the traveller gave the officer for this; else the one the carrier told counts.

    Nothing is remembered of what does not say who somebody is (a criterion, a phone, a flight), of somebody
    too little is told of, of whom more was told since the officer claimed the hit, or who was confirmed to be
    the one on the list on another crossing.
    """
    known = travellers.one(standing.day, standing.crossing_id)
    if known is None or standing.kind != HitKind.WATCHLIST or OF_WHO_IT_IS.isdisjoint(standing.parts):
        return
    traveller = join(known.manifest, known.booked)
    keys, by_number = _keys(traveller), _redress(traveller, redress)
    unseen = standing.claimed_at is None or known.changed_at > standing.claimed_at
    if unseen or _with_state(standing, traveller, State.CONFIRMED, one_mark=True):
        return
    if keys:
        clearing = clearings.keep(standing.id, keys, officer=who.id, reason=reason, at=now)
        clearings.settle(_with_state(standing, traveller, State.NEW), clearing)
    if by_number:
        until = LONGEST_REDRESS.after(now.date())
        clearings.keep(standing.id, by_number, officer=who.id, reason=reason, at=now, redress_until=until)


def forget(standing: Standing, *, because: str, who: Person, now: datetime) -> None:
    """Lift what made this hit known again, or came of it: somebody doubts it."""
    if standing.clearing is not None:
        clearings.lift(clearings.of_same_hit(standing.clearing), officer=who.id, because=because, at=now)


def forget_person(standing: Standing, *, because: str, who: Person, now: datetime) -> None:
    """Lift every clearing of this person and entry: they are the one on the list."""
    known = travellers.one(standing.day, standing.crossing_id)
    if standing.kind != HitKind.WATCHLIST or known is None:
        return
    traveller = join(known.manifest, known.booked)
    of_them = clearings.of_person(standing.source, [*_keys(traveller), *_redress(traveller)])
    clearings.lift(of_them, officer=who.id, because=because, at=now)


def _keys(traveller: Traveller) -> list[int]:
    return clearings.keys(marks(traveller))


def _redress(traveller: Traveller, number: str = "") -> list[int]:
    mark = redress_mark(traveller, number or traveller.redress)
    return clearings.keys([mark]) if mark else []


def _with_state(
    standing: Standing, traveller: Traveller, state: State, *, one_mark: bool = False
) -> list[int]:
    """Other hits of the entry, in that state, of the same person: by all that is told, or by ``one_mark``.

    Of those that wait only the same version counts: another says something else.
    """
    own = set(marks(traveller))
    found = []
    for other in clearings.alike(standing.source, traveller.born, [state]):
        told = set(marks(other.traveller))
        same = bool(own & told) if one_mark else bool(told) and told <= own
        if same and other.hit != standing.id and (one_mark or other.version == standing.version):
            found.append(other.hit)
    return found
