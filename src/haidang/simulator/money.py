"""How journeys are paid for, and who sells them."""

from functools import cache

from msgspec import Struct

from haidang.simulator.dice import Dice

#: The card numbers the card schemes publish for testing: well-formed, and nobody's.
TEST_CARDS: tuple[tuple[str, str], ...] = (
    ("VI", "4111111111111111"),
    ("VI", "4242424242424242"),
    ("VI", "4012888888881881"),
    ("CA", "5555555555554444"),
    ("CA", "5105105105105100"),
    ("AX", "378282246310005"),
    ("AX", "371449635398431"),
    ("DC", "30569309025904"),
    ("DS", "6011111111111117"),
    ("JC", "3530111333300000"),
)
_FORMS = ("CC",) * 88 + ("CA",) * 6 + ("IN",) * 3 + ("MS",) * 3
_AGENCY_WORDS = (
    "Lotus",
    "Lantern",
    "Harbour",
    "Monsoon",
    "Bamboo",
    "Red River",
    "Mekong",
    "Anyder",
    "Blue Kite",
)
_AGENCY_CITIES = (("HAN", "VN"), ("SGN", "VN"), ("SGN", "VN"), ("ICN", "KR"), ("BKK", "TH"), ("SIN", "SG"))


class Payer(Struct, frozen=True, kw_only=True):
    """Somebody who pays and need not travel."""

    name: str
    address: str
    phone: str


class Payment(Struct, frozen=True, kw_only=True):
    """``form`` as FOP codes it: CC card, CA cash, IN invoice, MS other. ``expires`` is MMYY."""

    form: str
    vendor: str = ""
    account: str = ""
    expires: str = ""
    payer: Payer | None = None


class Agency(Struct, frozen=True, kw_only=True):
    """``number`` looks like an IATA agency number and is none: no agency's begins with 000."""

    number: str
    name: str
    city: str
    country: str
    system: str


@cache
def agencies() -> tuple[Agency, ...]:
    """The forty agencies of the world."""
    return tuple(_agency(Dice(f"agency/{place}"), place) for place in range(40))


def _agency(dice: Dice, place: int) -> Agency:
    city, country = dice.pick(_AGENCY_CITIES)
    return Agency(
        number=f"000{place:05d}",
        name=f"{dice.pick(_AGENCY_WORDS)} Travel",
        city=city,
        country=country,
        system=dice.pick(("9A", "9B", "9C")),
    )


def pay(dice: Dice) -> Payment:
    form = dice.pick(_FORMS)
    if form != "CC":
        return Payment(form=form)
    return card(dice, masked=dice.chance(0.6))


def card(dice: Dice, *, masked: bool) -> Payment:
    vendor, number = dice.pick(TEST_CARDS)
    account = number[:6] + "X" * (len(number) - 10) + number[-4:] if masked else number
    expires = f"{dice.between(1, 12):02d}{dice.between(28, 33)}"
    return Payment(form="CC", vendor=vendor, account=account, expires=expires)
