"""Everyone known on one movement, and what a new telling makes of them.

A message is told to the roster; the roster says who is new, who changed and how. It remembers nothing
beyond itself: the ledger brings the known and keeps the outcome.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct

from haidang.travel.bag_told import BagTold
from haidang.travel.baggage import owner, retold, with_bags
from haidang.travel.booking import Booking
from haidang.travel.differences import Difference, differences
from haidang.travel.joining import SAME_DOCUMENT, alike, join, numbers, spellings
from haidang.travel.traveller import Traveller

# What a status does not undo: a booking or a list may come late, or be sent again.
_STANDS = {"booked": ("checked in", "boarded", "not boarded"), "checked in": ("boarded",)}


class Place(Struct, kw_only=True):
    """One traveller's place on the roster. ``id`` is the crossing's; ``new`` until the ledger knows it.

    ``manifest`` and ``booked`` are the two tellings, each with the message that told it. ``joined_because``
    says why both are one traveller, and ``parted`` that they must not be joined. ``bagged`` is what baggage
    systems told of their bags. ``differences`` holds what the last tellings changed.
    """

    id: int
    manifest: Traveller | None = None
    manifest_message: int | None = None
    booked: Traveller | None = None
    booked_message: int | None = None
    booking: int | None = None
    status: str = "booked"
    new: bool = False
    changed: bool = False
    joined_because: str | None = None
    parted: bool = False
    person: int | None = None
    person_because: str | None = None
    bagged: tuple[BagTold, ...] = ()
    bagged_message: int | None = None
    bagged_because: str | None = None
    differences: list[Difference] = []

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
        self, told: Iterable[Traveller], *, status: str, bookings: Mapping[str, int]
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
                self._stand(place, status)
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

    def cancel_all(self) -> None:
        """The movement does not go."""
        for place in self.places:
            self.cancel(place)

    def tell_manifest(self, travellers: Iterable[Traveller], *, message: int, status: str) -> list[Place]:
        """A manifest told these people, in this order."""
        taken: set[int] = set()
        return [
            self._tell(traveller, taken, message=message, status=status, booking=None)
            for traveller in travellers
        ]

    def tell_booking(self, booking: Booking, *, booking_id: int, message: int) -> list[Place]:
        """A booking told these people; those it told before and tells no more have left it."""
        taken: set[int] = set()
        places = []
        for traveller in booking.travellers:
            status = "cancelled" if booking.cancelled else "checked in" if traveller.check_in else "booked"
            places.append(self._tell(traveller, taken, message=message, status=status, booking=booking_id))
        for place in self.places:
            if place.booking == booking_id and place.id not in taken:
                self.cancel(place)
        return places

    def tell_bag(self, told: BagTold, *, message: int) -> bool:
        """A baggage system told of somebody's bags. False when it cannot be said whose they are."""
        found = owner(told, [place.traveller for place in self.places])
        if found is None:
            return False
        number, because = found
        place = self.places[number]
        place.bagged = retold(place.bagged, told)
        place.bagged_message, place.bagged_because, place.changed = message, because, True
        return True

    def cancel(self, place: Place) -> None:
        """The carrier says this traveller is no longer expected."""
        self._stand(place, "cancelled")

    def _tell(
        self, told: Traveller, taken: set[int], *, message: int, status: str, booking: int | None
    ) -> Place:
        place = self._find(told, taken, booking) or self._open()
        taken.add(place.id)
        before = place.manifest if booking is None else place.booked
        told_by = place.manifest_message if booking is None else place.booked_message
        if told_by is not None and told_by > message:
            return place  # read late, after a replay: what came later has said more
        if before is not None:
            found = differences(before, told)
            place.differences = [*place.differences, *found]
            if not found and booking in (None, place.booking):
                self._stand(place, status)
                return place
        if booking is None:
            place.manifest, place.manifest_message = told, message
        else:
            place.booked, place.booked_message, place.booking = told, message, booking
        place.changed = True
        self._stand(place, status)
        self._index(place)
        return place

    def _stand(self, place: Place, status: str) -> None:
        """Take a status, except that a booking does not undo what the desk said, nor the desk the gate."""
        if place.status in _STANDS.get(status, ()) and place.manifest is not None:
            return
        if place.status != status:
            if not place.new:
                change = Difference(what="status", before=place.status, after=status)
                place.differences = [*place.differences, change]
            place.status = status
            place.changed = True

    def _open(self) -> Place:
        place = Place(id=self._new_id(), new=True, changed=True)
        self.places.append(place)
        return place

    def _find(self, told: Traveller, taken: set[int], booking: int | None) -> Place | None:
        """Somebody the same kind of message told before; else somebody only the other kind told."""
        free = [place for place in self._candidates(told) if place.id not in taken]
        for place in free:
            known = place.manifest if booking is None else place.booked
            if known is not None and (why := alike(told, known)) and _may_join(place, booking, why):
                return place
        for place in free:
            known, other = (
                (place.manifest, place.booked) if booking is None else (place.booked, place.manifest)
            )
            if known is None and other is not None and not place.parted and (why := alike(told, other)):
                place.joined_because = why
                return place
        return None

    def _candidates(self, told: Traveller) -> Iterator[Place]:
        """Documents first, then the same name, then whoever begins alike."""
        for document in told.documents:
            for each in numbers(document):
                yield from self._by_document[each]
        for name in spellings(told):
            yield from self._by_name[name]
        for name in spellings(told):
            yield from self._by_initial[name[:3]]

    def _index(self, place: Place) -> None:
        for known in (place.manifest, place.booked):
            if known is not None:
                for document in known.documents:
                    for each in numbers(document):
                        _add(self._by_document[each], place)
                for name in spellings(known):
                    _add(self._by_name[name], place)
                    _add(self._by_initial[name[:3]], place)


def _may_join(place: Place, booking: int | None, why: str) -> bool:
    """Namesakes in two bookings are two people, unless they carry one passport: then a party was split."""
    return booking is None or place.booking in (None, booking) or why == SAME_DOCUMENT


def _add(places: list[Place], place: Place) -> None:
    if all(known is not place for known in places):
        places.append(place)
