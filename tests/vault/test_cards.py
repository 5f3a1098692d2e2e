"""Card numbers hidden anywhere, and numbers that are none (R4-01 to R4-05)."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.travel import Payment
from haidang.vault.cards import ISSUERS, CardKey, find, is_card_number, redact, token, tokenise

KEY = CardKey(1, bytes(range(32)))

TEST_CARDS = [
    "4242424242424242",
    "4222222222222",
    "5555555555554444",
    "2223003122003222",
    "378282246310005",
    "30569309025904",
    "6011111111111117",
    "3566002020360505",
    "6200000000000005",
    "6304000000000000",
    "9704000000000000016",
]
"""Numbers the issuers publish for trying out; they belong to nobody."""


def with_check_digit(digits: str) -> str:
    """The digits and the one that makes them a card number."""
    return next(digits + last for last in "0123456789" if _luhn(digits + last))


def _luhn(digits: str) -> bool:
    doubled = [int(d) * (1 + place % 2) for place, d in enumerate(reversed(digits))]
    return sum(value - 9 * (value > 9) for value in doubled) % 10 == 0


@st.composite
def card_numbers(draw: st.DrawFn) -> str:
    _, first, last, lengths = draw(st.sampled_from(ISSUERS))
    prefix = str(draw(st.integers(first, last)))
    length = draw(st.sampled_from(lengths))
    rest = draw(st.text("0123456789", min_size=length - 5, max_size=length - 5))
    return with_check_digit(prefix + rest)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, str]:
    """A card number, and the same with blanks, hyphens and the like between its digits."""
    digits = draw(card_numbers())
    between = st.sampled_from(["", "", "", " ", "-", "?", " - ", "."])
    return digits, "".join(d + draw(between) for d in digits[:-1]) + digits[-1]


around = st.text(alphabet=st.characters(exclude_categories=["Nd", "Cs"], exclude_characters="?-. \r\n"))


@pytest.mark.parametrize("number", TEST_CARDS)
def test_the_numbers_issuers_publish_are_found(number: str) -> None:
    assert is_card_number(number)
    assert redact(f"FP CC{number}/0827") == f"FP CC[card {number[-4:]}]/0827"


@given(around, written(), around)
def test_no_card_number_survives_in_any_text(before: str, card: tuple[str, str], after: str) -> None:
    digits, told = card
    kept = redact(before + told + after)
    assert told not in kept
    assert digits not in re.sub("[^0-9]", "", kept)
    assert not list(find(kept))


@given(st.text(alphabet="0123456789 -?./ABC", max_size=200))
def test_what_was_cleaned_is_clean(text: str) -> None:
    assert not list(find(redact(text)))


@given(st.integers(0, 999_999), card_numbers(), st.integers(0, 9999))
def test_a_number_glued_to_other_digits_is_found(before: int, card: str, after: int) -> None:
    assert card not in redact(f"{before}{card}{after}")


@pytest.mark.parametrize(
    "text",
    [
        "TKT 7382301234567",
        "738-2301234567-68",
        "BAG 0738123456 0738123457 0738123458",
        "CTCM 84912345678",
        "C4100123 N0012345",
        "0912345678 0987654321",
        "20261124 202104 2026112420210412",
        "4242 4242 4242 4241",
        "09994242 424242424242",
        "9999999999999999",
        "AB 1234567890123",
        "XXXXXXXX1186",
    ],
)
def test_tickets_bags_telephones_and_documents_are_no_cards(text: str) -> None:
    assert redact(text) == text


def test_a_ticket_that_passes_as_an_old_card_stays_where_tickets_stand() -> None:
    ticket = with_check_digit("479230123456")
    assert redact(ticket, shortest=15) == ticket
    assert redact(ticket) == f"[card {ticket[-4:]}]"


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("4242424242424242/0827/123", "[card 4242]/0827"),
        ("4242424242424242 EXP 08/27 123", "[card 4242] EXP 08/27"),
        ("4242424242424242 CVV 123", "[card 4242] [removed]"),
        ("4242424242424242/123", "[card 4242]"),
        ("378282246310005/0827/CID 1234", "[card 0005]/0827"),
        ("VI:4242424242424242:0827", "VI:[card 4242]:0827"),
        ("CVC2: 123 MC 5555555555554444", "[removed] MC [card 4444]"),
        ("4242424242424242/0827 628.32", "[card 4242]/0827 628.32"),
    ],
)
def test_the_security_code_beside_a_card_goes(told: str, kept: str) -> None:
    assert redact(told) == kept


def test_cards_taken_out_are_counted() -> None:
    removed: Counter[str] = Counter()
    redact("4242424242424242 AND 5555 5555 5555 4444", removed)
    assert removed == {"card number": 2}


def test_a_payment_keeps_the_last_four_and_a_token() -> None:
    paid = tokenise(Payment(kind="card", vendor="VI", account="4242-4242-4242-4242", expires="0827"), KEY)
    assert paid == Payment(
        kind="card", vendor="VI", expires="0827", last_four="4242", token=token("4242424242424242", KEY)
    )


def test_the_token_holds_none_of_the_number() -> None:
    kept = token("4242424242424242", KEY)
    assert re.fullmatch(r"v1:[0-9a-f]{64}", kept)
    assert "424242" not in kept


def test_the_same_card_gives_the_same_token_under_one_key_only() -> None:
    spaced = tokenise(Payment(kind="card", account="4242 4242 4242 4242"), KEY)
    plain = tokenise(Payment(kind="card", account="4242424242424242"), KEY)
    other = tokenise(Payment(kind="card", account="4242424242424242"), CardKey(2, bytes(32)))
    assert spaced.token == plain.token != other.token
    assert other.token is not None
    assert other.token.startswith("v2:")


@pytest.mark.parametrize("account", ["XXXXXXXXXXXX1186", "424242******1186", "1186"])
def test_a_number_the_carrier_masked_gives_no_token(account: str) -> None:
    paid = tokenise(Payment(kind="card", account=account), KEY)
    assert (paid.account, paid.last_four, paid.token) == (None, "1186", None)


def test_a_vendor_written_before_the_number_changes_no_token() -> None:
    glued = tokenise(Payment(kind="card", account="VI4242424242424242"), KEY)
    assert (glued.last_four, glued.token) == ("4242", token("4242424242424242", KEY))


def test_a_payment_without_account_is_left_alone() -> None:
    cash = Payment(kind="cash", amount="100.00")
    assert tokenise(cash, KEY) is cash
