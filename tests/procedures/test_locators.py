"""Which booking a push speaks of: by any of its locators, by none, and never by another system's."""

from collections.abc import Callable
from datetime import UTC, datetime

from haidang.ledger.bulk import query
from specimens import push

TakeIn = Callable[..., None]
RCI = b"RCI+X1:TYR123::250326:0900'"


def known_by(rci: bytes, *travellers: str, control: str) -> bytes:
    return push(*(travellers or ("ROE:ANN",)), control=control).replace(RCI, rci)


def bookings() -> list[tuple[str | None, int]]:
    return query("SELECT locator, version FROM booking ORDER BY id")


def test_told_under_two_locators_and_then_under_the_second_alone_is_one_booking(take_in: TakeIn) -> None:
    take_in(
        known_by(b"RCI+X1:TYR123::250326:0900+1A:AAA111'", control="1"),
        known_by(b"RCI+1A:AAA111::250326:0900'", control="2"),
        known_by(b"RCI+X1:TYR123::250326:0900'", control="3"),
    )
    assert bookings() == [("TYR123", 3)]
    assert query("SELECT count(*) FROM crossing") == [(1,)]
    assert query("SELECT known_as FROM booking") == [(["X1:TYR123", "1A:AAA111"],)]


def test_one_code_in_two_systems_is_two_bookings(take_in: TakeIn) -> None:
    take_in(
        known_by(b"RCI+X1:TYR123::250326:0900'", control="1"),
        known_by(b"RCI+1A:TYR123::250326:0900'", "DOE:JOHN", control="2"),
    )
    assert bookings() == [("TYR123", 1), ("TYR123", 1)]
    assert query("SELECT DISTINCT status FROM crossing") == [("booked",)]


def test_a_booking_without_a_locator_has_none_and_is_known_again_by_who_is_in_it(take_in: TakeIn) -> None:
    take_in(
        known_by(b"", "DOE:JANE", "DOE:JOHN", control="1"),
        known_by(b"", "DOE:JOHN", control="2"),
    )
    assert bookings() == [(None, 1)]
    assert dict(query("SELECT given, status FROM crossing")) == {"JANE": "cancelled", "JOHN": "booked"}


def test_two_bookings_without_a_locator_in_one_push_stay_two(take_in: TakeIn) -> None:
    both = push("DOE:JANE").replace(RCI, b"")
    start, end = both.index(b"SRC'"), both.index(b"UNT+")
    take_in(both[:end] + both[start:end].replace(b"DOE+JANE", b"ROE+ANN") + both[end:])
    assert bookings() == [(None, 1), (None, 1)]


def test_each_change_names_the_message_that_told_it(ledger: str, take_in: TakeIn) -> None:
    call = "SSR+CTCM:HK:1:X1:::::{}'"
    take_in(*(push("ROE:ANN", extra=call.format(f"8490000000{n}"), control=str(n)) for n in (1, 2, 3)))
    assert query("SELECT message_id FROM change ORDER BY message_id") == [(2,), (3,)]


def test_who_a_later_message_of_a_batch_told_first_was_heard_of_then(take_in: TakeIn) -> None:
    from haidang.procedures.receive import receive

    early, late = (datetime(2026, 4, 1, hour, tzinfo=UTC) for hour in (7, 8))
    receive(push("ROE:ANN"), gate="folder", now=early)
    receive(push("DOE:JANE", locator="DEF456", control="2"), gate="folder", now=late)
    take_in()
    assert dict(query("SELECT given, received_at FROM crossing")) == {"ANN": early, "JANE": late}
