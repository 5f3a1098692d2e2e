"""Card numbers: found anywhere, replaced by the last four digits and a keyed token (rights 4, PCI DSS 3.5.1).

A number counts as a card when its first digits and its length are those of an issuer and its check
digit (Luhn) fits. The issuer's digits are not kept beside the token: with them and the last four only
some 100,000 candidates would remain (R4-03).
"""

import hmac
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from haidang.travel import Payment

ISSUERS: tuple[tuple[str, int, int, tuple[int, ...]], ...] = (
    ("UATP", 1000, 1999, (15,)),
    ("Mastercard", 2221, 2720, (16,)),
    ("Mir", 2200, 2204, (16, 17, 18, 19)),
    ("Diners Club", 3000, 3059, (14, 16, 17, 18, 19)),
    ("Diners Club", 3095, 3095, (14, 16, 17, 18, 19)),
    ("Diners Club", 3600, 3699, (14, 16, 17, 18, 19)),
    ("Diners Club", 3800, 3999, (14, 16, 17, 18, 19)),
    ("American Express", 3400, 3499, (15,)),
    ("American Express", 3700, 3799, (15,)),
    ("JCB", 3528, 3589, (16, 17, 18, 19)),
    ("Visa", 4000, 4999, (13, 16, 19)),
    ("Maestro", 5018, 5018, (13, 14, 15, 16, 17, 18, 19)),
    ("Dankort", 5019, 5019, (16,)),
    ("Maestro", 5020, 5020, (13, 14, 15, 16, 17, 18, 19)),
    ("Maestro", 5038, 5038, (13, 14, 15, 16, 17, 18, 19)),
    ("Verve", 5060, 5061, (16, 18, 19)),
    ("Elo", 5066, 5067, (16,)),
    ("RuPay", 5080, 5089, (16,)),
    ("Mastercard", 5100, 5599, (16,)),
    ("Maestro", 5893, 5893, (13, 14, 15, 16, 17, 18, 19)),
    ("RuPay, Discover", 6000, 6099, (16, 17, 18, 19)),
    ("UnionPay", 6200, 6299, (16, 17, 18, 19)),
    ("Maestro", 6304, 6304, (13, 14, 15, 16, 17, 18, 19)),
    ("InterPayment, Elo", 6360, 6369, (16, 17, 18, 19)),
    ("Maestro", 6390, 6390, (13, 14, 15, 16, 17, 18, 19)),
    ("Discover", 6440, 6599, (16, 17, 18, 19)),
    ("Maestro", 6759, 6771, (13, 14, 15, 16, 17, 18, 19)),
    ("UnionPay, RuPay", 8100, 8299, (16, 17, 18, 19)),
    ("Napas", 9704, 9704, (16, 19)),
    ("Troy", 9792, 9792, (16,)),
)
"""Issuer, first and last of its leading four digits, lengths. As the issuers publish them (ISO/IEC 7812)."""

LONGEST_WRITTEN = 19 + 18 * 3
"""Nineteen digits with three signs between each two."""

_PERHAPS = re.compile(r"[0-9][ ?\-.\r\n0-9]{12,}")
"""Quick to say no, as most segments deserve."""
_RUN = re.compile(r"[0-9](?:[ ?\-.\r\n]{0,3}[0-9]){12,}")
_GROUP = re.compile(r"[0-9]+")
_CODE_BY_NAME = re.compile(r"\bCV[VCN]2?\W{0,3}[0-9]{3,4}(?![0-9])", re.IGNORECASE)
_CODE_BESIDE = re.compile(
    r"(\[card [0-9]{4}\])"
    r"([ :/,-]{1,3}(?:EXP\w*\W{0,2})?[0-9]{2}[/-]?[0-9]{2}(?![0-9]))?"
    r"[ :/,-]{1,3}(?:(?:CID|CSC|CAV2?)\W{0,2}[0-9]{3,4}|(?(2)[0-9]{3,4}|[0-9]{3}))(?![0-9.])",
    re.IGNORECASE,
)
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


class CardKey(Struct, frozen=True):
    """The key of the tokens. ``version`` stands in every token, so that a key can be changed."""

    version: int
    secret: bytes


class Found(Struct, frozen=True):
    """A card number stands in a text from ``start`` to before ``end``."""

    start: int
    end: int
    digits: str


