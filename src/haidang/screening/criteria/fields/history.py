"""Fields about earlier trips, as far back as the house may remember."""

from haidang.travel import Crossing, Trip


def trips_before(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many earlier trips the house knows of in so many days before departure."""
    trips = _trips(crossing, days)
    return None if trips is None else len(trips)


def first_time(crossing: Crossing) -> bool | None:
    """Whether the house knows of no earlier trip."""
    return not crossing.past.trips if crossing.past else None


def days_since(crossing: Crossing) -> int | None:
    """Days from the last earlier trip until departure."""
    day, past = crossing.movement.day, crossing.past
    return (day - past.trips[0].day).days if day and past and past.trips else None


def same_route_before(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many of the earlier trips went from the same port to the same port."""
    trips, movement = _trips(crossing, days), crossing.movement
    if trips is None:
        return None
    return sum((trip.origin, trip.destination) == (movement.origin, movement.destination) for trip in trips)


def ports_before(crossing: Crossing, *, days: int = 365) -> int | None:
    """How many different ports the earlier trips touched."""
    trips = _trips(crossing, days)
    return (
        None if trips is None else len({port for trip in trips for port in (trip.origin, trip.destination)})
    )


def new_document(crossing: Crossing) -> bool | None:
    """Whether none of the documents was told on an earlier trip; not told on a first one."""
    known = crossing.past.papers_known if crossing.past else None
    return None if known is None else not known


def _trips(crossing: Crossing, days: int) -> list[Trip] | None:
    day, past = crossing.movement.day, crossing.past
    if day is None or past is None:
        return None
    return [trip for trip in past.trips if 0 <= (day - trip.day).days <= days]
