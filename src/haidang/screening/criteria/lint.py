"""What a criterion may ask, but should not without a good reason: whoever approves it sees this.

After the case law on Directive (EU) 2016/681 Article 6(4) (CJEU C-817/19, 196 to 200): neither direct nor
indirect discrimination, and as few people as possible.
"""

from collections.abc import Iterator

from haidang.said import Said
from haidang.screening.criteria.expression import Comparison, Expression, Some, comparisons, inner_parts
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
STANDS_IN = {
    "any address.city": Said("where somebody lives can stand in for origin"),
    "any address.street": Said("where somebody lives can stand in for origin"),
    "any address.postcode": Said("where somebody lives can stand in for origin"),
    "any address.country": Said("where somebody lives can stand in for origin"),
    "any companion.same_surname": Said("family names can stand in for origin"),
    "traveller.surnames_on_booking": Said("family names can stand in for origin"),
    "booking.agency": Said("one agency can stand in for a community it serves"),
    "booking.agency_number": Said("one agency can stand in for a community it serves"),
}
PERSON = Said("who somebody is may narrow a criterion, never carry it: say in the justification why it must")
FAITH = Said("most who travel there travel for their faith: say in the justification why these are meant")
ONE_PERSON = Said("one person's number belongs on a watchlist, not into a criterion")
ALONE = Said("one condition alone concerns many: add what makes the journey unusual")


def warnings(expression: Expression) -> list[tuple[str, Said]]:
    """Each condition to think twice about, with the reason.

    >>> from haidang.screening.criteria.grammar import parse
    >>> for _, why in warnings(parse('movement.origin is "JED" and booking.lead_hours < 24')):
    ...     print(why)
    most who travel there travel for their faith: say in the justification why these are meant
    """
    found = [
        (str(condition), why) for condition, of in _conditions(expression, "") for why in _why(condition, of)
    ]
    if len(list(comparisons(expression))) == 1:
        found.append((str(expression), ALONE))
    return found


def _conditions(expression: Expression, of: str) -> Iterator[tuple[Comparison, str]]:
    if isinstance(expression, Comparison):
        yield expression, of
    inner = f"any {expression.noun.name}." if isinstance(expression, Some) else of
    for part in inner_parts(expression):
        yield from _conditions(part, inner)


def _why(condition: Comparison, of: str) -> Iterator[Said]:
    name = f"{of}{condition.field.name}"
    if name in PERSONAL:
        yield PERSON
    if name in STANDS_IN:
        yield STANDS_IN[name]
    if name in ONE_PERSONS and condition.operator in ("is", "in"):
        yield ONE_PERSON
    if condition.field.domain == "port" and HOLY_PLACES & _sought(condition):
        yield FAITH


def _sought(condition: Comparison) -> set[str]:
    row = condition.sought if isinstance(condition.sought, tuple) else (condition.sought,)
    return {value.upper() for value in row if isinstance(value, str)}
