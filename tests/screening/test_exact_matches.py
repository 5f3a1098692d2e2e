"""What is sought besides names and papers is found exactly, and says where it was told."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from haidang.screening import Entry, Screener, WatchlistIndex
from haidang.screening.watchlists import Identifier, IdentifierKind
from haidang.screening.watchlists.exact import MANY
from haidang.screening.watchlists.index import CROWD
from haidang.travel import (
    Agency,
    Booking,
    Contact,
    ContactKind,
    Crossing,
    Document,
    Movement,
    MovementKind,
    Payment,
)
from utopians import crossing, flight, traveller

BOOKING = Booking(
    agency=Agency(number="12345678"),
    contacts=(Contact(kind=ContactKind.PHONE, value="+84912345678"),),
    payments=(Payment(kind="card", token="v1:abc"),),
)
PAPER = Document(kind="I", number="A1234567")
SHIP = Movement(
    carrier="UTO", number="7", origin="UTXXX", destination="VNSGN", kind=MovementKind.VOYAGE,
    vessel_imo="9074729", vessel_name="Sea of Utopia",
)  # fmt: skip


def hits(told: Crossing, *identifiers: Identifier, today: date | None = None, **rest: object) -> list:
    entry = Entry(list_name="Border", id=3, version=2, identifiers=identifiers, **rest)  # type: ignore[arg-type]
    return list(Screener(WatchlistIndex([entry]), today=today).screen(told).hits)


@pytest.mark.parametrize(
    ("kind", "sought", "told"),
    [
        (IdentifierKind.PHONE, "0912 345 678", "+84912345678"),
        (IdentifierKind.EMAIL, "Jane@Example.UT", "jane@example.ut"),
        (IdentifierKind.CARD, "v1:abc", "v1:abc"),
        (IdentifierKind.AGENCY, "12-34567 8", "12345678"),
        (IdentifierKind.NUMBER, "A 1234567", "A1234567"),
    ],
)
def test_what_the_booking_and_the_traveller_tell_is_found(
    kind: IdentifierKind, sought: str, told: str
) -> None:
    email = Contact(kind=ContactKind.EMAIL, value="jane@example.ut")
    known = crossing(traveller=traveller(contacts=(email,), documents=(PAPER,)), booking=BOOKING)
    [hit] = hits(known, Identifier(kind, sought))
    assert (hit.source, hit.version, hit.title, hit.likeness) == (3, 2, "Border", 1.0)
    [reason] = hit.reasons
    assert (reason.part, reason.told, reason.sought, reason.agrees) == (kind.value, told, sought, True)


@pytest.mark.parametrize(
    ("kind", "sought"),
    [
        (IdentifierKind.VESSEL, "IMO 9074729"),
        (IdentifierKind.VESSEL_NAME, "SEA OF UTOPIA"),
        (IdentifierKind.REGISTRATION, "9074729"),
    ],
)
def test_a_vessel_is_found_by_its_number_and_by_its_name(kind: IdentifierKind, sought: str) -> None:
    assert hits(crossing(movement=SHIP), Identifier(kind, sought))


def test_a_flight_is_found_under_every_designator_it_is_sold_under() -> None:
    flight = Movement(carrier="VN", number="18", origin="HAN", destination="CDG", marketed_as=("AF258",))
    assert hits(crossing(movement=flight), Identifier(IdentifierKind.FLIGHT, "AF0258"))
    assert not hits(crossing(movement=flight), Identifier(IdentifierKind.FLIGHT, "AF259"))


def test_another_number_is_no_hit() -> None:
    assert not hits(crossing(booking=BOOKING), Identifier(IdentifierKind.PHONE, "+84912345679"))
    assert not hits(crossing(booking=BOOKING), Identifier(IdentifierKind.PHONE, "678"))


def test_a_person_with_their_phone_makes_one_hit_with_all_reasons() -> None:
    [hit] = hits(
        crossing(booking=BOOKING),
        Identifier(IdentifierKind.PHONE, "+84912345678"),
        surname="Doe",
        given="Jane",
        born=date(1990, 2, 15),
    )
    assert [reason.part for reason in hit.reasons][:2] == ["phone", "name"]


def test_an_entry_is_silent_before_its_first_and_after_its_last_day() -> None:
    phone = Identifier(IdentifierKind.PHONE, "+84912345678")
    known = crossing(booking=BOOKING)
    day = known.movement.day
    assert day is not None
    assert hits(known, phone, valid_from=day, valid_until=day)
    assert not hits(known, phone, valid_from=date.fromordinal(day.toordinal() + 1))
    assert not hits(known, phone, valid_until=date.fromordinal(day.toordinal() - 1))
    assert not hits(known, phone, valid_until=day, today=date.fromordinal(day.toordinal() + 1))


def many(count: int, **told: Any) -> list[Entry]:
    """So many entries that name the flight VN123, by number."""
    named = (Identifier(IdentifierKind.FLIGHT, "VN123"),)
    return [Entry(list_name="Border", id=number, identifiers=named, **told) for number in range(1, count + 1)]


def test_a_flight_that_many_entries_name_is_a_hit_of_one_that_stands_for_them() -> None:
    ended = many(CROWD, valid_until=date(2026, 3, 1))
    screener = Screener(WatchlistIndex([*ended, *(replace(one, id=one.id + 1000) for one in many(CROWD))]))
    [hit] = screener.screen(crossing(movement=flight(number="123"))).hits
    assert (hit.source, hit.reasons[0].note) == (1001, MANY)


def test_fewer_are_a_hit_each() -> None:
    screener = Screener(WatchlistIndex(many(CROWD - 1)))
    assert len(screener.screen(crossing(movement=flight(number="123"))).hits) == CROWD - 1


def test_a_number_that_many_entries_name_is_told_of() -> None:
    papers = (("UTO", "UNKNOWN"),)
    listed = [Entry(list_name="Border", id=number, documents=papers) for number in range(CROWD)]
    index = WatchlistIndex([*listed, Entry(list_name="Border", documents=(("UTO", "L898902C3"),))])
    assert list(index.placeholders()) == [("UNKNOWN", CROWD)]
