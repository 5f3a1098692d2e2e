"""Fields about how the journey was paid."""

from typing import Literal, cast

from haidang.screening.criteria.amounts import amount_of
from haidang.screening.criteria.fields.field import Currency
from haidang.screening.criteria.payers import pays_for_others
from haidang.travel import Crossing, Payment

Way = Literal["card", "cash", "cheque", "government", "invoice", "other"]


def kind(crossing: Crossing) -> tuple[Way, ...]:
    """Ways of paying."""
    return tuple(cast(Way, payment.kind) for payment in _payments(crossing))


def count(crossing: Crossing) -> int | None:
    """How many payments the booking tells."""
    return len(_payments(crossing)) or None


def payer_not_travelling(crossing: Crossing) -> bool | None:
    """Whether somebody pays who is not on the booking."""
    told = [pays_for_others(payment.payer, crossing) for payment in _payments(crossing) if payment.payer]
    return any(told) if told else None


def amount(crossing: Crossing) -> float | None:
    """The largest single payment, in the currency it was told in."""
    told = (amount_of(payment.amount) for payment in _payments(crossing))
    return max((amount for amount in told if amount is not None), default=None)


def currency(crossing: Crossing) -> tuple[Currency, ...]:
    """Three-letter codes of the currencies paid in."""
    return tuple(payment.currency for payment in _payments(crossing) if payment.currency)


def vendor(crossing: Crossing) -> tuple[str, ...]:
    """Two-letter codes of the card vendors, such as VI."""
    return tuple(payment.vendor for payment in _payments(crossing) if payment.vendor)


def _payments(crossing: Crossing) -> tuple[Payment, ...]:
    return crossing.booking.payments if crossing.booking else ()
