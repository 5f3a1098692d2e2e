"""The invented world: what its carriers send, who on it is listed, and what we know to be there."""

import heapq
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from msgspec import Struct

from haidang.simulator import cast
from haidang.simulator.planting import Plant, plants
from haidang.simulator.schedule import Flight, flights_of
from haidang.simulator.story import begins, departure, story
from haidang.simulator.transmission import Transmission
from haidang.simulator.typologies import TYPOLOGIES
from haidang.simulator.voyages import voyages_of


class Planted(Struct, frozen=True, kw_only=True):
    """Somebody of whom we know what should be found.

    ``carrier``, ``number`` and local ``day`` of departure name the flight. Either ``reference`` is the key of
    their watchlist entry, and ``likeness`` how that is written beside their passport (``cast.LIKENESSES``);
    or ``criterion`` is the name of the criterion their booking fits. Of several travellers on one booking the
    first is named.
    """

    carrier: str
    number: str
    day: date
    locator: str
    surname: str
    given: tuple[str, ...]
    born: date
    document: str
    reference: str | None = None
    likeness: str | None = None
    criterion: str | None = None


class World:
    """Everything follows from ``seed``: the same on every machine, in every process, at any time."""

    def __init__(self, seed: int) -> None:
        self.seed = seed

    def days(self, start: date, days: int, flights: int) -> Iterator[Transmission]:
        """What is sent about the flights that leave on these days (local), in order of time.

        ``flights`` is their number a day; once a week a ship comes besides. The first message comes about
        three days before ``start``.

        >>> [first, *_] = World(7).days(date(2026, 9, 1), days=1, flights=2)
        >>> first.carrier, first.kind, first.at.isoformat()
        ('X0', 'PNRGOV', '...')
        """
        waiting: list[tuple[datetime, int, Transmission | None, Iterator[Transmission]]] = []
        for order, flight in enumerate(self._flights(start, days, flights)):
            heapq.heappush(waiting, (begins(flight), order, None, story(self.seed, flight)))
        while waiting:
            _, order, due, rest = heapq.heappop(waiting)
            if due is not None:
                yield due
            following = next(rest, None)
            if following is not None:
                heapq.heappush(waiting, (following.at, order, following, rest))

    def departure(self, day: date, flights: int) -> Iterator[Transmission]:
        """The bookings of one of a day's flights as they stood when it left, of another flight the next day.

        Quick, for who wants months. A booking of a typology is planted among them.
        """
        timetable = flights_of(self.seed, day, flights)
        yield from departure(self.seed, timetable[2 * day.toordinal() % len(timetable)])

    def truth(self, start: date, days: int, flights: int) -> Iterator[Planted]:
        """Who is planted on these flights. Quick: no message is written for it."""
        for flight in self._flights(start, days, flights):
            for plant in plants(self.seed, flight):
                yield _planted(plant)

    def watchlist(self, background: int = 0) -> Iterator[str]:
        """Lines of a watchlist in the house's CSV format: the listed people, then ``background`` others.

        >>> next(World(7).watchlist()).split(",")[:4]
        ['reference', 'list', 'surname', 'given']
        """
        yield ",".join(cast.COLUMNS) + "\n"
        for listed in cast.cast(self.seed):
            yield ",".join(listed.cells) + "\n"
        yield from cast.background(self.seed, background)

    def criteria(self) -> list[tuple[str, str]]:
        """Name and text of the criteria that find the planted bookings."""
        return [(typology.name, typology.text) for typology in TYPOLOGIES]

    def _flights(self, start: date, days: int, flights: int) -> Iterator[Flight]:
        for later in range(days):
            day = start + timedelta(days=later)
            yield from flights_of(self.seed, day, flights)
            yield from voyages_of(self.seed, day)


def _planted(plant: Plant) -> Planted:
    flight, person = plant.flight, plant.reservation.guests[0].person
    return Planted(
        carrier=flight.airline.code,
        number=flight.number,
        day=flight.day,
        locator=plant.reservation.locator,
        surname=person.surname,
        given=person.given,
        born=person.born,
        document=person.document,
        reference=plant.listed.reference if plant.listed else None,
        likeness=plant.listed.likeness if plant.listed else None,
        criterion=plant.typology.name if plant.typology else None,
    )
