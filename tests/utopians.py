"""People of Utopia and their journeys, for tests of what is made of them."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from haidang.travel import (
    Address,
    Agency,
    Bag,
    Booking,
    BookingChange,
    Change,
    CheckIn,
    Contact,
    ContactKind,
    Crossing,
    Document,
    FrequentFlyer,
    Leg,
    Link,
    Locator,
    Movement,
    Name,
    Past,
    Payment,
    Seat,
    Sex,
    Ticket,
    Traveller,
    Trip,
)

NOON = datetime(2026, 4, 1, 12)


def traveller(name: str = "JANE DOE", born: date | None = date(1990, 2, 15), **told: Any) -> Traveller:
    """A traveller; the last word of the name is the surname."""
    *given, surname = name.split() or [""]
    return Traveller(name=Name(surname=surname, given=tuple(given)), born=born, **told)


def flight(**told: Any) -> Movement:
    facts = {"carrier": "VN", "number": "123", "origin": "HAN", "destination": "CDG"}
    times = {"departs": NOON, "arrives": NOON + timedelta(hours=8)}
    return Movement(**(facts | times | told))


def crossing(**told: Any) -> Crossing:
    """Jane Doe of Utopia from Hanoi to Paris, booked the evening before and paid in cash by someone else."""
    jane = traveller(
        sex=Sex.FEMALE,
        nationalities=("UTO",),
        documents=(Document(kind="P", number="L898902C3", issued_by="UTO", expires=date(2026, 5, 1)),),
    )
    booking = Booking(
        created=datetime(2026, 3, 31, 17),  # UTC; the flight leaves at five in the morning UTC
        legs=(Leg(origin="HAN", destination="CDG", carrier="VN", departs=NOON),),
        payments=(Payment(kind="cash", amount="900.00", currency="USD", payer="ROE RICHARD"),),
        travellers=(jane,),
    )
    return Crossing(**({"traveller": jane, "movement": flight(), "booking": booking} | told))


def told_in_full() -> Crossing:
    """John Doe of Utopia and his daughter, of whom nothing that can be told is left out."""
    john = traveller(
        "JOHN DOE",
        sex=Sex.MALE,
        nationalities=("UTO", "XXA"),
        kind="adult",
        residence="UTO",
        embarks="HAN",
        debarks="CDG",
        verified=True,
        documents=(
            Document(
                kind="P",
                number="B7654321",
                issued_by="UTO",
                issued=date(2026, 3, 1),
                expires=date(2031, 3, 1),
            ),
            Document(
                kind="V", number="V123", issued_by="FRA", issued=date(2026, 1, 1), expires=date(2026, 9, 1)
            ),
        ),
        contacts=(Contact(kind=ContactKind.PHONE, value="84911111111"),),
        addresses=(
            Address(
                purpose="residence", street="1 Harbour Row", city="Utopia", region="North", country="UTO"
            ),
            Address(purpose="destination", city="Paris", postcode="75001", country="FRA"),
        ),
        seats=(Seat(number="12C", kind="checked in", cabin="Y", origin="HAN", destination="CDG"),),
        bags=(
            Bag(tag="0738123456", weight=23.5, destination="CDG", pool="1"),
            Bag(pieces=2, destination="BOG"),
        ),
        check_in=CheckIn(when=NOON - timedelta(hours=2)),
    )
    ann = traveller(
        "ANN DOE",
        date(2015, 5, 5),
        sex=Sex.FEMALE,
        nationalities=("UTO",),
        debarks="CDG",
        seats=(Seat(number="30A", kind="checked in"),),
        check_in=CheckIn(when=NOON - timedelta(hours=2)),
    )
    return Crossing(
        traveller=john,
        movement=flight(marketed_as=("AF999",), vessel_imo="1234567", cancelled=False),
        booking=_booked_in_full(john, ann),
        companions=(ann,),
        changes=(
            Change(what="name", when=NOON.replace(tzinfo=UTC) - timedelta(hours=40)),
            Change(what="documents", when=NOON.replace(tzinfo=UTC) - timedelta(hours=30)),
            Change(what="contacts", when=NOON.replace(tzinfo=UTC) - timedelta(hours=20), of_booking=True),
            Change(what="payments", when=NOON.replace(tzinfo=UTC) - timedelta(hours=20), of_booking=True),
            Change(what="legs", when=NOON.replace(tzinfo=UTC) - timedelta(hours=20), of_booking=True),
        ),
        disagreements=("name", "sex"),
        heard=NOON.replace(tzinfo=UTC) - timedelta(days=2),
        past=Past(
            trips=(Trip(day=date(2026, 3, 1), origin="HAN", destination="CDG", carrier="VN"),),
            papers_known=False,
            links=(
                Link(person=7, day=date(2026, 3, 20), kind="phone", confirmed=True),
                Link(person=8, day=date(2026, 2, 20), kind="card", steps=2),
            ),
            companions_hit=1,
        ),
        likeness=0.7,
    )


def _booked_in_full(*people: Traveller) -> Booking:
    return Booking(
        locators=(Locator(system="VN", code="ABC123"),),
        created=datetime(2026, 3, 20, 17),
        changed=datetime(2026, 3, 30, 17),
        ticketed=datetime(2026, 3, 21, 17),
        party_size=2,
        agency=Agency(number="37212345", name="Harbour Travel", city="HAN", country="VN", system="1A"),
        legs=(
            Leg(
                origin="HAN",
                destination="BKK",
                carrier="VN",
                operating_carrier="TG",
                booking_class="Y",
                departs=NOON,
                arrives=NOON + timedelta(hours=2),
                status="HK",
            ),
            Leg(
                origin="BKK",
                destination="CDG",
                carrier="AF",
                booking_class="Y",
                departs=NOON + timedelta(hours=6),
                arrives=NOON + timedelta(hours=18),
                status="HX",
            ),
            Leg(
                origin="CDG",
                destination="HAN",
                carrier="AF",
                departs=NOON + timedelta(days=10),
                arrives=NOON + timedelta(days=10, hours=12),
            ),
        ),
        travellers=people,
        tickets=(Ticket(number="7381234567890", issued=date(2026, 3, 21), amount="900.00", currency="USD"),),
        payments=(
            Payment(
                kind="card",
                amount="900.00",
                currency="USD",
                vendor="VI",
                last_four="1111",
                expires="0827",
                payer="ROE RICHARD",
            ),
            Payment(kind="cash", amount="20.00", currency="EUR"),
        ),
        frequent_flyers=(FrequentFlyer(carrier="VN", number="123456", status="GOLD"),),
        contacts=(
            Contact(kind=ContactKind.PHONE, value="84922222222"),
            Contact(kind=ContactKind.EMAIL, value="john@example.org"),
        ),
        split=(Locator(system="VN", code="OLD123"),),
        changes=(BookingChange(action="added", what="seat", when=datetime(2026, 3, 25)),),
    )
