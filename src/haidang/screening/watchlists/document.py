"""A paper told by a carrier beside a paper on a list."""

from msgspec import Struct

from haidang.travel import Document


class Paper(Struct, frozen=True):
    """A document the traveller told whose number stands on a list, with the issuer the list names."""

    told: Document
    issuer: str | None
    number: str


def plain_number(number: str) -> str:
    """A document number as it compares: capitals and digits only, fillers and blanks taken off.

    >>> plain_number("l898902c3<<"), plain_number("L 898902-C3")
    ('L898902C3', 'L898902C3')
    """
    return "".join(letter for letter in number.upper() if letter.isalnum())


def same_issuer(one: str | None, other: str | None) -> bool | None:
    """Whether two issuers agree; ``None`` where one of them is not told.

    >>> same_issuer("UTO", "UTO"), same_issuer("UTO", "XXA"), same_issuer(None, "UTO")
    (True, False, None)
    """
    return one.upper() == other.upper() if one and other else None
