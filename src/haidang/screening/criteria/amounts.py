"""Sums of money as carriers write them."""

import re

_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?")


def amount_of(told: str | None) -> float | None:
    """
    >>> amount_of("900.00"), amount_of("FREE"), amount_of(None)
    (900.0, None, None)
    """
    return float(told) if told and _AMOUNT.fullmatch(told) else None
