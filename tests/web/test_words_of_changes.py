"""What changed is said in plain words, in both languages."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from haidang.messages import read
from haidang.travel import Booking, Name, Traveller
from haidang.travel.differences import Difference, differences
from haidang.web.words_of_changes import before_departure, sentence

FULL = Path(__file__).parents[1] / "messages" / "golden" / "pnrgov" / "full_booking.edi"
DEPARTS = datetime(2026, 4, 1, 5, tzinfo=UTC)
THREE_HOURS_BEFORE = DEPARTS - timedelta(hours=3, minutes=20)

OLD, NEW = {"kind": "phone", "value": "•••678"}, {"kind": "phone", "value": "•••321"}
LEG = {
    "origin": "HAN",
    "destination": "CDG",
    "carrier": "X1",
    "number": "123",
    "departs": "2026-04-01T12:00:00",
}
CARD = {"kind": "card", "vendor": "VI", "last_four": "4242", "token": "t0ken"}


@pytest.fixture(autouse=True)
def settings_read(ledger: str) -> None:
    """Translations need Django set up."""


def said(
    what: str, before: Any = None, after: Any = None, *, language: str = "en", booked: bool = True
) -> str:
    difference = Difference(what=what, before=before, after=after)
    with override(language):
        return sentence(difference, THREE_HOURS_BEFORE, DEPARTS, booked=booked)


@pytest.mark.parametrize(
    ("what", "before", "after", "expected"),
    [
        ("contacts", [OLD], [NEW], "Phone changed from •••678 to •••321"),
        ("contacts", [OLD], [OLD, NEW], "Phone added: •••321"),
        (
            "name",
            {"surname": "DOE", "given": ["JAN"]},
            {"surname": "DOE", "given": ["JANE"]},
            "Name corrected from DOE, JAN to DOE, JANE",
        ),
        ("status", "booked", "cancelled", "Passenger dropped from the booking"),
        ("status", "cancelled", "booked", "Passenger expected again"),
        ("status", "booked", "boarded", "Status changed from booked to boarded"),
        ("legs", [], [LEG], "Leg added: X1123 HAN–CDG 01/04/2026 12:00"),
        ("payments", None, [CARD], "Payment added: card, VI, 4242"),
        ("seats", [{"number": "12A"}], [{"number": "14C"}], "Seat changed from 12A to 14C"),
        ("bags", [{"tag": "0738123456"}], [], "Bag removed: 0738123456"),
        ("nationalities", ["UTO", "XXA"], ["XXA", "UTO"], "Nationalities told in another order"),
        ("cancelled", False, True, "Booking cancelled"),
        ("check_in", None, {"when": "2026-04-01T09:30:00"}, "Checked in at 01/04/2026 09:30"),
        ("born", "1990-02-15", "1990-02-16", "Born changed from 15/02/1990 to 16/02/1990"),
    ],
)
def test_a_difference_is_a_sentence(what: str, before: Any, after: Any, expected: str) -> None:
    assert said(what, before, after) == f"{expected}, 3 h before departure"


def test_it_speaks_vietnamese() -> None:
    assert said("contacts", [OLD], [NEW], language="vi").startswith(
        "Điện thoại đổi từ •••678 thành •••321, 3 giờ"
    )


def test_without_a_booking_nobody_is_dropped_from_one() -> None:
    assert said("status", "boarded", "cancelled", booked=False).startswith("Passenger no longer expected")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (timedelta(days=3, hours=5), "3 d before departure"),
        (timedelta(hours=47), "47 h before departure"),
        (timedelta(minutes=59), "59 min before departure"),
        (timedelta(minutes=-1), "after departure"),
    ],
)
def test_the_time_is_counted_to_departure(before: timedelta, expected: str) -> None:
    with override("en"):
        assert before_departure(DEPARTS - before, DEPARTS) == expected
        assert before_departure(DEPARTS - before, None) == ""


def test_all_a_full_booking_tells_makes_sentences_when_it_comes_and_goes() -> None:
    [message] = read(FULL.read_bytes())
    [booking] = message.bookings
    nobody = Traveller(name=Name(surname="DOE"))
    pairs = [(Booking(), booking), *((nobody, traveller) for traveller in booking.travellers)]
    told = [each for old, new in pairs for each in (*differences(old, new), *differences(new, old))]
    assert len({each.what for each in told}) > 15
    for each in told:
        assert said(each.what, each.before, each.after).endswith("before departure"), each
