"""What a criterion may ask, but should not without a good reason: whoever approves it sees this.

After the case law on Directive (EU) 2016/681 Article 6(4) (CJEU C-817/19, 196 to 200): neither direct nor
indirect discrimination, and as few people as possible.
"""

from collections.abc import Iterator

from haidang.said import Said
from haidang.screening.criteria.expression import Comparison, Expression
from haidang.screening.criteria.forced import conditions
from haidang.screening.criteria.operators import PARTS
from haidang.screening.criteria.proportion import PERSONAL

HOLY_PLACES = frozenset(("ATQ", "JED", "MED", "NJF", "TLV", "VNS", "LDE", "BGW", "MHD"))
"""Airports most travel to for their faith, at least in season."""

ONE_PERSONS = frozenset(
    (
        "any document.number",
        "any phone.number",
        "any email.address",
        "any frequent_flyer.number",
        "any bag.tag",
        "any ticket.number",
        "booking.locator",
    )
)
LIVES = Said("where somebody lives can stand in for origin")
FAMILY_NAMES = Said("family names can stand in for origin")
AGENCY = Said("one agency can stand in for a community it serves")
CURRENCY = Said("a currency can stand in for origin")
NUMBER = Said("what a phone number begins with can stand in for origin")
DOMAIN = Said("a domain can stand in for a community, a faith or a union")
STANDS_IN = {
    "any address.city": LIVES,
    "any address.region": LIVES,
    "any address.street": LIVES,
    "any address.postcode": LIVES,
    "any address.country": LIVES,
    "any companion.same_surname": FAMILY_NAMES,
    "traveller.surnames_on_booking": FAMILY_NAMES,
    "booking.agency": AGENCY,
    "booking.agency_number": AGENCY,
    "booking.agency_city": AGENCY,
    "booking.agency_country": AGENCY,
    "payment.currency": CURRENCY,
    "any payment.currency": CURRENCY,
    "any ticket.currency": CURRENCY,
    "any email.domain": DOMAIN,
}
PERSON = Said("who somebody is may narrow a criterion, never carry it: say in the justification why it must")
SPARED = Said(
    "whom it spares by who they are, it singles out all others by who they are: "
    "say in the justification why it must"
)
ABOARD = Said("everybody aboard shares all else it asks: among them only who somebody is decides")
FAITH = Said("most who travel there travel for their faith: say in the justification why these are meant")
ONE_PERSON = Said("one person's number belongs on a watchlist, not into a criterion")
ALONE = Said("one condition alone concerns many: add what makes the journey unusual")


def warnings(expression: Expression, exonerating: Expression | None = None) -> list[tuple[str, Said]]:
    """Each condition to think twice about, with the reason.

    >>> from haidang.screening.criteria.grammar import parse
    >>> for _, why in warnings(parse('movement.origin is "JED" and booking.lead_hours < 24')):
    ...     print(why)
    most who travel there travel for their faith: say in the justification why these are meant
    """
    asked = list(conditions(expression))
    found = [(str(one), why) for of, one in asked for why in _why(of, one, PERSON)]
    if len(asked) == 1:
        found.append((str(expression), ALONE))
    if _picks_aboard(asked):
        found.append((str(expression), ABOARD))
    if exonerating is not None:
        found += [(str(one), why) for of, one in conditions(exonerating) for why in _why(of, one, SPARED)]
    return found


def _picks_aboard(asked: list[tuple[str, Comparison]]) -> bool:
    """Whether it asks who somebody is, and beside it only what is the same for all on a movement."""
    names = [f"{of}{one.field.name}" for of, one in asked]
    others = [name for name in names if name not in PERSONAL]
    return len(others) < len(names) and all(name.startswith("movement.") for name in others)


def _why(of: str, one: Comparison, person: Said) -> Iterator[Said]:
    name = f"{of}{one.field.name}"
    if name in PERSONAL:
        yield person
    if name in STANDS_IN:
        yield STANDS_IN[name]
    if name == "any phone.number" and one.operator in PARTS:
        yield NUMBER
    if name in ONE_PERSONS and one.operator in ("is", "in"):
        yield ONE_PERSON
    if one.field.domain == "port" and HOLY_PLACES & _sought(one):
        yield FAITH


def _sought(condition: Comparison) -> set[str]:
    row = condition.sought if isinstance(condition.sought, tuple) else (condition.sought,)
    return {value.upper() for value in row if isinstance(value, str)}
