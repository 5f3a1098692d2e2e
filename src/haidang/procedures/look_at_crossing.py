"""Someone looks at one traveller on one movement: everything that is known, and where it was told."""

from collections.abc import Sequence
from datetime import date, datetime

from msgspec import Struct, structs

from haidang.codes import airports
from haidang.desk import SETTLED, State
from haidang.ledger import (
    audit,
    board,
    clearings,
    companions,
    decisions,
    looks,
    split_bookings,
    travellers,
    watchlist_entries,
)
from haidang.ledger.clearings import Clearing
from haidang.ledger.companions import Often
from haidang.ledger.decisions import Kept
from haidang.ledger.looks import Look
from haidang.ledger.split_bookings import SplitBooking
from haidang.ledger.travellers import Elsewhere, Known, KnownBooking, KnownChange, KnownHit
from haidang.procedures import compartment, shown_in_part
from haidang.procedures.look_at_board import Flight, flight
from haidang.procedures.look_at_movement import Listed, listed
from haidang.procedures.not_kept import NotKept
from haidang.procedures.review_alike import alike
from haidang.procedures.told_where import Source, sources
from haidang.screening.hit import HitKind
from haidang.screening.watchlists.side_by_side import SideBySide, side_by_side
from haidang.travel import BagTold, Traveller
from haidang.travel.joining import CONFIDENCE, join
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, may

LOOKS = 20
ELSEWHERE = 12
OFTEN = 12


class CrossingView(Struct, frozen=True, kw_only=True):
    """``person`` joins ``manifest`` and ``booked``, ``joined_because`` they agree, with a ``confidence``.

    ``split`` are the bookings theirs was parted from; ``often`` those they travel with again and again.
    ``beside`` holds, by hit, the traveller as told now beside the entry that spoke, where it is a person or a
    paper, and ``alike`` how many other hits ask nearly the same. ``clearings`` are, by number, those that
    make a hit known again or came of it. ``bagged`` is what baggage systems told, and ``bagged_because`` why
    the bags are theirs. ``revealed`` when numbers and contacts stand in full.
    """

    id: int
    day: date
    status: str
    received_at: datetime
    changed_at: datetime
    delete_on: date
    flight: Flight
    person: Traveller
    age: int | None
    manifest: Traveller | None
    booked: Traveller | None
    manifest_message: int | None
    booked_message: int | None
    joined_because: str | None
    confidence: str | None
    bagged: Sequence[BagTold]
    bagged_because: str | None
    bagged_message: int | None
    booking: KnownBooking | None
    locator: str | None
    split: Sequence[SplitBooking]
    companions: Sequence[Listed]
    hits: Sequence[KnownHit]
    decisions: dict[int, list[Kept]]
    clearings: dict[int, Clearing]
    beside: dict[int, SideBySide]
    alike: dict[int, int]
    changes: Sequence[KnownChange]
    elsewhere: Sequence[Elsewhere]
    often: Sequence[Often]
    sources: Sequence[Source]
    looks: Sequence[Look]
    revealed: bool
    may_decide: bool
    may_reveal: bool
    may_part: bool


def look_at_crossing(
    crossing: int,
    day: date,
    *,
    who: Person,
    purpose: Purpose,
    now: datetime,
    home: str,
    reveal: bool = False,
) -> CrossingView:
    """All that is known of a traveller on a movement. To ``reveal`` is a look of its own in the audit."""
    who.check(Permission.REVEAL_DOCUMENTS if reveal else Permission.SEE_TRAVELLERS, purpose)
    known = travellers.one(day, crossing)
    if known is None:
        raise NotKept(f"crossing {crossing}")
    row = board.movement(known.movement_id, home=sorted(airports.of_country(home)), agency=who.sees_hits_of)
    if row is None:
        raise NotKept(f"movement {known.movement_id}")
    view = _view(known, flight(row), who, reveal)
    action = "reveal documents and contacts" if reveal else "look at a traveller"
    beside = [*(each.id for each in view.companions), *(each.id for each in view.often)]
    seen = dict.fromkeys([crossing, *beside, *(each.id for each in view.elsewhere)])
    audit.note(who, action, purpose, [f"crossing {each}" for each in seen], at=now)
    return view


