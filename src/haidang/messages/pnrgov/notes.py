"""What is gathered of a booking before it is one."""

from datetime import date

from haidang.messages.pnrgov.party import Party
from haidang.messages.problem import Problem
from haidang.travel import (
    Address,
    BookingChange,
    Contact,
    FrequentFlyer,
    Leg,
    Payment,
    Remark,
    Service,
    Ticket,
)


class Notes:
    """``day`` is the day the message was told, for centuries."""

    def __init__(self, day: date | None, problems: list[Problem]) -> None:
        self.day, self.problems = day, problems
        self.party = Party()
        self.legs: list[Leg] = []
        self.contacts: list[Contact] = []
        self.addresses: list[Address] = []
        self.services: list[Service] = []
        self.remarks: list[Remark] = []
        self.tickets: list[Ticket] = []
        self.payments: list[Payment] = []
        self.frequent_flyers: dict[tuple[str, str | None], FrequentFlyer] = {}
        self.changes: list[BookingChange] = []

    def fly_often(self, told: FrequentFlyer) -> None:
        """The same card told twice is one."""
        self.frequent_flyers.setdefault((told.carrier, told.number), told)

    def problem(self, kind: str, what: str, number: int) -> None:
        self.problems.append(Problem(kind=kind, what=what, segment=number))
