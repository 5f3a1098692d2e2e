"""Reading a criterion. The docstring of each function is its line of the grammar."""

from haidang.said import Said
from haidang.screening.criteria.elements import NOUNS, Noun
from haidang.screening.criteria.expression import All, Any, Comparison, Expression, Not, Score, Some, Weighed
from haidang.screening.criteria.facts import Arguments
from haidang.screening.criteria.fields import CATALOGUE, Field
from haidang.screening.criteria.operators import MEMBERSHIP, OPERATORS, ORDER
from haidang.screening.criteria.suggest import suggested, unknown_field
from haidang.screening.criteria.values import ValueReader

DEEPEST = 40
ALSO = {"flight": "movement", "voyage": "movement"}
"""What people write for an area, and how it is spelled."""

THE_END = Said("expected 'and', 'or' or the end")
UNLESS_OR_THE_END = Said("expected 'and', 'or', 'unless' or the end")

KEYWORDS = frozenset(("and", "any", "contains", "in", "is", "not", "or", "score", "unless", "where"))


def parse(text: str) -> Expression:
    """expression = either end

    >>> print(parse('movement.origin in ("HAN", "SGN") and booking.lead_hours < 24'))
    movement.origin in ("HAN", "SGN") and booking.lead_hours < 24
    """
    reader = _Reader(text)
    expression = reader.either()
    reader.end(THE_END)
    return expression


def parse_both(text: str) -> tuple[Expression, Expression | None]:
    """criterion = either ('unless' either)? end: what incriminates, and what exonerates

    >>> print(parse_both("booking.lead_hours < 24 unless booking.frequent_flyer is yes")[1])
    booking.frequent_flyer is yes
    """
    reader = _Reader(text)
    for_it = reader.either()
    against = reader.either() if reader.accept("unless") else None
    reader.end(UNLESS_OR_THE_END if against is None else THE_END)
    return for_it, against


class _Reader(ValueReader):
    """Reads from where it stands; ``noun`` is the element whose fields are meant, inside ``where``."""

    noun: Noun | None = None

    def end(self, otherwise: Said) -> None:
        if self.token.kind != "end":
            self.complain(otherwise)

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
        """one = 'not' one | '(' either ')' | some | score | comparison"""
        if self.depth > DEEPEST:
            self.complain(Said("nested too deeply: at most %(most)s brackets and nots", most=DEEPEST))
        self.depth += 1
        if self.accept("not"):
            read: Expression = Not(self.one())
        elif self.accept("("):
            read = self.either()
            self.expect(")")
        elif self.accept("any"):
            read = self.some()
        elif self.accept("score"):
            read = self.score()
        else:
            read = self.comparison()
        self.depth -= 1
        return read

    def some(self) -> Some:
        """some = 'any' NOUN 'where' ('(' either ')' | either)"""
        if self.noun is not None:
            self.complain(
                Said(
                    "a condition about one %(noun)s asks about nothing else: close its bracket first",
                    noun=self.noun.name,
                )
            )
        name = self.token.written.lower()
        if (noun := NOUNS.get(name)) is None:
            unknown = Said("no element called %(noun)s", noun=self.token.written)
            self.complain(suggested(unknown, name, NOUNS))
        self.at += 1
        self.expect("where")
        self.noun = noun
        if self.accept("("):
            where = self.either()
            self.expect(")")
        else:
            where = self.either()
        self.noun = None
        return Some(noun, where)

    def score(self) -> Score:
        """score = 'score' '(' weighed (',' weighed)* ')' '>=' NUMBER"""
        self.expect("(")
        parts = [self.weighed()]
        while self.accept(","):
            parts.append(self.weighed())
        self.expect(")")
        self.expect(">=")
        return Score(tuple(parts), self.whole(Said("expected a whole number to reach, such as 5")))

    def weighed(self) -> Weighed:
        """weighed = NUMBER ':' either"""
        weight = self.whole(Said("expected a weight, such as 3 or -2"))
        self.expect(":")
        return Weighed(weight, self.either())

    def comparison(self) -> Comparison:
        """comparison = FIELD arguments? operator (value | row)"""
        field = self.field()
        arguments = self.arguments(field)
        operator = self.operator(field)
        sought = self.row(field) if operator in MEMBERSHIP else self.value(field)
        return Comparison.of(field, operator, sought, arguments)

    def field(self) -> Field:
        """FIELD = area '.' name, as in the catalogue; inside 'where' a name of the element's own"""
        name = self.token.written
        fields = self.noun.fields if self.noun else CATALOGUE
        if self.token.kind != "word" or name.lower() in KEYWORDS:
            usual = next(iter(fields)) if self.noun else "movement.origin"
            self.complain(Said("expected a field, such as %(field)s", field=usual))
        area, dot, rest = name.lower().partition(".")
        if (field := fields.get(f"{ALSO.get(area, area)}{dot}{rest}")) is None:
            self.complain(unknown_field(name, fields, self.noun))
        self.at += 1
        return field

    def arguments(self, field: Field) -> Arguments:
        """arguments = '(' NAME ':' NUMBER (',' NAME ':' NUMBER)* ')'"""
        found: dict[str, int] = {}
        if self.accept("("):
            known = [parameter.name for parameter in field.parameters]
            while True:
                name = self.token.written.lower()
                if name not in known or name in found:
                    self.complain(_asked_otherwise(field))
                self.at += 1
                self.expect(":")
                found[name] = self.whole(Said("expected a whole number of at least 1"), least=1)
                if not self.accept(","):
                    break
            self.expect(")")
        return tuple(found.items())

    def operator(self, field: Field) -> str:
        """operator = 'is' 'not'? | 'not'? 'in' | '<' | '<=' | '>' | '>=' | part

        part = 'begins' 'with' | 'ends' 'with' | 'contains'
        """
        start = self.at
        if self.accept("is"):
            return "is not" if self.accept("not") else "is"
        if self.accept("not"):
            return "not in" if self.accept("in") else self.complain(Said("expected 'in'"))
        taken = self.accept("in", *ORDER, "begins", "ends", "contains")
        if taken is None:
            self.complain(Said("expected one of %(operators)s", operators=", ".join(OPERATORS)))
        operator = taken.written.lower()
        if operator in ORDER and not field.is_ordered:
            self.at = start
            self.complain(
                Said("%(field)s has no more and less: use is, is not, in or not in", field=field.name)
            )
        if operator in ("begins", "ends", "contains"):
            self._parts(field, start)
        if operator in ("begins", "ends"):
            self.expect("with")
            operator += " with"
        return operator

    def _parts(self, field: Field, start: int) -> None:
        if field.kind is not str or field.choices:
            self.at = start
            self.complain(
                Said("%(field)s has no parts to look for: use is, is not, in or not in", field=field.name)
            )


def _asked_otherwise(field: Field) -> Said:
    if not field.parameters:
        return Said("%(field)s is asked without brackets", field=field.name)
    names = " and ".join(parameter.name for parameter in field.parameters)
    return Said("%(field)s is asked with %(names)s, each once", field=field.name, names=names)