def _view(known: Known, on: Flight, who: Person, reveal: bool) -> CrossingView:
    booked, party = _booked(known)
    hits = compartment.seen(travellers.hits_of([each.id for each in party] or [known.id]), who)
    own = [hit for hit in hits if hit.crossing_id == known.id]
    hide = {} if reveal else _hidden([known, *party], booked)
    in_part = _as_is if reveal else shown_in_part.traveller
    manifest, told = in_part(known.manifest), in_part(known.booked)
    person = join(manifest, told)
    return CrossingView(
        id=known.id,
        day=known.day,
        status=known.status,
        received_at=known.received_at,
        changed_at=known.changed_at,
        delete_on=known.delete_on,
        flight=on,
        person=person,
        age=person.age_on(known.day),
        manifest=manifest,
        booked=told,
        manifest_message=known.manifest_message,
        booked_message=known.booked_message,
        joined_because=known.joined_because,
        confidence=CONFIDENCE.get(known.joined_because or ""),
        bagged=known.bagged,
        bagged_because=known.bagged_because,
        bagged_message=known.bagged_message,
        booking=booked if reveal or not booked else _booking_in_part(booked),
        locator=known.locator,
        split=_split(known, booked),
        companions=_companions(known, party, hits),
        hits=own if reveal else [*map(shown_in_part.hit, own)],
        decisions=decisions.of([hit.id for hit in own]),
        clearings=clearings.these([hit.clearing for hit in own if hit.clearing is not None]),
        beside=_beside(join(known.manifest, known.booked), own, reveal),
        alike=_alike(own, who),
        changes=_changes(known, None if reveal else hide),
        elsewhere=travellers.elsewhere(known, agency=who.sees_hits_of, limit=ELSEWHERE),
        often=companions.often(known.person_id, limit=OFTEN) if known.person_id is not None else [],
        sources=sources(known, booked, hide),
        looks=looks.seen_by([f"crossing {known.id}", f"movement {known.movement_id}"], limit=LOOKS),
        revealed=reveal,
        may_decide=may(who.role, Permission.DECIDE_HITS),
        may_reveal=may(who.role, Permission.REVEAL_DOCUMENTS),
        may_part=may(who.role, Permission.PART_TRAVELLERS),
    )


def _booked(known: Known) -> tuple[KnownBooking | None, list[Known]]:
    """The booking they stand in, and everyone in it."""
    if known.booking_id is None:
        return None, []
    return travellers.booking(known.day, known.booking_id), travellers.in_booking(known.day, known.booking_id)


def _companions(known: Known, party: Sequence[Known], hits: Sequence[KnownHit]) -> list[Listed]:
    others = [each for each in party if each.id != known.id]
    return [listed(each, [hit for hit in hits if hit.crossing_id == each.id]) for each in others]


def _beside(person: Traveller, hits: Sequence[KnownHit], reveal: bool) -> dict[int, SideBySide]:
    spoke = {hit.id: (hit.source, hit.version) for hit in hits if hit.kind == HitKind.WATCHLIST}
    entries = watchlist_entries.in_versions(spoke.values())
    found = {hit: entry for hit, which in spoke.items() if (entry := entries.get(which))}
    both = {
        hit: side_by_side(person, entry) for hit, entry in found.items() if entry.names or entry.documents
    }
    return both if reveal else {hit: shown_in_part.side_by_side(each) for hit, each in both.items()}


def _alike(hits: Sequence[KnownHit], who: Person) -> dict[int, int]:
    """How many others ask nearly the same, for hits this officer might decide."""
    if not may(who.role, Permission.DECIDE_HITS):
        return {}
    waiting = [hit.id for hit in hits if hit.kind == HitKind.WATCHLIST and State(hit.state) not in SETTLED]
    return {hit: len(alike(hit, who=who)) - 1 for hit in waiting}


def _as_is(told: Traveller | None) -> Traveller | None:
    return told


def _hidden(party: Sequence[Known], booked: KnownBooking | None) -> dict[str, str]:
    people = [person for each in party for person in (each.manifest, each.booked)]
    return shown_in_part.numbers(people, booked.told if booked else None)


def _booking_in_part(booked: KnownBooking) -> KnownBooking:
    return structs.replace(booked, told=shown_in_part.booking(booked.told))


def _split(known: Known, booked: KnownBooking | None) -> Sequence[SplitBooking]:
    if booked is None or known.booking_id is None:
        return ()
    return split_bookings.split_from(known.day, known.movement_id, known.booking_id, booked.told)


def _changes(known: Known, hide: dict[str, str] | None) -> list[KnownChange]:
    changes = travellers.changes_of(known.day, known.id, known.booking_id)
    return changes if hide is None else [_change_in_part(change, hide) for change in changes]


def _change_in_part(change: KnownChange, hide: dict[str, str]) -> KnownChange:
    shown = map(shown_in_part.difference, change.differences)
    differences = [
        structs.replace(
            each,
            before=shown_in_part.anywhere(each.before, hide),
            after=shown_in_part.anywhere(each.after, hide),
        )
        for each in shown
    ]
    return structs.replace(change, differences=differences)
