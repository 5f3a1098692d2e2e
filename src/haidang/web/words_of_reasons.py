"""What the conditions of a criterion found told of a traveller, in the reader's language."""

from collections.abc import Iterator

from django.utils.translation import get_language, gettext

from haidang.screening.criteria import CriterionError, parse
from haidang.screening.criteria.expression import Expression, Not, Some
from haidang.screening.criteria.phrases import Language, phrases
from haidang.web.shown import plainly, remark, word


def told(value: str, part: str) -> str:
    """A value told, under the condition ``part``; any other value as it is written everywhere.

    >>> from django.utils.translation import override
    >>> with override("en"):
    ...     told("kind P, days_left not told", 'any document where (kind is "V" and days_left < 30)')
    'its type: P; the number of days until it expires: not told'
    """
    expression = _read(part)
    if expression is None:
        return word(plainly(value))
    if isinstance(expression, Some):
        return "; ".join(_facts(value, expression.noun.name))
    return _said(value)


def noted(note: str) -> str:
    """A remark of a reason, also what a condition counts in a score."""
    weight = note.removeprefix("weight ")
    return gettext("weight %(weight)s") % {"weight": weight} if weight != note else remark(note)


def _read(part: str) -> Expression | None:
    try:
        expression = parse(part)
    except CriterionError:
        return None
    while isinstance(expression, Not):
        expression = expression.inner
    return expression


def _facts(value: str, noun: str) -> Iterator[str]:
    """What one or several elements told, fact by fact."""
    known = phrases(_language())
    for fact in value.replace("; ", ", ").split(", "):
        name, _, said = fact.partition(" ")
        phrase = known.get(f"{noun}:{name}")
        yield f"{phrase}: {_said(said)}" if phrase else fact


def _said(value: str) -> str:
    if value in ("yes", "no"):
        return phrases(_language())[value]
    return gettext("not told") if value == "not told" else plainly(word(value))


def _language() -> Language:
    return "vi" if get_language() == "vi" else "en"
