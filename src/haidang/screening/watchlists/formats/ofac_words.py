"""What OFAC calls things, in both of its forms (SDN Data Specification, 25 September 2023)."""

from haidang.screening.watchlists.formats.gathered import Gathered
from haidang.screening.watchlists.identifier import IdentifierKind

NOT_TOLD = "-0-"

_IDENTIFIERS = (
    ("phone number", IdentifierKind.PHONE),
    ("email address", IdentifierKind.EMAIL),
    ("vessel registration identification", IdentifierKind.VESSEL),
    ("imo number", IdentifierKind.VESSEL),
    ("vessel call sign", IdentifierKind.REGISTRATION),
    ("aircraft tail number", IdentifierKind.REGISTRATION),
    ("aircraft manufacturer's serial number", IdentifierKind.REGISTRATION),
)
_PAPERS = (
    "passport", "travel document", "visa", "identification", "identity card", "cedula", "national id",
)  # fmt: skip
_NUMBERS = ("tax id", "ssn", "personal id", "citizen's card", "national foreign id", "driver's license")


def name(text: str) -> tuple[str, str]:
    """Surname and given names of ``DOE, Jane``; a name without a comma stands whole.

    >>> name("DOE, Jane"), name("DOE")
    (('DOE', 'Jane'), ('DOE', ''))
    """
    surname, _, given = text.partition(",")
    return surname.strip(), given.strip()


def identity(found: Gathered, kind: str, number: str, country: str) -> None:
    """One of OFAC's identifications, by the name of its kind; one without a place is left out and said."""
    plain = kind.lower().strip().rstrip(".")
    for known, identifier in _IDENTIFIERS:
        if plain.startswith(known):
            found.identifier(identifier, number)
            return
    if plain == "gender":
        found.told_sex(number)
    elif plain.startswith(_PAPERS):
        found.document(number, country)
    elif plain.startswith(_NUMBERS):
        found.identifier(IdentifierKind.NUMBER, number)
    else:
        found.leave_out("identifications without a place in an entry", [number])
