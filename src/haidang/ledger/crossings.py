"""Travellers on movements, kept by COPY: who is known, who is new, what changed, what leads back to them."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec
from msgspec import Struct

from haidang.ledger import changes
from haidang.ledger.bulk import copy, jsonb, query
from haidang.ledger.keys import identifier_key
from haidang.ledger.stay import Stay
from haidang.travel import BagTold, Booking, Traveller
from haidang.travel.joining import number
from haidang.travel.roster import Place

COLUMNS = {
    "day": "date",
    "id": "int8",
    "movement_id": "int8",
    "booking_id": "int8",
    "role": "varchar",
    "surname": "text",
    "given": "text",
    "born": "date",
    "sex": "varchar",
    "nationality": "varchar",
    "status": "varchar",
    "joined_because": "text",
    "parted": "bool",
    "person_id": "int8",
    "person_because": "text",
    "manifest": "jsonb",
    "booked": "jsonb",
    "bagged": "jsonb",
    "bagged_because": "text",
    "manifest_message": "int8",
    "booked_message": "int8",
    "bagged_message": "int8",
    "received_at": "timestamptz",
    "changed_at": "timestamptz",
    "delete_on": "date",
}
IDENTIFIERS = {"day": "date", "crossing_id": "int8", "kind": "varchar", "key": "int8", "delete_on": "date"}
TOLD = (
    "id, booking_id, status, joined_because, parted, person_id, person_because, manifest, manifest_message, "
    "booked, booked_message, bagged, bagged_message, bagged_because, received_at"
)
KNOWN = f"SELECT {TOLD} FROM crossing WHERE day = %s AND movement_id = %s ORDER BY id"
# Later days first: who is still to come can still be met.
AFTER = f"""
SELECT {TOLD}, movement_id, day, delete_on FROM crossing
WHERE day < %s OR (day = %s AND id > %s) ORDER BY day DESC, id LIMIT %s
"""
# A row says no longer what a booking told than the booking itself may.
ON = f"""
SELECT {TOLD}, least(delete_on, coalesce((SELECT b.delete_on FROM booking b
    WHERE b.day = crossing.day AND b.id = crossing.booking_id), delete_on))
FROM crossing WHERE day = %s AND movement_id = %s AND delete_on > %s ORDER BY booking_id, id
"""
SOME = f"""
SELECT {TOLD}, movement_id, day, delete_on FROM crossing
WHERE day = ANY(%s) AND id = ANY(%s) ORDER BY day DESC, id
"""
PART = """
WITH one AS (
    UPDATE crossing SET parted = true, booked = NULL, booked_message = NULL, booking_id = NULL,
        joined_because = NULL
    FROM (SELECT day AS of_day, id AS of_id, booking_id AS of_booking, booked AS of_booked,
                 booked_message AS of_message
          FROM crossing WHERE day = %(day)s AND id = %(crossing)s) AS before
    WHERE day = of_day AND id = of_id AND manifest IS NOT NULL AND booked IS NOT NULL
    RETURNING crossing.*, of_booking, of_booked, of_message
)
INSERT INTO crossing (day, id, movement_id, booking_id, role, surname, given, born, sex, nationality, status,
    parted, booked, booked_message, received_at, changed_at, delete_on)
SELECT day, %(fresh)s, movement_id, of_booking, role, of_booked->'name'->>'surname',
    coalesce((SELECT string_agg(n, ' ') FROM jsonb_array_elements_text(of_booked->'name'->'given') AS n),
             ''),
    (of_booked->>'born')::date, of_booked->>'sex', left(of_booked->'nationalities'->>0, 3), 'booked', true,
    of_booked, of_message, received_at, changed_at, delete_on
