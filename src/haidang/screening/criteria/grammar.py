"""Reading a criterion. The docstring of each function is its line of the grammar."""

from datetime import date
from difflib import get_close_matches
from typing import NoReturn

from haidang.screening.criteria.error import CriterionError
from haidang.screening.criteria.expression import All, Any, Comparison, Expression, Not, Sought
from haidang.screening.criteria.fields import CATALOGUE, Field, Value
from haidang.screening.criteria.fields.withheld import why_withheld
from haidang.screening.criteria.tokens import Token, tokens_of

DEEPEST = 40
ORDERED = (int, float, date)
_SAID = {str: "a text in quotes", int: "a number", float: "a number", date: "a day such as 2026-04-01"}


def parse(text: str) -> Expression:
    """criterion = either end

    >>> print(parse('movement.origin in ("HAN", "SGN") and booking.lead_hours < 24'))
    movement.origin in ("HAN", "SGN") and booking.lead_hours < 24
    """
    reader = _Reader(text)
    expression = reader.either()
    if reader.token.kind != "end":
        reader.complain("expected 'and', 'or' or the end")
    return expression


class _Reader:
    __slots__ = ("at", "depth", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text, self.tokens, self.at, self.depth = text, tokens_of(text), 0, 0

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def accept(self, *words: str) -> Token | None:
        """Take the next token if it is one of these words or signs."""
        token = self.token
        if token.kind in ("word", "sign") and token.written.lower() in words:
            self.at += 1
            return token
        return None

    def complain(self, what: str) -> NoReturn:
        raise CriterionError(what, self.text, self.token.start, self.token.end)

    def either(self) -> Expression:
        """either = both ('or' both)*"""
        parts = [self.both()]
        while self.accept("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def both(self) -> Expression:
        """both = one ('and' one)*"""
        parts = [self.one()]
        while self.accept("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def one(self) -> Expression:
        """one = 'not' one | '(' either ')' | comparison"""
        if self.depth > DEEPEST:
            self.complain(f"nested too deeply: at most {DEEPEST} brackets and nots")
        self.depth += 1
        if self.accept("not"):
            read: Expression = Not(self.one())
        elif self.accept("("):
            read = self.either()
            if not self.accept(")"):
                self.complain("expected ')'")
        else:
            read = self.comparison()
        self.depth -= 1
        return read

    def comparison(self) -> Comparison:
        """comparison = FIELD operator (value | list)"""
        field = self.field()
        operator = self.operator(field)
        return Comparison.of(
            field, operator, self.list(field) if "in" in operator.split() else self.value(field)
        )

    def field(self) -> Field:
        """FIELD = area '.' name, as in the catalogue"""
        name = self.token.written
        if self.token.kind != "word" or name.lower() in ("and", "or", "in", "is"):
            self.complain("expected a field, such as movement.origin")
        if (field := CATALOGUE.get(name.lower())) is None:
            self.complain(_unknown(name))
        self.at += 1
        return field

    def operator(self, field: Field) -> str:
        """operator = 'is' 'not'? | 'not'? 'in' | '<' | '<=' | '>' | '>='"""
        start = self.at
        if self.accept("is"):
            return "is not" if self.accept("not") else "is"
        if self.accept("not"):
            return "not in" if self.accept("in") else self.complain("expected 'in'")
        taken = self.accept("in", "<", "<=", ">", ">=")
        if taken is None:
            self.complain("expected one of is, is not, in, not in, <, <=, >, >=")
        if taken.written.lower() != "in" and (field.kind not in ORDERED or field.tells_several):
            self.at = start
            self.complain(f"{field.name} has no more and less: use is, is not, in or not in")
        return taken.written.lower()

    def list(self, field: Field) -> Sought:
        """list = '(' value (',' value)* ')'"""
        if not self.accept("("):
            self.complain('expected a list in brackets, such as ("HAN", "SGN")')
        values = [self.value(field)]
        while self.accept(","):
            values.append(self.value(field))
        if not self.accept(")"):
            self.complain("expected ',' or ')'")
        return tuple(values)

    def value(self, field: Field) -> Value:
        """value = TEXT | NUMBER | DAY | 'yes' | 'no', whichever the field compares with"""
        token = self.token
        if field.kind is bool:
            return (self.accept("yes", "no") or self.complain("expected yes or no")).written.lower() == "yes"
        wanted = {str: "text", date: "date"}.get(field.kind, "number")
        if token.kind != wanted:
            self.complain(f"expected {_SAID[field.kind]}: {field.name} is compared with one")
        value = self._read(token)
        if field.choices and value not in field.choices:
            self.complain(f"{field.name} is one of {', '.join(field.choices)}")
        self.at += 1
        return value

    def _read(self, token: Token) -> Value:
        if token.kind == "text":
            return token.written.strip('"')
        if token.kind == "number":
            return float(token.written) if "." in token.written else int(token.written)
        try:
            return date.fromisoformat(token.written)
        except ValueError:
            self.complain("no such day in the calendar")


def _unknown(name: str) -> str:
    if why := why_withheld(name):
        return f"{name} cannot be asked: {why}"
    names = list(CATALOGUE)
    near = get_close_matches(name.lower(), names, n=1, cutoff=0.5) or [
        field for field in names if field.endswith(f".{name.lower()}")
    ]
    return f"no field called {name}" + (f": did you mean {near[0]}?" if near else "")
