"""One payment of the booking."""

from typing import cast

from haidang.screening.criteria.amounts import amount_of
from haidang.screening.criteria.fields.field import Currency
from haidang.screening.criteria.fields.payment import Way
from haidang.screening.criteria.payers import pays_for_others
from haidang.travel import Crossing, Payment


def elements_of(crossing: Crossing) -> tuple[Payment, ...]:
    """The payments told."""
    return crossing.booking.payments if crossing.booking else ()


def kind(payment: Payment, crossing: Crossing) -> Way:
    """Way of paying."""
    return cast(Way, payment.kind)


def amount(payment: Payment, crossing: Crossing) -> float | None:
    """The sum, in the currency it was told in."""
    return amount_of(payment.amount)


def currency(payment: Payment, crossing: Crossing) -> Currency | None:
    """Three-letter code of the currency."""
    return payment.currency


def vendor(payment: Payment, crossing: Crossing) -> str | None:
    """Two-letter code of the card's vendor, such as VI."""
    return payment.vendor


def last_four(payment: Payment, crossing: Crossing) -> str | None:
    """Last four figures of the card; no more of it is kept."""
    return payment.last_four


def card_months_left(payment: Payment, crossing: Crossing) -> int | None:
    """Months from departure until the card expires; negative when it has."""
    day, told = crossing.movement.day, payment.expires or ""
    if day is None or len(told) != 4 or not told.isascii() or not told.isdigit():
        return None
    return (2000 + int(told[2:]) - day.year) * 12 + int(told[:2]) - day.month


def payer_not_travelling(payment: Payment, crossing: Crossing) -> bool | None:
    """Whether somebody pays it who is not on the booking."""
    return pays_for_others(payment.payer, crossing)
