"""A criterion as a plain sentence, in English or Vietnamese, and back.

>>> from haidang.screening.criteria.grammar import parse
>>> told = sentence(parse('movement.origin in ("HAN", "SGN") and booking.lead_hours < 24'), "en")
>>> told[:62]
'The port of departure is one of ("HAN" [Hanoi], "SGN" [Ho Chi '
>>> print(from_sentence(told, "en"))
movement.origin in ("HAN", "SGN") and booking.lead_hours < 24
"""

import re

from haidang.codes import airports, carriers, countries
from haidang.screening.criteria.elements import Noun
from haidang.screening.criteria.expression import All, Any, Comparison, Expression, Not, Score, Some
from haidang.screening.criteria.fields import Field
from haidang.screening.criteria.grammar import parse
from haidang.screening.criteria.phrases import Language, pattern, phrases, tokens, with_numbers
from haidang.screening.criteria.sought import CodeList, CountryPorts, Member
from haidang.screening.criteria.writing import bracketed, written


def sentence(expression: Expression, language: Language) -> str:
    """In plain words, codes with what they stand for in square brackets."""
    said = _Saying(language).say(expression)
    return f"{said[:1].upper()}{said[1:]}."


def from_sentence(told: str, language: Language) -> Expression:
    """What such a sentence says; ``CriterionError`` shows the place in the text it was turned into."""
    said = told.strip().removesuffix(".")
    return parse(pattern(language).sub(lambda match: _spelled(match, language), said))


class _Saying:
    def __init__(self, language: Language, noun: Noun | None = None) -> None:
        self.language, self.noun, self.words = language, noun, phrases(language)

    def say(self, expression: Expression) -> str:
        match expression:
            case Comparison():
                return self.comparison(expression)
            case Some(noun, where):
                inner = _Saying(self.language, noun).say(where)
                return f"{self.words[f'any {noun.name}']} {self.words['where']} ({inner})"
            case Score(weighed, least):
                parts = ", ".join(f"{one.weight}: {self.say(one.condition)}" for one in weighed)
                return f"{self.words['score']} ({parts}) {self.words['>=']} {least}"
            case Not(inner):
                return f"{self.words['not']} {bracketed(self.say(inner), isinstance(inner, All | Any))}"
            case All(parts):
                said = (bracketed(self.say(part), isinstance(part, All | Any)) for part in parts)
                return f" {self.words['and']} ".join(said)
            case Any(parts):
                said = (bracketed(self.say(part), isinstance(part, Any)) for part in parts)
                return f" {self.words['or']} ".join(said)

    def comparison(self, one: Comparison) -> str:
        token = f"{self.noun.name}:{one.field.name}" if self.noun else one.field.name
        if whole := self.words.get(f"{token} {one.operator} {written(one.sought)}"):
            return whole
        subject = self.words[token].format(**dict(one.arguments))
        return f"{subject} {self.words[one.operator]} {self.sought(one)}"

    def sought(self, one: Comparison) -> str:
        if not isinstance(one.sought, tuple):
            return self.member(one.sought, one.field)
        row = [self.member(member, one.field) for member in one.sought]
        alone = len(row) == 1 and isinstance(one.sought[0], CountryPorts | CodeList)
        return row[0] if alone else f"({', '.join(row)})"

    def member(self, member: Member, field: Field) -> str:
        match member:
            case CountryPorts(code):
                return f'{self.words["country"]} ("{code}"{self.named(code, "country")})'
            case CodeList(name):
                return f'{self.words["list"]} ("{name}")'
            case bool():
                return self.words["yes" if member else "no"]
            case str():
                return f"{written(member)}{self.named(member, field.domain)}"
            case _:
                return written(member)

    def named(self, code: str, domain: str) -> str:
        """What a code stands for, in square brackets."""
        match domain:
            case "port":
                place = airports.airport(code)
                name = place.city or place.name if place else None
            case "country":
                name = countries.name(code, self.language)
            case "carrier":
                known = carriers.carrier(code)
                name = known.name if known else None
            case _:
                name = None
        return f" [{name}]" if name and not set(name) & set("[]\n") else ""


def _spelled(match: re.Match[str], language: Language) -> str:
    if match["kept"]:
        return match["kept"]
    if match["name"]:
        return ""
    phrase = match["phrase"].lower()
    if (known := tokens(language).get(phrase)) is not None:
        return known
    for asked, token in with_numbers(language):
        if found := asked.fullmatch(phrase):
            return f"{token}(days: {found[1]})"
    return match[0]
