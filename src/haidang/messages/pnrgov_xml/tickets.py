"""TicketDocument and PaymentInfo: tickets, what they cost and how they were paid."""

from haidang.messages.pnrgov.notes import Notes
from haidang.messages.pnrgov.party import Person
from haidang.messages.pnrgov.tickets import FORMS
from haidang.messages.pnrgov_xml.element import Element
from haidang.messages.pnrgov_xml.itinerary import moment
from haidang.travel import Payment, Ticket


def ticket(element: Element, person: Person | None, notes: Notes) -> None:
    at, whose = (element.number,), person.reference if person else None
    number, total = element.get("TicketDocumentNbr", "TicketNumber"), element.first("TotalFare")
    issued = moment(element.get("DateOfIssue"), element.number, notes.problems)
    bought = Ticket(
        number=number or None,
        issued=issued.date() if issued else None,
        amount=total.get("Amount") or None,
        currency=total.get("CurrencyCode") or None,
        traveller=whose,
        at=at,
    )
    notes.tickets.append(bought)
    if person and number:
        person.tickets.append(number)
    for paid in element.of("PaymentInfo"):
        notes.payments.append(_payment(paid, bought.currency, whose, at))


def _payment(paid: Element, currency: str | None, whose: str | None, at: tuple[int, ...]) -> Payment:
    amount = paid.get("PaymentAmount", "Amount") or None
    return Payment(
        kind=FORMS.get(paid.get("PaymentType").upper(), "other"),
        amount=amount,
        currency=(paid.get("CurrencyCode") or currency) if amount else None,
        vendor=paid.get("VendorCode") or None,
        account=paid.get("AccountNbr", "CardNumber") or None,
        expires=paid.get("ExpiryDate") or None,
        payer=paid.get("CardHolderName") or paid.first("SponsorInfo", "CardHolderName").text or None,
        traveller=whose,
        at=at,
    )


def paid(element: Element, person: Person | None, notes: Notes) -> None:
    whose = person.reference if person else None
    notes.payments.append(_payment(element, None, whose, (element.number,)))
