"""Travellers on movements as pages ask for them; ``crossings`` is how they are written."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec
import zstandard
from msgspec import Struct

from haidang.ledger.bulk import query
from haidang.ledger.compartments import seen_by
from haidang.screening.hit import Reason
from haidang.travel import BagTold, Booking, Traveller
from haidang.travel.differences import Difference

_traveller = msgspec.json.Decoder(Traveller)
_bags = msgspec.json.Decoder(tuple[BagTold, ...])
_booking = msgspec.json.Decoder(Booking)
_differences = msgspec.json.Decoder(list[Difference])
_reasons = msgspec.json.Decoder(tuple[Reason, ...])


class Known(Struct, frozen=True, kw_only=True):
    """A crossing as it is remembered: its tellings, where they came from, and why they are joined.

    ``go_show`` when their booking was made at check-in.
    """

    id: int
    day: date
    movement_id: int
    booking_id: int | None
    locator: str | None
    go_show: bool
    status: str
    manifest: Traveller | None
    booked: Traveller | None
    manifest_message: int | None
    booked_message: int | None
    received_at: datetime
    changed_at: datetime
    delete_on: date
    person_id: int | None
    joined_because: str | None
    bagged: tuple[BagTold, ...]
    bagged_because: str | None
    bagged_message: int | None


class KnownBooking(Struct, frozen=True, kw_only=True):
    """A booking as last told, without its travellers, who are crossings.

    ``first_message`` told it first, where that can still be said.
    """

    version: int
    cancelled: bool
    told: Booking
    message_id: int
    received_at: datetime
    changed_at: datetime
    first_message: int | None


class KnownHit(Struct, frozen=True, kw_only=True):
    """A hit as it stands. ``instruction`` is what the keeper of the list asks of the officer."""

    id: int
    crossing_id: int
    kind: str
    source: int
    version: int
    title: str
    severity: str
    likeness: float | None
    reasons: tuple[Reason, ...]
    state: str
    claimed_by: str | None
    claimed_name: str | None
    claimed_at: datetime | None
    clearing: int | None
    found_at: datetime
    instruction: str
    instruction_vi: str


class Elsewhere(Struct, frozen=True, kw_only=True):
    """The same person on another movement; ``because`` says why they are taken for the same."""

    id: int
    day: date
    movement_id: int
    carrier: str
    number: str
    suffix: str
    origin: str
    destination: str
    status: str
    because: str | None
    hits: int


class Told(Struct, frozen=True, kw_only=True):
    """A message that told of a traveller, with its cleaned segments in the order sent."""

    id: int
    type: str | None
    version: str | None
    sender: str | None
    received_at: datetime
    segments: tuple[str, ...]


class KnownChange(Struct, frozen=True, kw_only=True):
    """What a message told differently of the crossing, or of its booking."""

    message_id: int
    changed_at: datetime
    of_booking: bool
    differences: list[Difference]


_KNOWN = """
SELECT c.id, c.day, c.movement_id, c.booking_id, b.locator,
    coalesce((b.told->>'made_at_check_in')::boolean, false), c.status, c.manifest, c.booked,
    c.manifest_message, c.booked_message, c.received_at, c.changed_at, c.delete_on, c.person_id,
    c.joined_because, coalesce(c.bagged, '[]'), c.bagged_because, c.bagged_message
FROM crossing c LEFT JOIN booking b ON b.day = c.day AND b.id = c.booking_id
WHERE c.day = %s AND {which} ORDER BY c.surname, c.given, c.id
"""

_HITS = """
SELECT h.id, h.crossing_id, h.kind, h.source, h.version, h.title, h.severity, h.likeness, h.reasons, h.state,
    o.username AS claimed_by, o.name AS claimed_name, h.claimed_at, h.clearing_id, h.found_at,
    coalesce(e.told->>'instruction', ''), coalesce(e.told->>'instruction_vi', '')
