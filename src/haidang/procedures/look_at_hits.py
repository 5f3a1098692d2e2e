"""Someone looks at the hits that wait for a person, the most pressing first."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from haidang.codes import airports
from haidang.desk import DECIDED, State, priority
from haidang.ledger import audit, decisions, hit_queue, travellers
from haidang.ledger.hit_queue import Filter, Queued, Whose
from haidang.ledger.travellers import KnownHit
from haidang.procedures import shown_in_part
from haidang.screening.hit import Severity
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, may

A_PAGE = 100

STATES = {
    "open": (State.NEW, State.CLAIMED),
    "new": (State.NEW,),
    "mine": (State.CLAIMED,),
    "decided": tuple(sorted(DECIDED)),
    "known": (State.KNOWN_AGAIN,),
    "lapsed": (State.LAPSED,),
    "all": (),
}


class Wanted(Struct, frozen=True, kw_only=True):
    """Which hits: empty means any. ``state`` is a key of ``STATES``; ``back`` and ``ahead`` are hours."""

    state: str = "open"
    severity: str = ""
    kind: str = ""
    carrier: str = ""
    number: str = ""
    title: str = ""
    back: int = 1
    ahead: int = 48
    page: int = 1


class Row(Struct, frozen=True, kw_only=True):
    """A hit in the queue. ``border_at`` is the last moment to act."""

    hit: KnownHit
    whose: Whose
    border_at: datetime | None


class Queue(Struct, frozen=True, kw_only=True):
    """``matching`` counts all that fit, of which ``rows`` are a page. ``seen`` is the number of the last
    decision about each hit, if there is one.
    """

    rows: Sequence[Row]
    matching: int
    pages: int
    seen: dict[int, int | None]
    may_decide: bool


def look_at_hits(*, who: Person, purpose: Purpose, now: datetime, home: str, wanted: Wanted) -> Queue:
    """A page of the queue. It is written down as a look at every traveller on it."""
    who.check(Permission.SEE_HITS, purpose)
    who.check(Permission.SEE_TRAVELLERS, purpose)
    queued = in_order(who, now, home, wanted)
    shown = queued[(wanted.page - 1) * A_PAGE : wanted.page * A_PAGE]
    rows = _rows({hit.id: hit.border_at for hit in shown})
    audit.note(
        who, "look at hits", purpose, dict.fromkeys(f"crossing {row.whose.crossing}" for row in rows), at=now
    )
    return Queue(
        rows=rows,
        matching=len(queued),
        pages=max(1, -(-len(queued) // A_PAGE)),
        seen=_seen([row.hit.id for row in rows]),
        may_decide=may(who.role, Permission.DECIDE_HITS),
    )


def count_new_hits(
    *, who: Person, purpose: Purpose, now: datetime, home: str, wanted: Wanted, since: datetime
) -> int:
    """How many of the hits wanted came since a moment. It shows nobody, so it leaves no note."""
    who.check(Permission.SEE_HITS, purpose)
    return hit_queue.found_since(_filter(who, now, home, wanted), since)


def in_order(who: Person, now: datetime, home: str, wanted: Wanted) -> list[Queued]:
    """The hits wanted, the most pressing first."""
    queued = hit_queue.waiting(_filter(who, now, home, wanted))
    return sorted(queued, key=lambda hit: priority(Severity(hit.severity), acts_by=hit.border_at, now=now))


def _filter(who: Person, now: datetime, home: str, wanted: Wanted) -> Filter:
    return Filter(
        home=sorted(airports.of_country(home)),
        agency=who.sees_hits_of,
        since=now - timedelta(hours=wanted.back),
        until=now + timedelta(hours=wanted.ahead),
        states=STATES[wanted.state],
        severity=wanted.severity,
        kind=wanted.kind,
        claimed_by=who.id if wanted.state == "mine" else None,
        carrier=wanted.carrier.upper(),
        number=wanted.number.upper().lstrip("0"),
        title=wanted.title,
    )


def _rows(border_at: dict[int, datetime | None]) -> list[Row]:
    numbers = list(border_at)
    whose = hit_queue.whose(numbers)
    known = {hit.id: hit for hit in travellers.hits(numbers)}
    return [
        Row(hit=shown_in_part.hit(known[number]), whose=whose[number], border_at=border_at[number])
        for number in numbers
        if number in whose and number in known
    ]


def _seen(hits: list[int]) -> dict[int, int | None]:
    known = decisions.of(hits)
    return {hit: known[hit][0].id if hit in known else None for hit in hits}
