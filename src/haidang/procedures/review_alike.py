"""One reason for hits that ask nearly the same: one list entry, one name told, many travellers.

Every hit is still claimed and cleared for itself, in the officer's name, or not at all. Only clearing goes
so: to confirm that somebody is the one on the list wants a look at them alone, and so does what is most
urgent.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from haidang.desk import Action, NotAllowed, decide
from haidang.desk.alike import same_name
from haidang.desk.decision import Outcome
from haidang.ledger import audit, decisions, hit_queue, transaction, travellers
from haidang.ledger.hit_queue import Whose
from haidang.ledger.travellers import KnownHit
from haidang.procedures import shown_in_part
from haidang.procedures.compartment import check_seen
from haidang.procedures.decide import AlreadyDecided, act_on_hit
from haidang.procedures.not_kept import NotKept
from haidang.screening.hit import Severity
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

MOST = 50
"""So many are shown and cleared at once."""
ALONE = "It does not wait any more, or must be looked at alone."


class Asked(Struct, frozen=True, kw_only=True):
    """A hit alike; ``seen`` is the last decision about it. The most urgent ``stands_alone``."""

    hit: KnownHit
    whose: Whose
    seen: int | None

    @property
    def stands_alone(self) -> bool:
        return self.hit.severity == Severity.TOP


class NotCleared(Struct, frozen=True, kw_only=True):
    """A hit that was left as it is, and why, in a sentence."""

    hit: int
    why: str


def alike(hit: int, *, who: Person) -> list[int]:
    """Hits that wait and ask nearly the same as this one, itself among them when it waits."""
    check_seen(hit, who)
    waiting = hit_queue.waiting_of_same_entry(hit, who.id)
    name = dict(waiting).get(hit)
    return [each for each, told in waiting if name is not None and same_name(told, name)]


def look_at_alike(hit: int, *, who: Person, purpose: Purpose, now: datetime) -> Sequence[Asked]:
    """The first ``MOST`` of them. It is written down as a look at every traveller among them.

    ``NotKept`` when the hit does not wait any more.
    """
    who.check(Permission.DECIDE_HITS, purpose)
    numbers = alike(hit, who=who)[:MOST]
    if not numbers:
        raise NotKept(f"waiting hit {hit}")
    whose, last = hit_queue.whose(numbers), decisions.of(numbers)
    known = {each.id: each for each in travellers.hits(numbers)}
    shown = [
        Asked(
            hit=shown_in_part.hit(known[each]),
            whose=whose[each],
            seen=last[each][0].id if last.get(each) else None,
        )
        for each in numbers
        if each in whose and each in known
    ]
    with transaction():
        seen = dict.fromkeys(f"crossing {each.whose.crossing}" for each in shown)
        audit.note(who, "look at hits", purpose, seen, at=now)
    return shown


def clear_alike(
    hit: int, chosen: Mapping[int, int | None], *, reason: str, who: Person, purpose: Purpose, now: datetime
) -> list[NotCleared]:
    """Clear those chosen, each with the last decision that was seen about it; those that were not cleared.

    ``NotAllowed`` when the reason is missing or too short: nothing is changed then.
    """
    who.check(Permission.DECIDE_HITS, purpose)
    decide(hit, Outcome.CLEARED, reason=reason, who=who.username, when=now)
    fit = set(alike(hit, who=who)[:MOST])
    urgent = {each.id for each in travellers.hits(list(fit)) if each.severity == Severity.TOP}
    left = [NotCleared(hit=each, why=ALONE) for each in chosen if each not in fit - urgent]
    # All are claimed first: what is remembered of the first would else settle others of the same person.
    for action in (Action.CLAIM, Action.CLEAR):
        for each in chosen.keys() - {one.hit for one in left}:
            try:
                _act(each, action, chosen[each], reason, who, purpose, now)
            except (AlreadyDecided, NotAllowed) as refused:
                left.append(NotCleared(hit=each, why=str(refused)))
    return left


def _act(
    hit: int, action: Action, seen: int | None, reason: str, who: Person, purpose: Purpose, now: datetime
) -> None:
    with transaction():
        standing = decisions.hold(hit)
        held = standing is not None and standing.claimed_by == who.username
        if action is not Action.CLAIM or not held:
            act_on_hit(hit, action, who=who, purpose=purpose, now=now, reason=reason, seen=seen)
