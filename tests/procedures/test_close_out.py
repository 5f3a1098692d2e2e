"""What becomes of those who were expected when a flight is closed, and of those whose booking left it."""

from collections.abc import Callable

from haidang.ledger.bulk import query
from specimens import flight_status, manifest, push

TakeIn = Callable[..., None]
BOTH = manifest("DOE:JANE|U1|R1", "DOE:JOHN|U2|R2", control="3")


def statuses() -> dict[str, str]:
    return dict(query("SELECT given, status FROM crossing"))


def part(number: str, *references: str) -> bytes:
    text = flight_status("CLOB", *references, control=f"5{number[:2]}").decode()
    return text.replace("UNH+1+PAXLST:D:12B:UN:IATA'", f"UNH+1+PAXLST:D:12B:UN:IATA+X1123+{number}'").encode()


def test_who_booked_and_is_not_on_board_did_not_show_and_who_checked_in_did_not_board(
    take_in: TakeIn,
) -> None:
    take_in(push("ROE:ANN"), BOTH, flight_status("CLOB", "R1"))
    assert statuses() == {"JANE": "boarded", "JOHN": "not boarded", "ANN": "no-show"}


def test_a_later_message_says_better(take_in: TakeIn) -> None:
    take_in(push("ROE:ANN"), BOTH, flight_status("CLOB", "R1"))
    take_in(flight_status("CLOB", "R1", "R2", control="10"), manifest("ROE:ANN|U3|R3", control="11"))
    assert statuses() == {"JANE": "boarded", "JOHN": "boarded", "ANN": "checked in"}
    changes = query("SELECT differences->0->>'before' FROM change WHERE differences->0->>'after' = 'boarded'")
    assert ("not boarded",) in changes


def test_the_booking_sent_again_does_not_undo_it(take_in: TakeIn) -> None:
    take_in(push("ROE:ANN"), BOTH, flight_status("CLOB", "R1"), push("ROE:ANN", control="12"))
    assert statuses()["ANN"] == "no-show"


def test_nothing_is_concluded_before_every_part_has_come(take_in: TakeIn) -> None:
    take_in(BOTH, part("02:F", "R1"))
    assert statuses() == {"JANE": "boarded", "JOHN": "checked in"}
    take_in(part("01:C"))
    assert statuses() == {"JANE": "boarded", "JOHN": "not boarded"}


def test_parts_in_one_batch_count_together(take_in: TakeIn) -> None:
    take_in(BOTH, part("01:C", "R1"), part("02:F", "R2"))
    assert statuses() == {"JANE": "boarded", "JOHN": "boarded"}


def test_a_crew_is_not_left_behind_by_a_list_of_passengers(take_in: TakeIn) -> None:
    crew = manifest("POE:SKY|U9|R9", bgm="250", control="4").replace(b"NAD+FL", b"NAD+FM")
    take_in(crew, BOTH, flight_status("CLOB", "R1"))
    assert statuses()["SKY"] == "checked in"


def with_leg(booked: bytes, status: str, number: str = "123", control: str = "7") -> bytes:
    text = booked.decode().replace("+1'UNH", f"+{control}'UNH").replace("UNZ+1+1'", f"UNZ+1+{control}'")
    leg = f"TVL+010426:1200:010426:1900+HAN+CDG+X1+{number}:Y'RPI+1+{status}'"
    return text.replace("TVL+010426:1200:010426:1900+HAN+CDG+X1+123:Y'RPI+1+HK'", leg).encode()


def test_a_cancelled_segment_takes_its_travellers_off_the_flight_and_not_the_booking(take_in: TakeIn) -> None:
    take_in(push("ROE:ANN"), with_leg(push("ROE:ANN"), "HX"))
    assert statuses() == {"ANN": "cancelled"}
    assert query("SELECT cancelled FROM booking") == [(False,)]


def test_a_booking_that_moved_to_another_flight_has_left_this_one(take_in: TakeIn) -> None:
    take_in(push("ROE:ANN"), with_leg(push("ROE:ANN"), "HK", number="777"))
    assert statuses() == {"ANN": "cancelled"}


def test_a_booking_that_never_told_the_flight_pushed_is_still_on_it(take_in: TakeIn) -> None:
    take_in(with_leg(push("ROE:ANN"), "HK", number="777"))
    assert statuses() == {"ANN": "booked"}


def test_a_boarded_leg_says_that_they_are_on_board(take_in: TakeIn) -> None:
    take_in(with_leg(push("ROE:ANN"), "BD"))
    assert statuses() == {"ANN": "boarded"}


def test_a_booking_made_at_check_in_is_a_go_show(take_in: TakeIn) -> None:
    take_in(push("ROE:ANN").replace(b"X1:TYR123::", b"X1:TYR123:C:"))
    assert query("SELECT told->'made_at_check_in' FROM booking") == [("true",)]
    assert statuses() == {"ANN": "checked in"}
