"""What is sought besides names and papers, each found by an exact look-up: a phone, a card, a flight."""

from enum import StrEnum

from msgspec import Struct

SHORTEST_PHONE, LONGEST_PHONE_COMPARED = 7, 9


class IdentifierKind(StrEnum):
    """As an officer reads it. ``NUMBER`` is a personal or tax number that may be told as a document's.

    ``CARD`` is the token of a card (``vault.cards``): a card's own number is kept nowhere. ``AGENCY`` is the
    IATA number of who made the booking, ``FLIGHT`` a designator such as VN123, ``VESSEL`` an IMO number,
    ``REGISTRATION`` the mark an aircraft or vessel is registered under.
    """

    NUMBER = "personal number"
    PHONE = "phone"
    EMAIL = "e-mail"
    CARD = "payment card"
    AGENCY = "travel agency"
    FLIGHT = "flight"
    VESSEL = "vessel"
    VESSEL_NAME = "vessel name"
    REGISTRATION = "registration"


class Identifier(Struct, frozen=True, gc=False):
    """``value`` as the keeper wrote it; ``plain`` is what compares."""

    kind: IdentifierKind
    value: str


def plain(kind: IdentifierKind, value: str) -> str:
    """A value as it compares; empty where nothing is left that could be looked up.

    A phone compares by its last nine digits, since carriers and keepers leave out country codes and nought
    prefixes as they like (ITU-T E.164); one of fewer than seven is an extension that many share.

    >>> plain(IdentifierKind.PHONE, "+84 912-345-678") == plain(IdentifierKind.PHONE, "0912345678")
    True
    >>> plain(IdentifierKind.FLIGHT, "vn 0123"), plain(IdentifierKind.VESSEL, "IMO 9074729")
    ('VN123', '9074729')
    """
    match kind:
        case IdentifierKind.PHONE:
            digits = _digits(value)
            return digits[-LONGEST_PHONE_COMPARED:] if len(digits) >= SHORTEST_PHONE else ""
        case IdentifierKind.VESSEL:
            return _digits(value)
        case IdentifierKind.EMAIL | IdentifierKind.CARD:
            return value.strip().casefold()
        case IdentifierKind.FLIGHT:
            letters = _letters(value)
            return letters[:2] + letters[2:].lstrip("0")
        case _:
            return _letters(value)


def _digits(value: str) -> str:
    return "".join(sign for sign in value if sign in "0123456789")


def _letters(value: str) -> str:
    return "".join(letter for letter in value.upper() if letter.isalnum())