FROM one RETURNING id
"""
LAST_DAY = date(9999, 12, 31)

_bags = msgspec.json.Decoder(tuple[BagTold, ...])
_traveller = msgspec.json.Decoder(Traveller)


class Kept(Struct, frozen=True, kw_only=True):
    """A place on a roster as it is to be kept, with the booking it stands in.

    ``received_at`` is when the traveller was first told, from which the time to keep them runs.
    """

    stay: Stay
    place: Place
    booking: Booking | None
    told_at: datetime
    received_at: datetime


def known(day: date, movement_id: int) -> list[Place]:
    """Everyone known on a movement."""
    return [_place(*told) for told in query(KNOWN, [day, movement_id])]


def after(day: date | None, crossing: int, limit: int) -> list[tuple[Stay, Place]]:
    """The next crossings in the order of screening runs: later days first. ``day`` is ``None`` to begin."""
    day = day or LAST_DAY
    return [
        (Stay(movement_id=movement, day=on, delete_on=delete_on), _place(*told))
        for *told, movement, on, delete_on in query(AFTER, [day, day, crossing, limit])
    ]


def on(day: date, movement: int, *, after: date) -> list[tuple[Stay, Place]]:
    """Everyone on a movement who may still be known after that day, those of one booking together."""
    return [
        (Stay(movement_id=movement, day=day, delete_on=delete_on), _place(*told))
        for *told, delete_on in query(ON, [day, movement, after])
    ]


def next_after(day: date | None, crossing: int) -> tuple[date, int] | None:
    """The day and id of the crossing that comes next in that order, whatever is in it."""
    day = day or LAST_DAY
    sql = (
        "SELECT day, id FROM crossing WHERE day < %s OR (day = %s AND id > %s) ORDER BY day DESC, id LIMIT 1"
    )
    found = query(sql, [day, day, crossing])
    return (found[0][0], found[0][1]) if found else None


def some(numbers: Iterable[tuple[date, int]]) -> list[tuple[Stay, Place]]:
    """These crossings, by day and number, as far as they are still known."""
    wanted = sorted(numbers, reverse=True)
    return [
        (Stay(movement_id=movement, day=on, delete_on=delete_on), _place(*told))
        for *told, movement, on, delete_on in query(
            SOME, [[day for day, _ in wanted], [number for _, number in wanted]]
        )
    ]


def in_bookings(day: date, bookings: Iterable[int]) -> list[Place]:
    """Everyone in these bookings."""
    sql = f"SELECT {TOLD} FROM crossing WHERE day = %s AND booking_id = ANY(%s) ORDER BY id"
    return [_place(*told) for told in query(sql, [day, list(bookings)])]


def hold(day: date, crossing: int) -> bool:
    """Hold a crossing until the transaction ends. False when it is not there."""
    return bool(query("SELECT id FROM crossing WHERE day = %s AND id = %s FOR UPDATE", [day, crossing]))


def part(day: date, crossing: int, fresh: int) -> bool:
    """Give the booking's telling of a crossing a crossing of its own, named ``fresh``.

    Both are marked, so that no later message joins them again. False when only one telling stands there.
    """
    parted = query(PART, {"day": day, "crossing": crossing, "fresh": fresh})
    return bool(parted)


def leave_person(day: date, crossing: int, person: int, because: str) -> None:
    """Say that a crossing is another person's than the house took it for."""
    query(
        "UPDATE crossing SET person_id = %s, person_because = %s WHERE day = %s AND id = %s",
        [person, because, day, crossing],
    )


def keep(day: date, kept: Sequence[Kept]) -> None:
    """Write new crossings and rewrite changed ones, with what leads back to them and what changed."""
    rewritten = [one.place.id for one in kept if not one.place.new]
    if rewritten:
        for table, column in (("crossing", "id"), ("identifier", "crossing_id")):
            query(f"DELETE FROM {table} WHERE day = %s AND {column} = ANY(%s)", [day, rewritten])
    copy("crossing", COLUMNS, (_row(one) for one in kept))
    copy("identifier", IDENTIFIERS, (row for one in kept for row in _identifiers(one)))
    changes.keep(
        changes.Changed(
            stay=one.stay,
            crossing_id=one.place.id,
            message_id=message,
            changed_at=one.told_at,
            differences=differences,
        )
        for one in kept
        for message, differences in one.place.differences.items()
    )


def key_of(kind: str, value: str) -> int:
    """The key under which a value can be found again: the first 8 bytes of its HMAC-SHA-256, signed."""
    digest = hmac.digest(identifier_key(), f"{kind}:{value}".encode(), hashlib.sha256)
    return int.from_bytes(digest[:8], "big", signed=True)


def _row(one: Kept) -> tuple[object, ...]:
    stay, place, traveller = one.stay, one.place, one.place.traveller
    return (
        stay.day,
        place.id,
        stay.movement_id,
        place.booking,
        traveller.role.value,
        traveller.name.surname,
        " ".join(traveller.name.given),
        traveller.born,
        traveller.sex.value if traveller.sex else None,
        _three_letters(traveller.nationality),
        place.status,
        place.joined_because,
        place.parted,
        place.person,
        place.person_because,
        jsonb(place.manifest),
        jsonb(place.booked),
        jsonb(place.bagged or None),
        place.bagged_because,
        place.manifest_message,
        place.booked_message,
        place.bagged_message,
        one.received_at,
        one.told_at,
        stay.delete_on,
    )


def _identifiers(one: Kept) -> Iterable[tuple[object, ...]]:
    stay, traveller, booking = one.stay, one.place.traveller, one.booking
    values = [("document", number(document)) for document in traveller.documents]
    values += [(contact.kind.value, contact.value) for contact in traveller.contacts]
    if booking is not None:
        values += [(contact.kind.value, contact.value) for contact in booking.contacts]
        values += [("card", payment.token) for payment in booking.payments if payment.token]
    for kind, value in dict.fromkeys(values):
        if value:
            yield stay.day, one.place.id, kind, key_of(kind, value), stay.delete_on


def _three_letters(code: str | None) -> str | None:
    return code if code is None or len(code) <= 3 else None


def _place(
    crossing: int,
    booking: int | None,
    status: str,
    joined_because: str | None,
    parted: bool,
    person: int | None,
    person_because: str | None,
    manifest: str | None,
    manifest_message: int | None,
    booked: str | None,
    booked_message: int | None,
    bagged: str | None,
    bagged_message: int | None,
    bagged_because: str | None,
    heard: datetime,
) -> Place:
    return Place(
        id=crossing,
        booking=booking,
        status=status,
        joined_because=joined_because,
        parted=parted,
        person=person,
        person_because=person_because,
        manifest=_decoded(manifest),
        manifest_message=manifest_message,
        booked=_decoded(booked),
        booked_message=booked_message,
        bagged=_bags.decode(bagged) if bagged else (),
        bagged_message=bagged_message,
        bagged_because=bagged_because,
        heard=heard,
    )


def _decoded(told: str | None) -> Traveller | None:
    return None if told is None else _traveller.decode(told)
