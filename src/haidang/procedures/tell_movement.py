"""Lay what messages tell of one movement over what is known of it, screen who changed, and keep both."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from msgspec import structs

from haidang.codes.airports import utc
from haidang.codes.carriers import carrier
from haidang.ledger import (
    archive_due,
    bookings,
    changes,
    crossings,
    hits,
    ids,
    inbox,
    list_parts,
    loose_bags,
    shadow_hits,
)
from haidang.ledger.changes import Changes
from haidang.ledger.crossings import Kept
from haidang.ledger.movements import Announced
from haidang.ledger.persons import SIMILAR_NAME, Identity, Sighting
from haidang.ledger.stay import Stay
from haidang.messages import Message, Problem
from haidang.procedures.known_again import known_again
from haidang.procedures.known_past import known_past
from haidang.procedures.tell_bookings import Bookings
from haidang.screening import Failure, Screener, Screening
from haidang.travel import Booking, Change, Crossing, Movement, Past, Traveller
from haidang.travel.disagreements import disagreements
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


def announce(message: Message, waiting: inbox.Waiting, under: Preset) -> Announced:
    """The message's movement as the ledger needs it: with its day, its times in UTC and its end.

    People told without a flight or voyage are kept on a nameless movement of their sender.
    """
    movement = _fitted(
        message.movement or Movement(carrier=message.sender, number="", origin="", destination="")
    )
    received = waiting.received_at
    told = movement.departs or movement.arrives
    day = told.date() if told else received.date()
    if message.bags:
        # A baggage message knows the day but not the hour.
        movement = structs.replace(movement, departs=None)
    return Announced(
        movement=movement,
        day=day,
        departs_at=utc(movement.departs, movement.origin) if movement.departs else None,
        arrives_at=utc(movement.arrives, movement.destination) if movement.arrives else None,
        message_id=waiting.id,
        received_at=received,
        delete_on=delete_on(under, received.date(), movement.day),
    )


def _fitted(movement: Movement) -> Movement:
    """With the airline's two-letter code, as bookings use it, and no longer than the ledger's columns."""
    known = carrier(movement.carrier)
    return structs.replace(
        movement,
        carrier=known.iata if known else movement.carrier[:8],
        number=movement.number[:16],
        suffix=movement.suffix[:4],
        origin=movement.origin[:5],
        destination=movement.destination[:5],
        vessel_name=movement.vessel_name[:64] if movement.vessel_name else None,
        vessel_imo=movement.vessel_imo[:16] if movement.vessel_imo else None,
    )


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
        self._past: dict[int, Past] = {}
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
        concerned = self.concerned
        self._changes = self._known_changes(concerned)
        if (stopped := screener.stopped) is not None:
            everyone = self._roster.places
            self._past = known_past(((self._stay, place, everyone) for place in concerned), stopped)
        retold = any(not place.new for place in concerned)
        self._unclaimed = hits.unclaimed(self._movement_id) if retold else {}
        return [failure for place in concerned for failure in self._screen(place, screener, now)]

    @property
    def concerned(self) -> list[Place]:
        """Those to be screened: who changed, and whose booking did though nothing was told of them anew."""
        rebooked = {one.id for one in self._bookings.changed}
        return [place for place in self._roster.places if place.changed or place.booking in rebooked]

    def _known_changes(self, concerned: list[Place]) -> Changes:
        """What changed of those told before, this time among it. Who is new has no past to ask for."""
        retold = [place.id for place in concerned if not place.new]
        booked = {one.id: one for place in concerned if (one := self._bookings.of(place))}
        rebooked = [number for number, one in booked.items() if not one.new]
        if not retold and not rebooked:
            return changes.NONE_KNOWN
        return changes.known([self._stay.day], retold, rebooked)

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

    def _booking_of(self, place: Place) -> Booking | None:
        known = self._bookings.of(place)
        return known.booking if known else None

    def _told_by(self, place: Place) -> int:
        """The message that told what is screened now: of the traveller, or of their booking alone."""
        known = self._bookings.of(place)
        return place.changed_by or (known.message_id if known else self._announced.message_id)

    def _screen(self, place: Place, screener: Screener, now: datetime) -> Iterator[Failure]:
        if place.status == "cancelled":
            return
        screening = screener.screen(self._crossing(place))
        hits.keep(
            self._stay_of(place),
            place.id,
            screening.hits,
            message_id=self._told_by(place),
            found_at=now,
            known=known_again(place.traveller, screening.hits),
        )
        if gone := unsupported(self._unclaimed.get(place.id, ()), screening):
            hits.lapse(place.id, gone)
        shadow_hits.keep(self._stay_of(place), place.id, screening.shadows, found_at=now)
        yield from screening.failures

    def _crossing(self, place: Place) -> Crossing:
        return crossing_of(
            place,
            self._roster.places,
            self._booking_of(place),
            self._announced.movement,
            self._changes.of(place.id, place.booking),
            heard=self._first_told(place),
            past=self._past.get(place.id),
        )


def crossing_of(
    place: Place,
    places: list[Place],
    booking: Booking | None,
    movement: Movement,
    changes: tuple[Change, ...],
    *,
    heard: datetime | None,
    past: Past | None,
) -> Crossing:
    """A place on a roster as screening sees it, with the booking's travellers back in it."""
    party = _party(place, places) if booking is not None else ()
    return Crossing(
        traveller=place.traveller,
        movement=movement,
        booking=structs.replace(booking, travellers=(place.traveller, *party)) if booking else None,
        companions=party,
        changes=changes,
        disagreements=disagreements(place.manifest, place.booked),
        heard=heard,
        past=past,
    )


def unsupported(unclaimed: Iterable[tuple[str, int]], screening: Screening) -> set[tuple[str, int]]:
    """The hits, as kind and source, that screening found before and does not find now.

    What failed now says nothing either way.
    """
    failed = {failure.source for failure in screening.failures}
    if None in failed:
        return set()
    found = {(hit.kind.value, hit.source) for hit in screening.hits}
    return {(kind, source) for kind, source in unclaimed if source not in failed} - found


def _stranger(told: Traveller) -> Problem:
    what = f"nobody on this flight has the reference {told.reference or told.locator or '(none told)'}"
    places = next(iter(told.at.values()), ())
    return Problem(kind="unknown traveller", what=what, segment=next(iter(places), None))


def _party(place: Place, places: list[Place]) -> tuple[Traveller, ...]:
    return tuple(one.traveller for one in places if one.booking == place.booking and one.id != place.id)
