"""How a value is shown: in full, in part, or not at all, by its row in the catalogue (R4-04, R4-07).

To see a document number or a contact in full is a look of its own, with a permission and a purpose:
``Permission.REVEAL_DOCUMENTS``. A card number cannot be seen by anybody: it does not exist.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from haidang.vault.catalogue import Classified, Sensitivity
from haidang.vault.roles import Role

DOTS = "•••"
HIDDEN = DOTS
"""What a role sees that may not see the value: it does not even tell how long it is."""


def shown(value: str, row: Classified, role: Role) -> str:
    """The value as this role sees it.

    >>> from haidang.vault.catalogue import row
    >>> shown("C4100123", row("Document", "number"), Role.ANALYST)
    '•••123'
    >>> shown("C4100123", row("Document", "number"), Role.OPERATOR)
    '•••'
    """
    if role not in row.seen_by:
        return HIDDEN
    return SHOWN_AS.get(row.sensitivity, _whole)(value)


def document(number: str) -> str:
    """The last three; fewer of a short number, so that at least half of it stays hidden.

    >>> document("C4100123"), document("AB12")
    ('•••123', '•••12')
    """
    return DOTS + _end(number, 3)


def card(last_four: str) -> str:
    """
    >>> card("4242")
    '•••• 4242'
    """
    return f"•••• {last_four[-4:]}"


def contact(value: str) -> str:
    """The first letter and the domain of an e-mail address; the last three digits of a number.

    >>> contact("jane.doe@example.org"), contact("+84912345678")
    ('j•••@example.org', '•••678')
    """
    name, at, domain = value.rpartition("@")
    return f"{name[:1]}{DOTS}@{domain}" if at else DOTS + _end(value, 3)


def _end(value: str, count: int) -> str:
    count = min(count, len(value) // 2)
    return value[len(value) - count :]


def _whole(value: str) -> str:
    return value


def _nothing(value: str) -> str:
    return HIDDEN


SHOWN_AS: Mapping[Sensitivity, Callable[[str], str]] = MappingProxyType(
    {
        Sensitivity.DOCUMENT: document,
        Sensitivity.CARD: card,
        Sensitivity.CONTACT: contact,
        Sensitivity.SECRET: _nothing,
        Sensitivity.SEALED: _nothing,
    }
)
"""What is not shown in full."""
