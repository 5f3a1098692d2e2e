"""What a criterion may not be: resting on who somebody is, true of nearly everybody, or asking for names.

Nationality, sex, age and what stands in for them may narrow a criterion, never carry it: Directive (EU)
2016/681 Article 6(4). A criterion is refused when there is a way for it to hold by such conditions alone,
with whatever holds for nearly every journey beside them.
"""

from collections.abc import Iterator

from haidang.said import Said
from haidang.screening.criteria.expression import Comparison, Expression, Some, inner_parts
from haidang.screening.criteria.forced import TooEntangled, always, by_field, conditions, ever
from haidang.screening.criteria.operators import PARTS
from haidang.screening.criteria.ordinary import ordinary, possible

PERSONAL = frozenset(
    {
        "traveller.nationality",
        "traveller.sex",
        "traveller.age",
        "traveller.kind",
        "traveller.residence",
        "document.issuer",
        "any document.issuer",
        "any address.country",
        "any address.region",
        "any address.city",
        "any address.postcode",
        "any address.street",
        "any companion.age",
        "any companion.nationality",
        "any companion.sex",
    }
)
"""By the field's name; a field of an element with ``any`` and the element before it."""

CALENDAR = frozenset(
    {
        "movement.day",
        "movement.arrival_day",
        "booking.made_on",
        "itinerary.first_day",
        "itinerary.last_day",
    }
)
"""A day says nothing about how somebody travels: everybody's journey has one."""

PERSON_ALONE = Said(
    "nationality, sex, age, residence or issuer alone can make this hold: "
    "add with 'and' what about the journey is unusual"
)
EVERYBODY = Said("this holds for nearly every journey: say what about a journey is unusual")
NAME_PATTERN = Said(
    "a part of an e-mail address is often a name, and a name stands in for ethnic origin: "
    "ask the whole address or its domain"
)
ENTANGLED = Said("too many conditions hang together here: write it as several criteria")
NEVER = Said("this can never hold: say what really speaks for an ordinary journey")


def out_of_proportion(expression: Expression) -> Said | None:
    """Why it may not incriminate, if it may not."""
    if asks_names(expression):
        return NAME_PATTERN
    try:
        if not rests_on_person_alone(expression):
            return None
    except TooEntangled:
        return ENTANGLED
    asked = {f"{of}{one.field.name}" for of, one in conditions(expression)}
    return PERSON_ALONE if asked & PERSONAL else EVERYBODY


def cannot_exonerate(expression: Expression) -> Said | None:
    """Why it does not speak against a hit, or may not, if so."""
    if asks_names(expression):
        return NAME_PATTERN
    return None if can_hold(expression) else NEVER


def rests_on_person_alone(expression: Expression) -> bool:
    """Whether conditions about the person, and what is ordinarily told of the rest, make it hold."""
    favoured = PERSONAL | CALENDAR
    asked = by_field(one for one in conditions(expression) if f"{one[0]}{one[1].field.name}" not in favoured)
    return always(expression, {key: ordinary(*found) for key, found in asked.items()}, favoured)


def can_hold(expression: Expression) -> bool:
    """Whether anything that could be told makes it hold."""
    parts = list(_outermost(expression))
    asked = by_field(("", part) for part in parts if isinstance(part, Comparison))
    told = {key: possible(*found) for key, found in asked.items()}
    for part in parts:
        if isinstance(part, Some):
            told[str(part)] = [True, False] if can_hold(part.where) else [False]
    try:
        return ever(expression, told)
    except TooEntangled:
        return True


def asks_names(expression: Expression) -> bool:
    """Whether it seeks names by a part of what often holds one."""
    asked = ((f"{of}{one.field.name}", one.operator) for of, one in conditions(expression))
    return any(name == "any email.address" and operator in PARTS for name, operator in asked)


def _outermost(expression: Expression) -> Iterator[Comparison | Some]:
    """Its conditions, one about an element as a whole."""
    if isinstance(expression, Comparison | Some):
        yield expression
        return
    for part in inner_parts(expression):
        yield from _outermost(part)
