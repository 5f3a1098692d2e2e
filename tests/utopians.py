"""People of Utopia and their journeys, for tests of what is made of them."""

from datetime import date, datetime, timedelta
from typing import Any

from haidang.travel import Booking, Crossing, Document, Leg, Movement, Name, Payment, Sex, Traveller

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
