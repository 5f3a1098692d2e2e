"""The life of one flight, as its carrier tells it.

72 h, 24 h    PNRGOV, full push (MSG 22)
4 h           PNRGOV, update of what has changed in the last day (MSG 141)
3 h           PAXLST, crew (BGM 250)
75 min        PAXLST, who has checked in so far (BGM 745)
10 min        PAXLST, who is on board
departure     PNRGOV, full push with check-in, seats and bags

A ship sends its crew list a day before it leaves and its passenger list when it does; it knows no PNRGOV.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from haidang.simulator import paxlst, pnrgov, slips
from haidang.simulator.dice import Dice
from haidang.simulator.dispatch import Dispatch, Draft
from haidang.simulator.load import correct, load
from haidang.simulator.people import invent
from haidang.simulator.planting import plants
from haidang.simulator.reservation import Reservation, Told
from haidang.simulator.schedule import Flight
from haidang.simulator.transmission import Transmission

Item = TypeVar("Item")
Send = Callable[[datetime, list[Draft]], Iterator[Transmission]]

_FIRST_PUSH = timedelta(hours=72)
_DAY_BEFORE = timedelta(hours=24)
_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)
_CREW_CULTURES = ("vietnamese", "vietnamese", "korean", "thai", "english", "french")


def story(seed: int, flight: Flight) -> Iterator[Transmission]:
    """All transmissions about one flight or voyage, in order of time."""
    dice = Dice(f"{seed}/{flight.key}")
    reservations = load(dice, flight, plants(seed, flight))
    tell = _voyage if flight.vessel else _flight
    return tell(dice, flight, reservations, Dispatch(dice, flight).send)


def departure(seed: int, flight: Flight) -> Iterator[Transmission]:
    """The last push of a flight alone, as ``story`` would end: for who wants many days quickly."""
    dice = Dice(f"{seed}/{flight.key}")
    reservations = load(dice, flight, plants(seed, flight))
    correct(dice, flight, reservations)
    leaves = flight.departs
    yield from Dispatch(dice, flight).send(leaves, _push(flight, reservations, leaves, "departure"))


def begins(flight: Flight) -> datetime:
    """When the first message about it is sent."""
    return flight.departs - (_DAY_BEFORE if flight.vessel else _FIRST_PUSH)


def _voyage(
    dice: Dice, flight: Flight, reservations: list[Reservation], send: Send
) -> Iterator[Transmission]:
    yield from send(flight.departs - _DAY_BEFORE, [_crew(dice, flight)])
    yield from send(flight.departs, _manifest(flight, reservations, flight.departs, "close"))


def _flight(
    dice: Dice, flight: Flight, reservations: list[Reservation], send: Send
) -> Iterator[Transmission]:
    leaves = flight.departs
    for hours in (72, 24):
        yield from send(
            leaves - hours * _HOUR, _push(flight, reservations, leaves - hours * _HOUR, f"{hours}h")
        )
    correct(dice, flight, reservations)
    yield from send(leaves - 4 * _HOUR, _update(flight, reservations, leaves - 4 * _HOUR))
    yield from send(leaves - 3 * _HOUR, [_crew(dice, flight)])
    for minutes, label in ((75, "checkin"), (10, "close")):
        moment = leaves - minutes * _MINUTE
        yield from send(moment, _manifest(flight, reservations, moment, label))
    yield from send(leaves, _push(flight, reservations, leaves, "departure"))


def _push(flight: Flight, reservations: list[Reservation], moment: datetime, label: str) -> list[Draft]:
    standing = [each for each in reservations if each.stands_at(moment)]
    return [
        _bookings(flight, part, len(standing), moment, label)
        for part in _parts(standing, flight.airline.part)
    ]


def _update(flight: Flight, reservations: list[Reservation], moment: datetime) -> list[Draft]:
    """Made, changed or cancelled in the twenty hours before; nothing when nothing was."""
    since = moment - 20 * _HOUR
    news = [each for each in reservations if _changed_between(each, since, moment)]
    return [_bookings(flight, news, len(news), moment, "update")] if news else []


def _changed_between(reservation: Reservation, since: datetime, moment: datetime) -> bool:
    if reservation.created > moment or (reservation.cancelled and reservation.cancelled <= since):
        return False
    moments = (reservation.created, reservation.ticketed, reservation.changed, reservation.cancelled)
    return any(since < each <= moment for each in moments if each)


def _bookings(flight: Flight, part: Sequence[Reservation], total: int, moment: datetime, label: str) -> Draft:
    told = [
        guest.presented if guest.papers_booked else guest.booked
        for each in part
        if each.stands_at(moment)
        for guest in each.guests
    ]
    body = pnrgov.push(flight, part, total, moment=moment, update=label == "update")
    return Draft(kind="PNRGOV", label=f"PNRGOV-{label}", body=body, told=_names(told))


def _manifest(flight: Flight, reservations: list[Reservation], moment: datetime, label: str) -> list[Draft]:
    everyone = paxlst.boarding(flight, reservations, moment, closed=label == "close")
    return [
        Draft(
            kind="PAXLST",
            label=f"PAXLST-{label}",
            body=paxlst.passengers(flight, part, len(everyone)),
            told=_names([guest.presented for _, guest in part]),
        )
        for part in _parts(everyone, flight.airline.part)
    ]


def _crew(dice: Dice, flight: Flight) -> Draft:
    size = 4 + flight.seats // 40
    people = [invent(dice, dice.pick(_CREW_CULTURES), flight.day, (24, 58)) for _ in range(size)]
    told = [slips.passport(person) for person in people]
    body = paxlst.crew(flight, list(zip(people, told, strict=True)))
    return Draft(kind="PAXLST", label="PAXLST-crew", body=body, told=_names(told))


def _names(told: Sequence[Told]) -> tuple[str, ...]:
    return tuple(f"{each.surname}/{' '.join(each.given)}" for each in told)


def _parts(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    return [items[start : start + size] for start in range(0, len(items), size)]
