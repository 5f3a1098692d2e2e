"""A list entry without what the law forbids: sensitive words out of its texts, and no card's number.

Lists are kept for a purpose; that somebody is of a faith, ill or of a party is none (Directive (EU) 2016/681
Art. 13(4), R3-01). A card is looked up by its token, and its number kept nowhere (PCI DSS 3.5.1, R4-01).
"""

import re
from collections import Counter

from msgspec.structs import replace

from haidang.screening.watchlists import Entry, Identifier, IdentifierKind
from haidang.vault import cards, terms
from haidang.vault.cards import CardKey

_TOKEN = re.compile(r"v\d+:[0-9a-f]{64}")


class NoCard(ValueError):
    """What is told as a card is neither a card's number nor a token of this house."""


def clean_entry(entry: Entry, key: CardKey, removed: Counter[str]) -> Entry:
    """The entry as it may be kept, counting what was taken out into ``removed``. Raises ``NoCard``.

    >>> entry = Entry(list_name="Border", surname="Doe", instruction="Wears a beard, imam of his mosque")
    >>> clean_entry(entry, CardKey(1, b"k" * 32), Counter()).instruction
    'Wears a beard, [removed] of his [removed]'
    """
    if not (entry.instruction or entry.instruction_vi or entry.categories or entry.identifiers):
        return entry
    return replace(
        entry,
        instruction=_plain(entry.instruction, removed),
        instruction_vi=_plain(entry.instruction_vi, removed),
        categories=tuple(_plain(text, removed) for text in entry.categories),
        identifiers=tuple(_tokenised(one, key) for one in entry.identifiers),
    )


def _plain(text: str, removed: Counter[str]) -> str:
    return terms.redact(cards.redact(text, removed), removed) if text else text


def _tokenised(identifier: Identifier, key: CardKey) -> Identifier:
    if identifier.kind is not IdentifierKind.CARD or _TOKEN.fullmatch(identifier.value):
        return identifier
    digits = "".join(sign for sign in identifier.value if sign.isdecimal())
    if not cards.is_card_number(digits):
        raise NoCard("cards: neither a card's number nor a token of this house")
    return Identifier(IdentifierKind.CARD, cards.token(digits, key))