def is_card_number(digits: str) -> bool:
    """Whether plain digits are an issuer's, of the right length, with the right check digit.

    >>> is_card_number("4242424242424242"), is_card_number("4242424242424241")
    (True, False)
    """
    return len(digits) in _lengths().get(digits[:4], ()) and _luhn(digits)


def find(text: str, *, shortest: int = 13) -> Iterator[Found]:
    """Every card number in the text, written with or without blanks, hyphens, dots or ``?``.

    ``shortest`` is raised to 15 where tickets (13 digits) and telephone numbers stand. A number begins
    where a group of digits begins or, in a group of thirteen and more, anywhere in it.
    """
    for run in _RUN.finditer(text):
        after = run.start()
        for group in _GROUP.finditer(text, *run.span()):
            while after < group.end() and (card := _at_group(text, group, run.end(), after, shortest)):
                yield card
                after = card.end


def redact(text: str, removed: Counter[str] | None = None, *, shortest: int = 13) -> str:
    """The text with ``[card 4242]`` for every card number, and no security code beside it (R4-01).

    >>> redact("FP CCVI4242-4242-4242-4242/0827/123")
    'FP CCVI[card 4242]/0827'
    >>> redact("TKT 7382301234567 BAG 0738123456")
    'TKT 7382301234567 BAG 0738123456'
    """
    parts, end = [], 0
    for card in find(text, shortest=shortest) if _PERHAPS.search(text) else ():
        parts += [text[end : card.start], f"[card {card.digits[-4:]}]"]
        end = card.end
    if parts:
        text = _CODE_BESIDE.sub(r"\1\2", "".join((*parts, text[end:])))
        if removed is not None:
            removed["card number"] += len(parts) // 2
    return _CODE_BY_NAME.sub("[removed]", text) if "CV" in text.upper() else text


def tokenise(payment: Payment, key: CardKey) -> Payment:
    """The payment without its account: the last four digits and a token that links the same card.

    A number the carrier itself has masked gives its last four and no token.

    >>> paid = tokenise(Payment(kind="card", account="4242424242424242"), CardKey(1, b"k" * 32))
    >>> paid.account, paid.last_four, paid.token
    (None, '4242', 'v1:...')
    """
    if payment.account is None:
        return payment
    card = next(find(payment.account), None)
    digits = card.digits if card else "".join(_GROUP.findall(payment.account))
    whole = card is not None or (len(digits) >= 12 and not re.search("[Xx*]", payment.account))
    return replace(
        payment,
        account=None,
        last_four=digits[-4:] if len(digits) >= 4 else None,
        token=token(digits, key) if whole else None,
    )


def token(digits: str, key: CardKey) -> str:
    """``v`` and the key's version, then HMAC-SHA-256 of the digits in hexadecimal."""
    return f"v{key.version}:{hmac.digest(key.secret, digits.encode(), 'sha256').hex()}"


def _at_group(text: str, group: re.Match[str], run_end: int, after: int, shortest: int) -> Found | None:
    """The first card that begins at the group's first digit or, in a group as long as a card, at any."""
    lengths = _lengths()
    for start in range(max(after, group.start()), max(group.start() + 1, group.end() - 12)):
        stop = min(run_end, start + LONGEST_WRITTEN)
        digits = "".join(_GROUP.findall(text, start, stop))
        for length in sorted(lengths.get(digits[:4], ()), reverse=True):
            if shortest <= length <= len(digits) and _luhn(digits[:length]):
                return Found(start, _end_of(text, start, length), digits[:length])
    return None


def _end_of(text: str, start: int, length: int) -> int:
    """Where the digit stands that makes ``length`` of them, counted from ``start``."""
    seen = 0
    for place in range(start, len(text)):
        seen += text[place] in "0123456789"
        if seen == length:
            return place + 1
    raise AssertionError("fewer digits than were counted")


def _luhn(digits: str) -> bool:
    """ISO/IEC 7812-1 annex B."""
    backwards = [int(digit) for digit in reversed(digits)]
    return (sum(backwards[::2]) + sum(_DOUBLED[digit] for digit in backwards[1::2])) % 10 == 0


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """The lengths a card may have, by its first four digits."""
    lengths: dict[str, tuple[int, ...]] = {}
    for _, first, last, allowed in ISSUERS:
        for number in range(first, last + 1):
            prefix = f"{number:04}"
            lengths[prefix] = tuple({*lengths.get(prefix, ()), *allowed})
    return lengths
