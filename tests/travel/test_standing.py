"""Where a booking says that somebody stands."""

from datetime import datetime
from itertools import permutations

import pytest

from haidang.travel import Booking, Leg, Movement, Name, Remark, Service, Traveller
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


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("NOSHO X1123 01APR HANCDG", "no-show"),
        ("NO SHOW X10123/01APR", "no-show"),
        ("DOE/JANE NO-SHOW X1 123", "no-show"),
        ("NOSHO X1124 01APR", "booked"),
        ("NOSHO X1123 01MAR", "booked"),
        ("NO SHOW FEE X1123 EUR 50", "booked"),
        ("NOSHOES X1123", "booked"),
    ],
)
def test_a_remark_that_nobody_came(text: str, stands: str) -> None:
    flight = Movement(
        carrier="X1", number="123", origin="HAN", destination="CDG", departs=datetime(2026, 4, 1, 12)
    )
    jane = Traveller(name=Name(surname="DOE"), reference="1")
    as_remark = Booking(remarks=(Remark(kind="28", text=text),))
    as_service = Booking(services=(Service(code="OTHS", text=text, traveller="1"),))
    for_another = Booking(services=(Service(code="OTHS", text=text, traveller="2"),))
    told = [standing(each, jane, flight) for each in (as_remark, as_service, for_another)]
    assert told == [stands, stands, "booked"]
