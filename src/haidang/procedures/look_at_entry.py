"""Someone looks at one entry of a list: what it says, what it said before, and whom it spoke of."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from msgspec import Struct, to_builtins

from haidang.desk.precision import Precision, precision
from haidang.ledger import audit, hit_queue, transaction, travellers, watchlist_entries, watchlists
from haidang.ledger.hit_queue import Whose
from haidang.ledger.travellers import KnownHit
from haidang.ledger.watchlist_entries import Kept
from haidang.procedures import compartment, shown_in_part
from haidang.procedures.not_kept import NotKept
from haidang.screening.watchlists import Entry
from haidang.travel.differences import Difference, differences
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, may

HITS = 50
_OF_THE_LEDGER = ("id", "version", "list_name")


class Version(Struct, frozen=True, kw_only=True):
    """An approved version and what it changed; the first one changed nothing."""

    kept: Kept
    changed: Sequence[Difference]


class EntryView(Struct, frozen=True, kw_only=True):
    """``told`` is what the entry says, by fact; ``versions`` begin with the newest, and so do ``hits``, which
    are shown to those who may see hits. ``states`` count them, ``None`` where that is not told.
    """

    watchlist: int
    entry: Entry
    told: dict[str, Any]
    versions: Sequence[Version]
    states: dict[str, int] | None
    precision: Precision | None
    hits: Sequence[tuple[KnownHit, Whose]]

    @property
    def is_in_force(self) -> bool:
        return self.versions[0].kept.until is None


def look_at_entry(number: int, *, who: Person, purpose: Purpose, now: datetime) -> EntryView:
    """An entry and its past; ``NotKept`` when no version of it was ever approved.

    It is written down as a look at the entry and at every traveller shown with it.
    """
    who.check(Permission.SEE_WATCHLISTS, purpose)
    kept, watchlist = watchlist_entries.versions(number), watchlist_entries.list_of(number)
    if not kept or watchlist is None:
        raise NotKept(f"entry {number}")
    hits = _hits(number, who) if may(who.role, Permission.SEE_HITS) else []
    standing = watchlists.standing(watchlist)
    counted = standing is not None and compartment.may_count(standing.agencies, who)
    states = watchlist_entries.hits_by_state(number) if counted else None
    decided = states or {}
    with transaction():
        seen = [f"entry {number}", *dict.fromkeys(f"crossing {whose.crossing}" for _, whose in hits)]
        audit.note(who, "look at a list entry", purpose, seen, at=now)
    return EntryView(
        watchlist=watchlist,
        entry=kept[0].entry,
        told={
            fact: value for fact, value in to_builtins(kept[0].entry).items() if fact not in _OF_THE_LEDGER
        },
        versions=list(_versions(kept)),
        states=states,
        precision=precision(decided.get("confirmed", 0), decided.get("cleared", 0)),
        hits=hits,
    )


def _versions(kept: Sequence[Kept]) -> Iterable[Version]:
    for later, earlier in pairwise(kept):
        said = differences(earlier.entry, later.entry)
        yield Version(kept=later, changed=[each for each in said if each.what not in _OF_THE_LEDGER])
    yield Version(kept=kept[-1], changed=())


def _hits(number: int, who: Person) -> list[tuple[KnownHit, Whose]]:
    numbers = watchlist_entries.hits(number, limit=HITS)
    whose = hit_queue.whose(numbers)
    known = {hit.id: hit for hit in compartment.seen(travellers.hits(numbers), who)}
    return [(shown_in_part.hit(known[hit]), whose[hit]) for hit in numbers if hit in whose and hit in known]
