"""Everyone known on one movement, and what a new telling makes of them.

A message is told to the roster; the roster says who is new, who changed and how. It remembers nothing
beyond itself: the ledger brings the known and keeps the outcome.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from haidang.travel.bag_told import BagTold
from haidang.travel.baggage import owner, retold, with_bags
from haidang.travel.booking import Booking
from haidang.travel.differences import Difference, differences
from haidang.travel.joining import SAME_DOCUMENT, alike, join, numbers, papers, same_document, spellings
from haidang.travel.movement import Movement
from haidang.travel.standing import standing
from haidang.travel.traveller import Role, Traveller

_AT_DEPARTURE = ("boarded", "not boarded", "no-show")
# What a status does not undo: a list may be sent again, and a booking knows less than the desk and the gate.
_LISTS_LEAVE = {"checked in": ("boarded",)}
_BOOKINGS_LEAVE = {
    "booked": ("checked in", *_AT_DEPARTURE),
    "checked in": ("boarded", "not boarded"),
    "no-show": ("checked in", "boarded", "not boarded"),
}
_CREW = (Role.CREW, Role.TRANSIT_CREW)


class Place(Struct, kw_only=True):
    """One traveller's place on the roster. ``id`` is the crossing's; ``new`` until the ledger knows it.

    ``manifest`` and ``booked`` are the two tellings, each with the message that told it. ``joined_because``
    says why both are one traveller, and ``parted`` that they must not be joined. ``bagged`` is what baggage
    systems told of their bags. ``differences`` holds what the last tellings changed, by message;
    ``opened_by`` is the message that told of somebody new, ``changed_by`` the last that changed something.
    ``heard`` is when somebody known already was first told of (UTC).
    """

    id: int
    manifest: Traveller | None = None
    manifest_message: int | None = None
    booked: Traveller | None = None
    booked_message: int | None = None
    booking: int | None = None
    status: str = "booked"
    new: bool = False
    opened_by: int | None = None
    changed_by: int | None = None
    joined_because: str | None = None
    parted: bool = False
    person: int | None = None
    person_because: str | None = None
    bagged: tuple[BagTold, ...] = ()
    bagged_message: int | None = None
    bagged_because: str | None = None
    heard: datetime | None = None
    differences: dict[int, list[Difference]] = {}

    @property
    def changed(self) -> bool:
        """Whether it is to be written (again)."""
        return self.changed_by is not None

    def differ(self, message: int, *differences: Difference) -> None:
        """A message told this differently."""
        before = self.differences.get(message, [])
        self.differences = {**self.differences, message: [*before, *differences]}

    @property
    def traveller(self) -> Traveller:
        """All tellings joined."""
        return with_bags(join(self.manifest, self.booked), self.bagged)


class Roster:
    """``places`` are those already known; ``new_id`` gives an id for somebody new."""

    def __init__(self, places: Iterable[Place], new_id: Callable[[], int]) -> None:
        self.places = list(places)
        self._new_id = new_id
        self._by_document: dict[str, list[Place]] = defaultdict(list)
        self._by_name: dict[str, list[Place]] = defaultdict(list)
        self._by_initial: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            self._index(place)

    def tell_references(
        self, told: Iterable[Traveller], *, message: int, status: str, bookings: Mapping[str, int]
    ) -> list[Traveller]:
        """A flight-status message told these by reference or locator alone; those nobody is known by.

        The reference decides; else everybody of that locator is meant, but where a reference was told only
        who is alone under it. ``bookings`` are the known ones by locator. Nobody new is opened: there would
        be nothing to know them by.
        """
        strangers = []
        by_reference, by_locator = self._by_reference(), self._by_locator(bookings)
        for traveller in told:
            found = by_reference.get(traveller.reference or "", [])[:1]
            under = by_locator.get(traveller.locator or "", [])
            if not found and (len(under) == 1 or not traveller.reference):
                found = under
            for place in found:
                self._stand(place, status, message)
            if not found:
                strangers.append(traveller)
        return strangers

    def _by_reference(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            if place.manifest is not None and place.manifest.reference:
                found[place.manifest.reference].append(place)
        return found

    def _by_locator(self, bookings: Mapping[str, int]) -> dict[str, list[Place]]:
        locators: dict[int, list[str | None]] = defaultdict(list)
        for locator, booking in bookings.items():
            locators[booking].append(locator)
        found: dict[str, list[Place]] = defaultdict(list)
        for place in self.places:
            told = place.manifest.locator if place.manifest is not None else None
            known = locators.get(place.booking, []) if place.booking is not None else []
            for code in filter(None, {told, *known}):
                found[code].append(place)
        return found

    def cancel_all(self, *, message: int) -> None:
        """The movement does not go."""
        for place in self.places:
            self.cancel(place, message=message)

    def close(self, *, message: int) -> None:
        """The flight is closed, and everyone on board was told: who was expected and is not among them."""
        for place in self._expected(message):
            if place.status == "checked in":
                self._stand(place, "not boarded", message)
            elif place.status == "booked":
                self._stand(place, "no-show", message)

    def close_without(self, *, message: int) -> None:
        """The flight is closed, and everyone left behind was told: whom a manifest told is on board else."""
        for place in self._expected(message):
            if place.status == "checked in" and place.manifest is not None:
                self._stand(place, "boarded", message)

    def _expected(self, message: int) -> Iterator[Place]:
        """Passengers a message that closes the flight may speak of: crews have lists of their own."""
        for place in self.places:
            told_by = max(place.manifest_message or 0, place.booked_message or 0)
            if told_by <= message and place.traveller.role not in _CREW:
                yield place

    def tell_manifest(self, travellers: Iterable[Traveller], *, message: int, status: str) -> list[Place]:
        """A manifest told these people, in this order."""
        told = [(traveller, status) for traveller in travellers]
        return self._tell_all(told, message=message, booking=None)

    def tell_booking(
        self,
        booking: Booking,
        *,
        booking_id: int,
        message: int,
        movement: Movement | None = None,
        before: Booking | None = None,
    ) -> list[Place]:
        """A booking told these people; those it told before and tells no more have left it.

        Its legs say whether they are still on the ``movement``; ``before`` is how it was last told.
        """
        told = [(each, standing(booking, each, movement, before)) for each in booking.travellers]
        places = self._tell_all(told, message=message, booking=booking_id)
        still = {place.id for place in places}
        for place in self.places:
            if place.booking == booking_id and place.id not in still:
                self.cancel(place, message=message)
        return places

    def tell_bag(self, told: BagTold, *, message: int) -> bool:
        """A baggage system told of somebody's bags. False when it cannot be said whose they are."""
        found = owner(told, [place.traveller for place in self.places])
        if found is None:
            return False
        number, because = found
        place = self.places[number]
        place.bagged = retold(place.bagged, told)
        place.bagged_message, place.bagged_because, place.changed_by = message, because, message
        return True

    def cancel(self, place: Place, *, message: int) -> None:
        """The carrier says this traveller is no longer expected."""
        self._stand(place, "cancelled", message)

    def _tell_all(
        self, told: Sequence[tuple[Traveller, str]], *, message: int, booking: int | None
    ) -> list[Place]:
        """Whoever a document or the whole name leads to somebody known is told first: who only resembles
        them must not take their place."""
        taken: set[int] = set()
        places: dict[int, Place] = {}
        for number in sorted(range(len(told)), key=lambda number: self._remoteness(told[number][0])):
            traveller, status = told[number]
            places[number] = self._tell(traveller, taken, message=message, status=status, booking=booking)
        return [places[number] for number in range(len(told))]

    def _remoteness(self, told: Traveller) -> int:
        if any(each in self._by_document for each in papers(told)):
            return 0
        return 1 if any(name in self._by_name for name in spellings(told)) else 2

    def _tell(
        self, told: Traveller, taken: set[int], *, message: int, status: str, booking: int | None
    ) -> Place:
        place = self._find(told, taken, booking) or self._open(message)
        taken.add(place.id)
        leaves = _LISTS_LEAVE if booking is None else _BOOKINGS_LEAVE
        before = place.manifest if booking is None else place.booked
        told_by = place.manifest_message if booking is None else place.booked_message
        if told_by is not None and told_by > message:
            return place  # read late, after a replay: what came later has said more
        if before is not None:
            if found := differences(before, told):
                place.differ(message, *found)
            elif booking in (None, place.booking):
                self._stand(place, status, message, leaves)
                return place
        if booking is None:
            place.manifest, place.manifest_message = told, message
        else:
            place.booked, place.booked_message, place.booking = told, message, booking
        place.changed_by = message
        self._stand(place, status, message, leaves)
        self._index(place)
        return place

    def _stand(
        self, place: Place, status: str, message: int, leaves: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        """Take a status, unless whoever tells it ``leaves`` the one that stands."""
        if place.status in (leaves or {}).get(status, ()) and not _was_only_booked(place):
            return
        if place.status != status:
            if not place.new:
                place.differ(message, Difference(what="status", before=place.status, after=status))
            place.status, place.changed_by = status, message

    def _open(self, message: int) -> Place:
        place = Place(id=self._new_id(), new=True, opened_by=message, changed_by=message)
        self.places.append(place)
        return place

    def _find(self, told: Traveller, taken: set[int], booking: int | None) -> Place | None:
        """Somebody with the same document; else whom the same kind of message told before; else whom only the
        other kind told."""
        free = [place for place in self._candidates(told) if place.id not in taken]
        for reason in (same_document, alike):
            for place in free:
                known = place.manifest if booking is None else place.booked
                if known is not None and (why := reason(told, known)) and _may_join(place, booking, why):
                    return place
            for place in free:
                known, other = (
                    (place.manifest, place.booked) if booking is None else (place.booked, place.manifest)
                )
                if known is None and other is not None and not place.parted and (why := reason(told, other)):
                    place.joined_because = why
                    return place
        return None

    def _candidates(self, told: Traveller) -> Iterator[Place]:
        """Documents first, then the same name, then whoever begins alike."""
        for document in told.documents:
            for each in numbers(document):
                yield from self._by_document.get(each, ())
        for name in spellings(told):
            yield from self._by_name.get(name, ())
        for name in spellings(told):
            yield from self._by_initial.get(name[:3], ())

    def _index(self, place: Place) -> None:
        for known in (place.manifest, place.booked):
            if known is not None:
                for each in papers(known):
                    _add(self._by_document[each], place)
                for name in spellings(known):
                    _add(self._by_name[name], place)
                    _add(self._by_initial[name[:3]], place)


def _may_join(place: Place, booking: int | None, why: str) -> bool:
    """Namesakes in two bookings are two people, unless they carry one passport: then a party was split."""
    return booking is None or place.booking in (None, booking) or why == SAME_DOCUMENT


def _was_only_booked(place: Place) -> bool:
    """A check-in that the booking alone told, it may take back."""
    return place.status == "checked in" and place.manifest is None


def _add(places: list[Place], place: Place) -> None:
    if all(known is not place for known in places):
        places.append(place)