FROM hit h LEFT JOIN officer o ON o.id = h.claimed_by_id
LEFT JOIN watchlist_entry e ON h.kind = 'watchlist' AND e.id = h.source AND e.since = h.version
WHERE {which} ORDER BY array_position(ARRAY['top', 'high', 'normal'], h.severity::text), h.found_at, h.id
"""


def on_movement(day: date, movement: int) -> list[Known]:
    """Everyone on a movement, by name."""
    return _known("c.movement_id = %s", [day, movement])


def in_booking(day: date, booking: int) -> list[Known]:
    """Everyone in a booking, by name."""
    return _known("c.booking_id = %s", [day, booking])


def one(day: date, crossing: int) -> Known | None:
    """One crossing."""
    found = _known("c.id = %s", [day, crossing])
    return found[0] if found else None


def _known(which: str, values: Sequence[Any]) -> list[Known]:
    return [
        Known(
            **{
                **fact,
                "manifest": told(fact["manifest"]),
                "booked": told(fact["booked"]),
                "bagged": _bags.decode(fact["bagged"]),
            }
        )
        for row in query(_KNOWN.format(which=which), values)
        for fact in [dict(zip(Known.__struct_fields__, row, strict=True))]
    ]


def booking(day: date, number: int) -> KnownBooking | None:
    """A booking as last told."""
    sql = (
        "SELECT version, cancelled, told, message_id, received_at, changed_at, "
        "(SELECT min(m.id) FROM message m WHERE m.movement_id = b.movement_id "
        "AND m.received_at = b.received_at HAVING count(*) = 1) "
        "FROM booking b WHERE day = %s AND id = %s"
    )
    for version, cancelled, told, message_id, received_at, changed_at, first in query(sql, [day, number]):
        return KnownBooking(
            version=version,
            cancelled=cancelled,
            told=_booking.decode(told),
            message_id=message_id,
            received_at=received_at,
            changed_at=changed_at,
            first_message=message_id if version == 1 else first,
        )
    return None


def hits_on(movement: int) -> list[KnownHit]:
    """Every hit on a movement, gravest first."""
    return _hits("h.movement_id = %s", movement)


def hits_of(crossings: Sequence[int]) -> list[KnownHit]:
    """Every hit of these crossings, gravest first."""
    return _hits("h.crossing_id = ANY(%s)", list(crossings))


def hits(numbers: Sequence[int]) -> list[KnownHit]:
    """These hits."""
    return _hits("h.id = ANY(%s)", list(numbers))


def _hits(which: str, value: Any) -> list[KnownHit]:
    return [
        KnownHit(**{**fact, "reasons": _reasons.decode(fact["reasons"])})
        for row in query(_HITS.format(which=which), [value])
        for fact in [dict(zip(KnownHit.__struct_fields__, row, strict=True))]
    ]


def changes_of(day: date, crossing: int, booking: int | None) -> list[KnownChange]:
    """What later messages told differently, newest first."""
    rows = query(
        "SELECT message_id, changed_at, crossing_id IS NULL, differences FROM change "
        "WHERE day = %s AND (crossing_id = %s OR booking_id = %s) ORDER BY changed_at DESC, id DESC",
        [day, crossing, booking],
    )
    return [
        KnownChange(
            message_id=message,
            changed_at=changed_at,
            of_booking=of_booking,
            differences=_differences.decode(differences),
        )
        for message, changed_at, of_booking, differences in rows
    ]


_ELSEWHERE = f"""
SELECT c.id, c.day, c.movement_id, m.carrier, m.number, m.suffix, m.origin, m.destination, c.status,
    c.person_because, (SELECT count(*) FROM hit h WHERE h.crossing_id = c.id AND {seen_by()})
FROM crossing c JOIN movement m ON m.id = c.movement_id
WHERE c.person_id = %(person)s AND c.id <> %(crossing)s ORDER BY c.day DESC, c.id DESC LIMIT %(limit)s
"""


def elsewhere(known: Known, *, agency: str | None, limit: int) -> list[Elsewhere]:
    """Other crossings of the same person, the latest first, with the hits that this agency sees."""
    asked = {"person": known.person_id, "crossing": known.id, "agency": agency, "limit": limit}
    rows = query(_ELSEWHERE, asked) if known.person_id is not None else []
    return [Elsewhere(**dict(zip(Elsewhere.__struct_fields__, row, strict=True))) for row in rows]


def messages(numbers: Sequence[int]) -> dict[int, Told]:
    """Messages by number, with their cleaned text."""
    rows = query(
        "SELECT id, type, version, sender, received_at, segments FROM message WHERE id = ANY(%s)",
        [list(numbers)],
    )
    return {
        number: Told(
            id=number,
            type=type_,
            version=version,
            sender=sender,
            received_at=received_at,
            segments=_lines(segments),
        )
        for number, type_, version, sender, received_at, segments in rows
    }


def _lines(segments: bytes | None) -> tuple[str, ...]:
    if segments is None:
        return ()
    return tuple(zstandard.ZstdDecompressor().decompress(bytes(segments)).decode().split("\n"))


def told(telling: str | None) -> Traveller | None:
    """A telling as the column holds it, read."""
    return None if telling is None else _traveller.decode(telling)
