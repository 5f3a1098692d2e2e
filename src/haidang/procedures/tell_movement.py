"""Lay what messages tell of one movement over what is known of it, keep it, and have it screened."""

from collections.abc import Iterator
from datetime import datetime

from msgspec import structs

from haidang.ledger import (
    archive_due,
    bookings,
    crossings,
    ids,
    list_parts,
    loose_bags,
)
from haidang.ledger.crossings import Kept
from haidang.ledger.movements import Announced
from haidang.ledger.persons import SIMILAR_NAME, Identity, Sighting
from haidang.ledger.stay import Stay
from haidang.messages import Message, Problem
from haidang.procedures.screen_told import Concerned, screen_told
from haidang.procedures.tell_bookings import Bookings
from haidang.screening import Failure, Screener
from haidang.travel import Booking, Traveller
from haidang.travel.roster import Place, Roster
from haidang.vault.retention import Preset, delete_on

#: What a manifest of that function makes of those it tells; any other says that they checked in.
MANIFEST_STATUS = {
    "close": "boarded",
    "on board": "boarded",
    "not on board": "not boarded",
    "cancel": "cancelled",
    "cancel movement": "cancelled",
}

CLOSES = {
    "close": Roster.close,
    "on board": Roster.close,
    "not on board": Roster.close_without,
}
"""What follows for those whom the last of a flight's messages does not name, if all it names are known."""


class Telling:
    """One movement while messages are told of it. Its row must be held (``ledger.movements.hold``).

    What is known of it is fetched at once; ``announced`` is by the first of the messages.
    """

    def __init__(self, movement_id: int, under: Preset, announced: Announced) -> None:
        self._movement_id, self._under, self._announced = movement_id, under, announced
        self._stay = Stay(movement_id=movement_id, day=announced.day, delete_on=announced.delete_on)
        self._roster = Roster(crossings.known(announced.day, movement_id), ids.take)
        self._bookings = Bookings(self._stay)
        self._received: dict[int, datetime] = {}
        self._parts: dict[tuple[str, str, str], tuple[set[int], int | None]] = {}

    def tell(self, message: Message, announced: Announced) -> list[Problem]:
        """Take in one message, and say what in it fits nobody known."""
        problems: list[Problem] = []
        self._announced = announced
        self._received[announced.message_id] = announced.received_at
        if message.bookings:
            self._bookings.tell(message, announced, announced.movement, self._roster)
        if message.travellers:
            problems = self._tell_manifest(message, announced)
        if message.function in CLOSES and self._is_whole(message) and not problems:
            CLOSES[message.function](self._roster, message=announced.message_id)
        if message.function == "cancel movement":
            self._roster.cancel_all(message=announced.message_id)
        if message.bags:
            self._tell_bags(message, announced)
        self._claim_loose_bags()
        return problems

    @property
    def changed(self) -> list[Place]:
        """Those on the roster of whom something is to be written."""
        return [place for place in self._roster.places if place.changed]

    def sightings(self) -> Iterator[Sighting]:
        """Those changed whose person is not settled yet."""
        for place in self.changed:
            if place.person is None:
                delete_on = self._stay_of(place).delete_on
                yield Sighting(crossing_id=place.id, traveller=place.traveller, delete_on=delete_on)

    def settle(self, identities: dict[int, Identity]) -> None:
        """Take in whose crossings they are. Who is on board beside them is not them: twins sound alike."""
        here = {place.person for place in self._roster.places if place.person is not None}
        for place in self.changed:
            if (found := identities.get(place.id)) is not None:
                is_twin = found.because == SIMILAR_NAME and found.person_id in here
                place.person = ids.take() if is_twin else found.person_id
                place.person_because = None if is_twin else found.because
                here.add(place.person)

    def keep(self, screener: Screener, now: datetime) -> list[Failure]:
        """Write what changed and what screening makes of it; the criteria that failed on it."""
        archive_due.touch(self._stay.day, now)
        bookings.keep(self._stay, self._bookings.changed, now)
        changed = self.changed
        crossings.keep(self._stay.day, [self._kept(place, now) for place in changed])
        concerned = [self._concerned(place) for place in self.concerned]
        return screen_told(concerned, self._roster.places, self._announced.movement, screener, now)

    @property
    def concerned(self) -> list[Place]:
        """Those to be screened: who changed, and whose booking did though nothing was told of them anew."""
        rebooked = {one.id for one in self._bookings.changed}
        return [place for place in self._roster.places if place.changed or place.booking in rebooked]

    def _tell_manifest(self, message: Message, announced: Announced) -> list[Problem]:
        status = MANIFEST_STATUS.get(message.function, "checked in")
        named = [each for each in message.travellers if not each.is_known_by_reference_alone]
        nameless = [each for each in message.travellers if each.is_known_by_reference_alone]
        told_by = announced.message_id
        self._roster.tell_manifest(named, message=told_by, status=status)
        if not nameless:
            return []
        by_code = self._bookings.by_code(announced.movement.carrier)
        strangers = self._roster.tell_references(nameless, message=told_by, status=status, bookings=by_code)
        return [_stranger(each) for each in strangers]

    def _is_whole(self, message: Message) -> bool:
        """Whether every part of a list has come by now, this one among them, and it names somebody."""
        key = message.function, message.sender, message.access_reference
        if key not in self._parts:
            self._parts[key] = list_parts.came(self._movement_id, *key)
        parts, last = self._parts[key]
        if message.part is None:
            return bool(message.travellers)
        last = message.part if message.last_part else last
        parts.add(message.part)
        self._parts[key] = parts, last
        return last is not None and parts >= set(range(1, last + 1)) and bool(message.travellers or last > 1)

    def _tell_bags(self, message: Message, announced: Announced) -> None:
        for told in message.bags:
            if not self._roster.tell_bag(told, message=announced.message_id):
                loose_bags.keep(self._stay, told, announced)

    def _claim_loose_bags(self) -> None:
        """Bags told before their owner was."""
        waiting = loose_bags.known(self._movement_id)
        found = [bag for bag in waiting if self._roster.tell_bag(bag.told, message=bag.message_id)]
        if found:
            loose_bags.claimed(found)

    def _kept(self, place: Place, now: datetime) -> Kept:
        return Kept(
            stay=self._stay_of(place),
            place=place,
            booking=self._booking_of(place),
            told_at=now,
            received_at=self._first_told(place),
        )

    def _first_told(self, place: Place) -> datetime:
        return place.heard or self._received[place.opened_by or 0]

    def _stay_of(self, place: Place) -> Stay:
        """A later message does not start the retention clock again."""
        due = delete_on(self._under, self._first_told(place).date(), self._announced.movement.day)
        return structs.replace(self._stay, delete_on=due)

    def _concerned(self, place: Place) -> Concerned:
        return Concerned(
            stay=self._stay_of(place),
            place=place,
            booking=self._bookings.of(place),
            told_by=self._told_by(place),
            heard=self._first_told(place),
        )

    def _booking_of(self, place: Place) -> Booking | None:
        known = self._bookings.of(place)
        return known.booking if known else None

    def _told_by(self, place: Place) -> int:
        """The message that told what is screened now: of the traveller, or of their booking alone."""
        known = self._bookings.of(place)
        return place.changed_by or (known.message_id if known else self._announced.message_id)


def _stranger(told: Traveller) -> Problem:
    what = f"nobody on this flight has the reference {told.reference or told.locator or '(none told)'}"
    places = next(iter(told.at.values()), ())
    return Problem(kind="unknown traveller", what=what, segment=next(iter(places), None))
