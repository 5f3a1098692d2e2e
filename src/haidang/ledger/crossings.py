"""Travellers on movements, kept by COPY: who is known, who is new, what changed, what leads back to them."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from datetime import date, datetime

import msgspec
from msgspec import Struct

from haidang.ledger import ids
from haidang.ledger.bulk import copy, jsonb, query
from haidang.ledger.keys import identifier_key
from haidang.travel import Booking, Traveller
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
    "manifest": "jsonb",
    "booked": "jsonb",
    "manifest_message": "int8",
    "booked_message": "int8",
    "received_at": "timestamptz",
    "changed_at": "timestamptz",
    "delete_on": "date",
}
IDENTIFIERS = {"day": "date", "crossing_id": "int8", "kind": "varchar", "key": "int8", "delete_on": "date"}
CHANGES = {
    "day": "date",
    "id": "int8",
    "movement_id": "int8",
    "crossing_id": "int8",
    "message_id": "int8",
    "changed_at": "timestamptz",
    "differences": "jsonb",
    "delete_on": "date",
}

KNOWN = """
SELECT id, booking_id, status, manifest, manifest_message, booked, booked_message, received_at
FROM crossing WHERE day = %s AND movement_id = %s ORDER BY id
"""

_traveller = msgspec.json.Decoder(Traveller)


class Stay(Struct, frozen=True, kw_only=True):
    """Where and when a kept row belongs: its movement, its day, and when it must go."""

    movement_id: int
    day: date
    delete_on: date


class Kept(Struct, frozen=True, kw_only=True):
    """A place on a roster as it is to be kept, with the booking it stands in and the message that told it."""

    place: Place
    booking: Booking | None
    message_id: int
    told_at: datetime
    received_at: datetime


def known(day: date, movement_id: int) -> tuple[list[Place], dict[int, datetime]]:
    """Everyone known on a movement, and when each was first heard of."""
    places, first_heard = [], {}
    for row in query(KNOWN, [day, movement_id]):
        crossing, booking, status, manifest, manifest_message, booked, booked_message, received_at = row
        first_heard[crossing] = received_at
        places.append(
            Place(
                id=crossing,
                booking=booking,
                status=status,
                manifest=_decoded(manifest),
                manifest_message=manifest_message,
                booked=_decoded(booked),
                booked_message=booked_message,
            )
        )
    return places, first_heard


def keep(stay: Stay, kept: Sequence[Kept]) -> None:
    """Write new crossings and rewrite changed ones, with what leads back to them and what changed."""
    rewritten = [one.place.id for one in kept if not one.place.new]
    if rewritten:
        for table, column in (("crossing", "id"), ("identifier", "crossing_id")):
            query(f"DELETE FROM {table} WHERE day = %s AND {column} = ANY(%s)", [stay.day, rewritten])
    copy("crossing", COLUMNS, (_row(stay, one) for one in kept))
    copy("identifier", IDENTIFIERS, (row for one in kept for row in _identifiers(stay, one)))
    differing = [one for one in kept if one.place.differences]
    if differing:
        copy("change", CHANGES, (_change(stay, one) for one in differing))


def key_of(kind: str, value: str) -> int:
    """The key under which a value can be found again: the first 8 bytes of its HMAC-SHA-256, signed."""
    digest = hmac.digest(identifier_key(), f"{kind}:{value}".encode(), hashlib.sha256)
    return int.from_bytes(digest[:8], "big", signed=True)


def _row(stay: Stay, one: Kept) -> tuple[object, ...]:
    place, traveller = one.place, one.place.traveller
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
        jsonb(place.manifest),
        jsonb(place.booked),
        place.manifest_message,
        place.booked_message,
        one.received_at,
        one.told_at,
        stay.delete_on,
    )


def _identifiers(stay: Stay, one: Kept) -> Iterable[tuple[object, ...]]:
    traveller, booking = one.place.traveller, one.booking
    values = [("document", number(document)) for document in traveller.documents]
    values += [(contact.kind.value, contact.value) for contact in traveller.contacts]
    if booking is not None:
        values += [(contact.kind.value, contact.value) for contact in booking.contacts]
        values += [("card", payment.token) for payment in booking.payments if payment.token]
    for kind, value in dict.fromkeys(values):
        if value:
            yield stay.day, one.place.id, kind, key_of(kind, value), stay.delete_on


def _change(stay: Stay, one: Kept) -> tuple[object, ...]:
    return (
        stay.day,
        ids.take(),
        stay.movement_id,
        one.place.id,
        one.message_id,
        one.told_at,
        jsonb(one.place.differences),
        stay.delete_on,
    )


def _three_letters(code: str | None) -> str | None:
    return code if code is None or len(code) <= 3 else None


def _decoded(told: str | None) -> Traveller | None:
    return None if told is None else _traveller.decode(told)
