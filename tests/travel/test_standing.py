"""Where a booking says that somebody stands."""

from itertools import permutations

import pytest

from haidang.travel import Booking, Leg, Movement, Name, Traveller
from haidang.travel.standing import AT_THE_AIRPORT, standing

FLIGHT = Movement(carrier="X1", number="123", origin="HAN", destination="CDG")
JANE = Traveller(name=Name(surname="DOE", given=("JANE",)))


def booked(*statuses: str) -> Booking:
    legs = (
        Leg(origin="HAN", destination="CDG", carrier="X1", number="123", status=status) for status in statuses
    )
    return Booking(legs=tuple(legs), travellers=(JANE,))


@pytest.mark.parametrize(("first", "last"), [*permutations(AT_THE_AIRPORT, 2)])
def test_of_two_legs_that_differ_the_last_told_holds(first: str, last: str) -> None:
    assert standing(booked(first, last), JANE, FLIGHT) == AT_THE_AIRPORT[last]


def test_a_leg_that_was_moved_stands_there_twice_and_is_not_cancelled() -> None:
    assert standing(booked("UN", "TK"), JANE, FLIGHT) == "booked"
