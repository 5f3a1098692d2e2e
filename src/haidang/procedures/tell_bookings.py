"""Lay what pushes tell of the bookings of one movement over what is known of them."""

from collections.abc import Iterable, Mapping

from msgspec import structs

from haidang.ledger import bookings, ids
from haidang.ledger.bookings import KnownBooking
from haidang.ledger.movements import Announced
from haidang.ledger.stay import Stay
from haidang.messages import Message
from haidang.travel import Booking, Movement
from haidang.travel.reservations import code_of, known_as, may_be_one
from haidang.travel.roster import Place, Roster


class Bookings:
    """The bookings of one movement while messages are told of it; what is known is fetched at once."""

    def __init__(self, stay: Stay) -> None:
        self._known = {one.id: one for one in bookings.known(stay)}
        self._by_locator = {each: one for one in self._known.values() for each in one.known_as}

    def tell(self, message: Message, announced: Announced, movement: Movement, roster: Roster) -> None:
        """Take in one push, or a part of one."""
        pushed: set[int] = set()
        for booking in message.bookings:
            known = self._find(booking, roster, pushed)
            before = known.booking if known else None
            told = self._retell(known, booking, announced) if known else self._open(booking, announced)
            pushed.add(told.id)
            if told.message_id > announced.message_id:
                continue  # read late, after a replay: what came later has said more
            roster.tell_booking(
                booking, booking_id=told.id, message=announced.message_id, movement=movement, before=before
            )
        if message.function == "list" and _is_whole(message):
            self._cancel_omitted(message, announced, pushed, roster)

    @property
    def changed(self) -> list[KnownBooking]:
        """Those to be written."""
        return [one for one in self._known.values() if one.changed]

    def of(self, place: Place) -> KnownBooking | None:
        """The booking somebody stands in."""
        return self._known.get(place.booking) if place.booking is not None else None

    def by_code(self, carrier: str) -> Mapping[str, int]:
        """Each by its locators alone, as manifests name them; of two with one code the carrier's own."""
        found: dict[str, set[int]] = {}
        for known, one in self._by_locator.items():
            found.setdefault(code_of(known), set()).add(one.id)
        return {
            code: self._by_locator[own].id if (own := f"{carrier}:{code}") in self._by_locator else min(those)
            for code, those in found.items()
            if len(those) == 1 or f"{carrier}:{code}" in self._by_locator
        }

    def _find(self, booking: Booking, roster: Roster, pushed: set[int]) -> KnownBooking | None:
        """The booking as known under any of its locators; without one, who is in it decides."""
        if booking.locators:
            return next(filter(None, map(self._by_locator.get, known_as(booking))), None)
        for one in self._known.values():
            if one.locator is None and one.id not in pushed:
                party = [place.booked for place in roster.places if place.booking == one.id and place.booked]
                if may_be_one(booking, one.booking, party):
                    return one
        return None

    def _retell(self, known: KnownBooking, booking: Booking, announced: Announced) -> KnownBooking:
        known.retell(_alone(booking), known_as(booking), announced.message_id)
        self._note(known)
        return known

    def _open(self, booking: Booking, announced: Announced) -> KnownBooking:
        own = next(iter(booking.locators), None)
        fresh = KnownBooking(
            id=ids.take(),
            system=own.system[:16] if own else "",
            locator=own.code[:32] if own else None,
            known_as=known_as(booking),
            version=1,
            message_id=announced.message_id,
            received_at=announced.received_at,
            delete_on=announced.delete_on,
            new=True,
            changed=True,
        )
        fresh.booking = _alone(booking)
        self._known[fresh.id] = fresh
        self._note(fresh)
        return fresh

    def _note(self, known: KnownBooking) -> None:
        for each in known.known_as:
            self._by_locator.setdefault(each, known)

    def _cancel_omitted(
        self, message: Message, announced: Announced, pushed: Iterable[int], roster: Roster
    ) -> None:
        """A full push leaves out the bookings that no longer hold this flight; of those told later it knows
        nothing."""
        systems = {locator.system for booking in message.bookings for locator in booking.locators[:1]}
        for place in roster.places:
            booking = self.of(place)
            if booking is None or booking.message_id > announced.message_id:
                continue
            if booking.system in systems and booking.id not in pushed:
                roster.cancel(place, message=announced.message_id)


def _alone(booking: Booking) -> Booking:
    """Without its travellers, who are crossings."""
    return structs.replace(booking, travellers=())


def _is_whole(message: Message) -> bool:
    return message.part in (None, 1) and message.last_part in (None, True)
