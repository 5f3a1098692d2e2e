"""What the machine-readable zone of a travel document does to numbers and names (ICAO Doc 9303-3, 4.9 and 6).

Check-in desks read it, so numbers arrive with its check digit glued on, and names in its spelling, cut
where its line ends.
"""

from anyascii import anyascii

_WEIGHTS = (7, 3, 1)
_NUMBER_LENGTH = 9  # of the field in every format of document; the check digit is the tenth

#: Signs a name may have in each format: three lines of a card (TD1), two (TD2), and a passport (TD3).
NAME_LENGTHS = {"TD1": 30, "TD2": 31, "TD3": 39}

#: Doc 9303-3 section 6.A, where it differs from leaving the accent off.
_SPELT = {
    "Ä": "AE",
    "Å": "AA",
    "Æ": "AE",
    "Ö": "OE",
    "Ø": "OE",
    "Ü": "UE",
    "Þ": "TH",
    "ẞ": "SS",
    "Œ": "OE",
    "Ĳ": "IJ",
}


def check_digit(text: str) -> str:
    """The digit that follows a field. Raises `ValueError` for a sign the zone does not have.

    >>> check_digit("L898902C3"), check_digit("520727"), check_digit("AB2134<<<")
    ('6', '3', '5')
    """
    return str(sum(_value(sign) * _WEIGHTS[place % 3] for place, sign in enumerate(text)) % 10)


def _value(sign: str) -> int:
    if sign == "<":
        return 0
    if sign.isascii() and sign.isdecimal():
        return int(sign)
    if "A" <= sign <= "Z":
        return ord(sign) - ord("A") + 10
    raise ValueError(f"{sign!r} is no sign of a machine-readable zone: A to Z, 0 to 9 and < are")


def without_check_digit(number: str) -> str | None:
    """A number of ten signs whose last checks the others, without it; ``None`` for every other.

    One number in ten of that length checks by chance: hold both forms against what is known.

    >>> without_check_digit("L898902C36"), without_check_digit("L898902C3"), without_check_digit("L898902C37")
    ('L898902C3', None, None)
    """
    number, digit = number[:-1], number[-1:]
    if len(number) != _NUMBER_LENGTH or not (
        number.isascii() and number.isalnum() and number == number.upper()
    ):
        return None
    return number if check_digit(number) == digit else None


def spelt(name: str) -> str:
    """A name in the letters of the zone, as a document spells it.

    >>> spelt("Müller"), spelt("Đặng"), spelt("Strauß"), spelt("O'Neil")
    ('MUELLER', 'DANG', 'STRAUSS', "O'NEIL")
    """
    if name.isascii():
        return name.upper()
    return anyascii("".join(_SPELT.get(sign, sign) for sign in name.replace("ß", "ẞ").upper())).upper()
