"""Fields about how the journey was paid."""

import re

from haidang.travel import Crossing, Payment

_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")


def kind(crossing: Crossing) -> tuple[str, ...]:
    """Ways of paying: card, cash, cheque, government, invoice or other."""
    return tuple(payment.kind for payment in _payments(crossing))


def count(crossing: Crossing) -> int | None:
    """How many payments the booking tells."""
    return len(_payments(crossing)) or None


def payer_not_travelling(crossing: Crossing) -> bool | None:
    """Whether somebody pays who is not on the booking."""
    payers = {_letters(payment.payer) for payment in _payments(crossing) if payment.payer}
    if not payers or crossing.booking is None:
        return None
    people = (crossing.traveller, *crossing.companions, *crossing.booking.travellers)
    names = [_letters(" ".join((*person.name.given, person.name.surname))) for person in people]
    return any(not any(payer == name for name in names) for payer in payers)


def amount(crossing: Crossing) -> float | None:
    """The largest single payment, in the currency it was told in."""
    told = (payment.amount or "" for payment in _payments(crossing))
    return max((float(amount) for amount in told if _AMOUNT.fullmatch(amount)), default=None)


def currency(crossing: Crossing) -> tuple[str, ...]:
    """Three-letter codes of the currencies paid in."""
    return tuple(payment.currency for payment in _payments(crossing) if payment.currency)


def vendor(crossing: Crossing) -> tuple[str, ...]:
    """Two-letter codes of the card vendors, such as VI."""
    return tuple(payment.vendor for payment in _payments(crossing) if payment.vendor)


def _payments(crossing: Crossing) -> tuple[Payment, ...]:
    return crossing.booking.payments if crossing.booking else ()


def _letters(name: str) -> str:
    """A name's letters in order of the alphabet: word order, blanks and case do not count."""
    return "".join(sorted(letter for letter in name.upper() if letter.isalpha()))
