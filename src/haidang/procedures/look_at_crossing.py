"""Someone looks at one traveller on one movement: everything that is known, and where it was told."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct, structs

from haidang.codes import airports
from haidang.ledger import audit, board, decisions, looks, travellers
from haidang.ledger.decisions import Kept
from haidang.ledger.looks import Look
from haidang.ledger.travellers import Elsewhere, Known, KnownBooking, KnownChange, KnownHit, Told
from haidang.procedures import shown_in_part
from haidang.procedures.look_at_board import Flight, flight
from haidang.procedures.look_at_movement import Listed, listed
from haidang.procedures.not_kept import NotKept
from haidang.travel import Booking, Traveller
from haidang.travel.joining import join
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose, may

LOOKS = 20
ELSEWHERE = 12


class Segment(Struct, frozen=True, kw_only=True):
    """A line of a message by its number in it, counted from 0. ``gives`` names the facts read from it."""

    number: int
    text: str
    gives: tuple[str, ...]


class Source(Struct, frozen=True, kw_only=True):
    """What one message tells of this traveller; ``tells`` says ``manifest``, ``booking`` or both."""

    message: Told
    tells: tuple[str, ...]
    segments: Sequence[Segment]


class CrossingView(Struct, frozen=True, kw_only=True):
    """``person`` joins ``manifest`` and ``booked``. ``revealed`` when numbers and contacts stand in full."""

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
    booking: KnownBooking | None
    locator: str | None
    companions: Sequence[Listed]
    hits: Sequence[KnownHit]
    decisions: dict[int, list[Kept]]
    changes: Sequence[KnownChange]
    elsewhere: Sequence[Elsewhere]
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
    row = board.movement(known.movement_id, home=sorted(airports.of_country(home)))
    if row is None:
        raise NotKept(f"movement {known.movement_id}")
    view = _view(known, flight(row), who, reveal)
    action = "reveal documents and contacts" if reveal else "look at a traveller"
    seen = [crossing, *(each.id for each in view.companions), *(each.id for each in view.elsewhere)]
    audit.note(who, action, purpose, [f"crossing {each}" for each in seen], at=now)
    return view


def _view(known: Known, on: Flight, who: Person, reveal: bool) -> CrossingView:
    booked = travellers.booking(known.day, known.booking_id) if known.booking_id is not None else None
    party = travellers.in_booking(known.day, known.booking_id) if known.booking_id is not None else []
    hits = travellers.hits_of([each.id for each in party] or [known.id])
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
        booking=booked if reveal or not booked else _booking_in_part(booked),
        locator=known.locator,
        companions=[
            listed(each, [hit for hit in hits if hit.crossing_id == each.id])
            for each in party
            if each.id != known.id
        ],
        hits=own if reveal else [_hit_in_part(hit) for hit in own],
        decisions=decisions.of([hit.id for hit in own]),
        changes=_changes(known, hide),
        elsewhere=travellers.elsewhere(known, limit=ELSEWHERE),
        sources=_sources(known, booked, hide),
        looks=looks.seen_by([f"crossing {known.id}", f"movement {known.movement_id}"], limit=LOOKS),
        revealed=reveal,
        may_decide=may(who.role, Permission.DECIDE_HITS),
        may_reveal=may(who.role, Permission.REVEAL_DOCUMENTS),
        may_part=may(who.role, Permission.PART_TRAVELLERS),
    )


def _as_is(told: Traveller | None) -> Traveller | None:
    return told


def _hidden(party: Sequence[Known], booked: KnownBooking | None) -> dict[str, str]:
    people = [person for each in party for person in (each.manifest, each.booked)]
    return shown_in_part.numbers(people, booked.told if booked else None)


def _booking_in_part(booked: KnownBooking) -> KnownBooking:
    return structs.replace(booked, told=shown_in_part.booking(booked.told))


def _hit_in_part(hit: KnownHit) -> KnownHit:
    return structs.replace(hit, reasons=tuple(map(shown_in_part.reason, hit.reasons)))


def _changes(known: Known, hide: dict[str, str]) -> list[KnownChange]:
    changes = travellers.changes_of(known.day, known.id, known.booking_id)
    return [
        structs.replace(
            change,
            differences=[
                structs.replace(
                    each,
                    before=shown_in_part.anywhere(each.before, hide),
                    after=shown_in_part.anywhere(each.after, hide),
                )
                for each in change.differences
            ],
        )
        for change in changes
    ]


def _sources(known: Known, booked: KnownBooking | None, hide: dict[str, str]) -> list[Source]:
    """The messages that told of this traveller or their booking, each with its lines that did."""
    tellings: list[tuple[str, int | None, Traveller | Booking | None]] = [
        ("manifest", known.manifest_message, known.manifest),
        ("booking", known.booked_message, known.booked),
        ("booking", booked.message_id if booked else None, booked.told if booked else None),
    ]
    by_message: dict[int, list[tuple[str, Traveller | Booking]]] = {}
    for name, number, telling in tellings:
        if number is not None and telling is not None:
            by_message.setdefault(number, []).append((name, telling))
    kept = travellers.messages(list(by_message))
    return [
        Source(
            message=kept[number],
            tells=tuple(dict.fromkeys(name for name, _ in told)),
            segments=_segments(kept[number], _places(telling for _, telling in told), hide),
        )
        for number, told in by_message.items()
        if number in kept
    ]


def _segments(message: Told, places: dict[int, tuple[str, ...]], hide: dict[str, str]) -> list[Segment]:
    """The lines that gave a fact of this traveller, and nobody else's."""
    return [
        Segment(number=number, text=shown_in_part.text(text, hide), gives=places[number])
        for number, text in enumerate(message.segments)
        if number in places
    ]


def _places(tellings: Iterable[Traveller | Booking]) -> dict[int, tuple[str, ...]]:
    """Which segments gave which facts: ``at`` of the noun itself and of every noun in it."""
    found: dict[int, list[str]] = {}
    for told in tellings:
        for name in told.__struct_fields__:
            for fact, numbers in _told_at(name, getattr(told, name)):
                for number in numbers:
                    found.setdefault(number, []).append(fact)
    return {number: tuple(dict.fromkeys(facts)) for number, facts in found.items()}


def _told_at(name: str, value: object) -> list[tuple[str, tuple[int, ...]]]:
    if isinstance(value, dict):
        return list(value.items())
    nouns = value if isinstance(value, tuple) else (value,)
    places = [getattr(noun, "at", None) for noun in nouns]
    return [(name, place) for place in places if isinstance(place, tuple)]
