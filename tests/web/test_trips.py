"""The life of a booking, who travels with whom, and whose bags they are, on the pages of officers."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from haidang.ledger.bulk import query
from haidang.procedures.read_inbox import read_inbox
from haidang.procedures.receive import receive
from haidang.vault.roles import Role
from specimens import bag, manifest, push

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
CALL = "SSR+CTCM:HK:1:X1:::::{}'"


@pytest.fixture
def told(ledger: str) -> Callable[..., None]:
    def tell(*messages: bytes, now: datetime = NOW) -> None:
        for message in messages:
            receive(message, gate="folder", now=now)
            while read_inbox(now=now):
                pass

    return tell


def on_day(message: bytes, day: str) -> bytes:
    """The specimen on another day of April."""
    return message.replace(b"010426", f"{day}0426".encode()).replace(b"01APR", f"{day}APR".encode())


def place(given: str, of: str = "TRUE") -> tuple[str, int]:
    [(day, crossing), *_] = query(
        f"SELECT day, id FROM crossing WHERE given = %s AND {of} ORDER BY day", [given]
    )
    return f"/travellers/{day}/{crossing}/", crossing


@pytest.fixture
def analyst(door: Any) -> Any:
    return door(Role.ANALYST, "lan")


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_a_phone_that_changes_is_told_with_the_time_before_departure(told: Any, analyst: Any) -> None:
    couple = ("DOE:JANE MRS", "DOE:JOHN MR")
    told(push(*couple, extra=CALL.format("84912345678")))
    late = datetime(2026, 4, 1, 2, tzinfo=UTC)
    told(push(*couple, control="2", extra=CALL.format("84987654321")), now=late)
    page = text(analyst.get(place("JANE")[0]))
    assert "Phone changed from •••678 to •••321, 3 h before departure" in page
    assert "version 2 of the booking" in page
    assert "84912345678" not in page, "a number told before is shown in part as well"
    numbers = [number for (number,) in query("SELECT id FROM message ORDER BY id")]
    assert all(f"· message {number}<" in page for number in numbers), "both versions name their message"


def test_who_leaves_a_booking_was_dropped_from_it(told: Any, analyst: Any) -> None:
    told(push("DOE:JANE MRS", "DOE:JOHN MR"), push("DOE:JANE MRS", control="2"))
    assert "Passenger dropped from the booking" in text(analyst.get(place("JOHN")[0]))


def test_split_bookings_lead_to_each_other(told: Any, analyst: Any) -> None:
    told(push("DOE:JANE MRS"))
    child = push("ROE:RICK MR", locator="SPL999", control="2")
    told(child.replace(b"'DAT+700", b"'EQN+1'RCI+X1:TYR123'DAT+700", 1))
    split = query("SELECT locator FROM booking WHERE told ? 'split'")
    assert split == [("SPL999",)]
    (jane, _), (rick, _) = place("JANE"), place("RICK")
    assert f'href="{rick}">SPL999' in text(analyst.get(jane))
    assert f'href="{jane}">TYR123' in text(analyst.get(rick))


def test_companions_of_two_trips_are_named_ranked_and_looked_at(told: Any, analyst: Any) -> None:
    people = ("DOE:JANE|A1", "DOE:JOHN|B2", "ROE:RICK|C3")
    for control, day in enumerate(("01", "02", "03"), 1):
        told(on_day(push("DOE:JANE MRS", "DOE:JOHN MR", control=f"{control}0"), day))
        listed = people if day != "03" else people[:2]
        told(manifest(*listed, control=str(control)).replace(b"260401", f"2604{day}".encode()))
    address, jane = place("JANE")
    page = text(analyst.get(address))
    often = page[page.index('id="often"') :]
    assert often.index("JOHN") < often.index("RICK"), "whoever shares the booking comes first"
    assert "3 movements" in often
    assert "2 movements" in often
    latest = dict(query("SELECT given, id FROM crossing ORDER BY day, id"))
    [(subjects,)] = query("SELECT subjects FROM audit_note WHERE action = 'look at a traveller'")
    assert subjects[0] == f"crossing {jane}"
    assert {f"crossing {latest['JOHN']}", f"crossing {latest['RICK']}"} <= set(subjects)


def test_one_trip_together_is_not_often(told: Any, analyst: Any) -> None:
    told(manifest("DOE:JANE|A1", "DOE:JOHN|B2"))
    assert 'id="often"' not in text(analyst.get(place("JANE")[0]))


def test_why_manifest_and_booking_are_one_is_said_with_how_sure(told: Any, analyst: Any) -> None:
    told(push("DOE:JANE MRS"), manifest("DOE:JANE|A1234567", control="2"))
    page = text(analyst.get(place("JANE")[0]))
    assert "Manifest and booking were joined: same name." in page
    assert "One traveller: likely." in page


def test_bags_stand_with_their_owner_or_with_the_flight(told: Any, analyst: Any) -> None:
    told(manifest("DOE:JANE"), bag("DOE/J", seat="12A"), bag("NOBODY/N", tag="0738999999001"))
    page = text(analyst.get(place("JANE")[0]))
    assert "0738123456" in page
    assert "the name, which nobody else on the movement has" in page
    [(movement,)] = query("SELECT id FROM movement")
    flight = text(analyst.get(f"/flights/{movement}/"))
    assert "Bags whose owner is not known" in flight
    assert "0738999999" in flight
    assert "0738123456" not in flight


def part(number: int, letter: str) -> bytes:
    head = f"UNH+1+PAXLST:D:12B:UN:IATA+X1123/260401/1200+{number}:{letter}'"
    whole = manifest(f"DOE:NUMBER{chr(64 + number)}", control=str(number)).decode()
    return whole.replace("UNH+1+PAXLST:D:12B:UN:IATA'", head).encode()


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (((1, "C"), (3, "F")), "part 2 of 3 is missing."),
        (((3, "C"),), "parts 1, 2 are missing, and the last part has not come."),
        (((1, "C"),), "the last part has not come."),
    ],
)
def test_the_flight_says_which_part_of_a_list_has_not_come(
    told: Any, analyst: Any, parts: tuple[tuple[int, str], ...], said: str
) -> None:
    told(*(part(number, letter) for number, letter in parts))
    [(movement,)] = query("SELECT id FROM movement")
    assert said in text(analyst.get(f"/flights/{movement}/"))


def test_a_whole_list_says_nothing(told: Any, analyst: Any) -> None:
    told(part(2, "F"), part(1, "C"), now=NOW + timedelta(minutes=1))
    [(movement,)] = query("SELECT id FROM movement")
    assert "notice warning" not in text(analyst.get(f"/flights/{movement}/"))
