"""The last day before departure: who comes, when, where they sit and what they bring."""

from collections.abc import Iterable, Iterator

from haidang.simulator.dice import Dice
from haidang.simulator.reservation import Guest, Luggage, Reservation
from haidang.simulator.schedule import Flight

_NO_SHOW_SHARE = 0.02
_LEFT_BEHIND_SHARE = 0.006


def check_in(dice: Dice, flight: Flight, reservations: Iterable[Reservation]) -> None:
    """Give everyone who comes a time, a seat and a sequence number; parties come and sit together."""
    seats = _seats(flight.seats)
    tags = _tags(dice, flight)
    sequence = 0
    for reservation in reservations:
        sure = reservation.planted
        comes = (
            _minutes_before(dice, reservation, flight) if sure or not dice.chance(_NO_SHOW_SHARE) else None
        )
        for guest in reservation.guests:
            sequence += 1
            guest.checks_in = comes
            guest.sequence = sequence
            guest.boards = comes is not None and (sure or not dice.chance(_LEFT_BEHIND_SHARE))
            guest.seat = next(seats) if guest.kind != "IN" else ""
        if reservation.guests[0].luggage is None:
            _bring(dice, flight, reservation, tags)


def _minutes_before(dice: Dice, reservation: Reservation, flight: Flight) -> int:
    """Between the day before on the web and the last minute at the desk, but after booking."""
    earliest = int((flight.departs - reservation.created).total_seconds() // 60) - 5
    return min(dice.between(45, 190) if dice.chance(0.7) else dice.between(190, 1400), max(earliest, 40))


def _seats(count: int) -> Iterator[str]:
    row = 1
    while True:
        yield from (f"{row}{letter}" for letter in ("ABCDEF" if count < 250 else "ABCDEFGHK"))
        row += 1


def _tags(dice: Dice, flight: Flight) -> Iterator[int]:
    """Licence plates: a leading 0, the carrier's three digits, six of a running number (IATA Res. 740)."""
    number = dice.between(100000, 800000)
    while True:
        yield int(flight.airline.accounting) * 1_000_000 + number
        number += 1


def _bring(dice: Dice, flight: Flight, reservation: Reservation, tags: Iterator[int]) -> None:
    """Bags for each, or one pool for a party that packs together."""
    adults = [guest for guest in reservation.guests if guest.kind == "A"]
    if len(adults) > 1 and len(adults) < 8 and dice.chance(0.4):
        pieces = dice.between(1, len(adults) + 1)
        pool(dice, flight, reservation.guests, pieces, 17, int(_reserve_tags(tags, pieces)))
        return
    for guest in adults:
        pieces = dice.pick((0, 0, 0, 1, 1, 1, 1, 1, 2))
        first = _reserve_tags(tags, pieces)
        weight = sum(dice.between(9, 23) for _ in range(pieces))
        guest.luggage = Luggage(
            pieces=pieces, weight=weight, tag=first, destination=flight.stops[-1].destination
        )


def _reserve_tags(tags: Iterator[int], pieces: int) -> str:
    numbers = [next(tags) for _ in range(max(pieces, 1))]
    return f"{numbers[0]:010d}"


def pool(dice: Dice, flight: Flight, guests: list[Guest], pieces: int, each: int, tag: int) -> None:
    """All bags of a party under the first guest's name, about ``each`` kilograms apiece."""
    weight = sum(dice.between(each - 4, each + 4) for _ in range(pieces))
    number = f"{tag:010d}"
    for place, guest in enumerate(guests):
        guest.luggage = Luggage(
            pieces=pieces if place == 0 else 0,
            weight=weight if place == 0 else 0,
            tag=number,
            destination=flight.stops[-1].destination,
            pool=str(tag % 10000),
            head=place == 0,
        )
