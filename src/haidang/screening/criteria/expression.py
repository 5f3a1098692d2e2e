"""What a criterion is once read: a tree that answers, and says what made it answer so.

It has six kinds of node and no more: ``Comparison``, ``Some`` (of the elements), ``Score``, ``Not``, ``All``
and ``Any``. An answer is yes, no, or cannot be told (``None``). What the carrier left out never makes a
criterion hold, not even through ``not``: absence is a reason to ask the carrier, not to stop a traveller.
"""

from collections.abc import Iterator
from typing import Any as Anything
from typing import Self

from msgspec import Struct, structs

from haidang.screening.criteria.elements import Noun
from haidang.screening.criteria.facts import Arguments, ElementFacts, Facts, fold
from haidang.screening.criteria.fields import Field
from haidang.screening.criteria.operators import OPERATORS, OPERATORS_ON_SEVERAL, Test
from haidang.screening.criteria.sought import CodeList, Sought, values_of
from haidang.screening.criteria.writing import bracketed, shown, written
from haidang.screening.hit import Reason


class Comparison(Struct, frozen=True):
    """One condition: a field, its arguments in the order of its parameters, an operator, the value sought.

    ``against`` is the value as it compares, without the members of ``lists``, which the facts bring.
    """

    field: Field
    operator: str
    sought: Sought
    arguments: Arguments
    name: str
    against: Anything
    lists: tuple[str, ...]
    test: Test

    @classmethod
    def of(cls, field: Field, operator: str, sought: Sought, arguments: Arguments = ()) -> Self:
        """``arguments`` may leave out what the field's parameters usually are."""
        given = dict(arguments)
        asked = tuple((each.name, given.get(each.name, each.usual)) for each in field.parameters)
        row = sought if isinstance(sought, tuple) else ()
        return cls(
            field=field,
            operator=operator,
            sought=sought,
            arguments=asked,
            name=field.name + _brackets(asked),
            against=frozenset(map(fold, values_of(sought))) if isinstance(sought, tuple) else fold(sought),
            lists=tuple(one.name for one in row if isinstance(one, CodeList)),
            test=(OPERATORS_ON_SEVERAL if field.tells_several else OPERATORS)[operator],
        )

    def told(self, facts: Facts) -> Anything:
        """The value as it compares."""
        return facts[self.name] if self.name in facts else facts.ask(self.name, self.field, self.arguments)

    def holds(self, facts: Facts) -> bool | None:
        told = self.told(facts)
        if told is None:
            return None
        if not self.lists:
            return self.test(told, self.against)
        members = facts.members(self.lists)
        return None if members is None else self.test(told, self.against | members)

    def reasons(self, facts: Facts) -> Iterator[Reason]:
        told = shown(facts.told(self.field, self.arguments))
        yield Reason(part=str(self), told=told, sought=written(self.sought), agrees=self.holds(facts))

    def __str__(self) -> str:
        return f"{self.name} {self.operator} {written(self.sought)}"


class Some(Struct, frozen=True):
    """Holds when one and the same element agrees, such as ``any document where (days_left < 30)``."""

    noun: Noun
    where: "Expression"

    def holds(self, facts: Facts) -> bool | None:
        elements = self._elements(facts)
        held: bool | None = False if elements else None
        for element in elements:
            answer = self.where.holds(element)
            if answer is True:
                return True
            if answer is None:
                held = None
        return held

    def reasons(self, facts: Facts) -> Iterator[Reason]:
        elements = self._elements(facts)
        agreeing = [one for one in elements if self.where.holds(one)] or elements
        told = "; ".join(_told_of(self.where, one) for one in agreeing) or None
        yield Reason(part=str(self), told=told, sought=str(self.where), agrees=self.holds(facts))

    def _elements(self, facts: Facts) -> tuple[ElementFacts, ...]:
        known = facts.elements.get(self.noun.name)
        if known is None:
            known = tuple(ElementFacts(facts, element) for element in self.noun.of(facts.crossing))
            facts.elements[self.noun.name] = known
        return known

    def __str__(self) -> str:
        return f"any {self.noun.name} where ({self.where})"


class Weighed(Struct, frozen=True):
    """One condition of a score and what it counts where it holds."""

    weight: int
    condition: "Expression"


