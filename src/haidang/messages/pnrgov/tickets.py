"""TKT, MON, FOP: tickets, what they cost and how they were paid (GR.3 and GR.4)."""

import re
from datetime import date

from haidang.edifact import Segment
from haidang.messages import dates
from haidang.messages.pnrgov.groups import Group
from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person
from haidang.travel import Payment, Ticket

#: PADIS 9888, the forms of payment that are told apart.
FORMS = {
    "CC": "card",
    "CA": "cash",
    "CK": "cheque",
    "CQ": "cheque",
    "GR": "government",
    "IN": "invoice",
    "AGT": "invoice",
}
_SPONSOR = "43"
_NUMBER = re.compile(r"\d{13,14}")
_WRITTEN_APART = re.compile(r"(\d{3})[ -](\d{10,11})(?!\d)|(\d{13})-\d{1,2}", re.ASCII)
_CARD_IN_ONE = re.compile(r"(?:CC)?([A-Z]{2})([\dX*]{12,19})(?:/(\d{4}))?", re.ASCII)


class Sale:
    """A ticket (GR.3) with its fare and dates, if there is one, and what was paid for it (GR.4)."""

    __slots__ = ("paid", "person", "ticket")

    def __init__(self, person: Person | None, ticket: Group | None = None) -> None:
        self.person, self.ticket = person, ticket
        self.paid: list[Group] = []


def bought(sale: Sale, notes: Notes) -> None:
    """Note the ticket and its payments."""
    traveller = sale.person.reference if sale.person else None
    currency = None
    if sale.ticket:
        told = ticket(sale.ticket, traveller, notes.day)
        notes.tickets.append(told)
        currency = told.currency
        if told.number and sale.person:
            sale.person.tickets.append(told.number)
    for group in sale.paid:
        notes.payments += payments(group, currency, traveller)


def ticket(group: Group, traveller: str | None, told: date | None) -> Ticket:
    """One ticket; without a number where the carrier issues none (``TKT+:700``)."""
    number, tkt = group[0]
    at = [number]
    amount = currency = ""
    issued = None
    for place, segment in group[1:]:
        if segment.tag == "MON":
            amount, currency = total(segment)
            at.append(place)
        elif segment.tag == "DAT":
            issued = _issued(segment, told) or issued
            at.append(place)
    return Ticket(
        number=_number(tkt.get(0)) or None,
        issued=issued,
        amount=amount or None,
        currency=currency or None,
        traveller=traveller,
        at=tuple(at),
    )


def _number(told: str) -> str:
    """Without what some write between the airline and the number, or how far booklets go behind it.

    >>> _number("123-2400000001"), _number("1232400000001-02"), _number("A12-7")
    ('1232400000001', '1232400000001', 'A12-7')
    """
    apart = _WRITTEN_APART.fullmatch(told)
    return "".join(filter(None, apart.groups())) if apart else told


def total(mon: Segment) -> tuple[str, str]:
    """The total of a MON segment and its currency; the last sum where none says that it is the total.

    >>> total(Segment("MON", (("B", "90.00", "EUR"), ("T", "99.50", "EUR"))))
    ('99.50', 'EUR')
    """
    sums = [(*element, "", "", "")[:3] for element in mon.elements]
    totals = [each for each in sums if each[0].strip() == "T"] or sums
    _, amount, currency = totals[-1] if totals else ("", "", "")
    return amount.strip(), currency.strip()


def _issued(dat: Segment, told: date | None) -> date | None:
    for element in dat.elements:
        kind, day, *_ = (*element, "", "")
        if kind.strip() == "710":
            return dates.ddmmyy(day, told)
    return None


def payments(group: Group, currency: str | None, traveller: str | None) -> list[Payment]:
    """Every form of payment of one FOP, with the payer where somebody else pays."""
    (number, fop), *texts = group
    sponsors = [(n, s) for n, s in texts if s.get(0, 1) == _SPONSOR and s.get(1)]
    payer = sponsors[0][1].get(1) if sponsors else None
    at = (number, *(n for n, _ in sponsors[:1]))
    return [_payment(element, currency, payer, traveller, at) for element in fop.elements if any(element)]


def _payment(
    element: tuple[str, ...],
    currency: str | None,
    payer: str | None,
    traveller: str | None,
    at: tuple[int, ...],
) -> Payment:
    form, _, amount, vendor, account, expires = [part.strip() for part in (*element, *[""] * 6)[:6]]
    if in_one := _CARD_IN_ONE.fullmatch(form):
        form, vendor, account, expires = "CC", in_one[1], in_one[2], in_one[3] or expires
    return Payment(
        kind=FORMS.get(form, "other"),
        amount=amount or None,
        currency=currency if amount else None,
        vendor=vendor or None,
        account=account or None,
        expires=expires or None,
        payer=payer,
        traveller=traveller,
        at=at,
    )


def ticket_number(text: str) -> str | None:
    """The ticket named in a service request, without its coupon.

    >>> ticket_number(".1393534576000C1"), ticket_number("TKT NBR 15158035510059 31DEC19")
    ('1393534576000', '15158035510059')
    """
    found = _NUMBER.search(text)
    return found[0] if found else None