class Score(Struct, frozen=True):
    """Holds when the weights of the conditions that hold come to ``least``; a weight below zero exonerates.

    What is not told may count or not: the score holds, or fails, only where neither would change it.
    """

    weighed: tuple[Weighed, ...]
    least: int

    def holds(self, facts: Facts) -> bool | None:
        low, high = self.between(facts)
        return True if low >= self.least else False if high < self.least else None

    def between(self, facts: Facts) -> tuple[int, int]:
        """The least and the most it can come to, given what was told."""
        low = high = 0
        for one in self.weighed:
            answer = one.condition.holds(facts)
            if answer is not False:
                low += one.weight if answer or one.weight < 0 else 0
                high += one.weight if answer or one.weight > 0 else 0
        return low, high

    def reasons(self, facts: Facts) -> Iterator[Reason]:
        low, high = self.between(facts)
        told = str(low) if low == high else f"{low} to {high}"
        yield Reason(part=str(self), told=told, sought=str(self.least), agrees=self.holds(facts))
        for one in self.weighed:
            for reason in one.condition.reasons(facts):
                yield structs.replace(reason, note=f"weight {one.weight}")

    def __str__(self) -> str:
        parts = ", ".join(f"{one.weight}: {one.condition}" for one in self.weighed)
        return f"score({parts}) >= {self.least}"


class Not(Struct, frozen=True):
    """The opposite, where it can be told."""

    inner: "Expression"

    def holds(self, facts: Facts) -> bool | None:
        held = self.inner.holds(facts)
        return None if held is None else not held

    def reasons(self, facts: Facts) -> Iterator[Reason]:
        for reason in self.inner.reasons(facts):
            agrees = None if reason.agrees is None else not reason.agrees
            yield structs.replace(reason, part=f"not {reason.part}", agrees=agrees)

    def __str__(self) -> str:
        return f"not {bracketed(self.inner, isinstance(self.inner, All | Any))}"


class Several(Struct, frozen=True):
    """Parts asked together, each with its own reasons."""

    parts: tuple["Expression", ...]

    def reasons(self, facts: Facts) -> Iterator[Reason]:
        for part in self.parts:
            yield from part.reasons(facts)


class All(Several, frozen=True):
    """Holds when every part does; one part that does not settles it."""

    def holds(self, facts: Facts) -> bool | None:
        held: bool | None = True
        for part in self.parts:
            answer = part.holds(facts)
            if answer is False:
                return False
            if answer is None:
                held = None
        return held

    def __str__(self) -> str:
        return " and ".join(bracketed(part, isinstance(part, All | Any)) for part in self.parts)


class Any(Several, frozen=True):
    """Holds when one part does."""

    def holds(self, facts: Facts) -> bool | None:
        held: bool | None = False
        for part in self.parts:
            answer = part.holds(facts)
            if answer is True:
                return True
            if answer is None:
                held = None
        return held

    def __str__(self) -> str:
        return " or ".join(bracketed(part, isinstance(part, Any)) for part in self.parts)


Expression = Comparison | Some | Score | Not | All | Any


def inner_parts(expression: Expression) -> tuple[Expression, ...]:
    """What an expression is made of; nothing for a comparison."""
    match expression:
        case Not():
            return (expression.inner,)
        case Some():
            return (expression.where,)
        case Score():
            return tuple(one.condition for one in expression.weighed)
        case All() | Any():
            return expression.parts
        case Comparison():
            return ()


def comparisons(expression: Expression) -> Iterator[Comparison]:
    """Every condition in it, those about elements among them."""
    if isinstance(expression, Comparison):
        yield expression
    for part in inner_parts(expression):
        yield from comparisons(part)


def _brackets(asked: Arguments) -> str:
    return f"({', '.join(f'{name}: {value}' for name, value in asked)})" if asked else ""


def _told_of(where: Expression, element: ElementFacts) -> str:
    """What one element told of the fields asked for."""
    asked = {one.name: one for one in comparisons(where)}
    told = ((name, shown(element.told(one.field, one.arguments))) for name, one in asked.items())
    return ", ".join(f"{name} {'not told' if value is None else value}" for name, value in told)
