"""Reading what a condition compares with. The docstring of each function is its line of the grammar."""

from datetime import date
from typing import NoReturn

from haidang.codes import airports, countries
from haidang.said import Said
from haidang.screening.criteria.error import CriterionError
from haidang.screening.criteria.fields import Field, Value
from haidang.screening.criteria.sought import CodeList, CountryPorts, Member
from haidang.screening.criteria.suggest import suggested
from haidang.screening.criteria.tokens import Token, tokens_of

_EXPECTED = {
    str: Said("expected a text in quotes: %(field)s is compared with one"),
    int: Said("expected a number: %(field)s is compared with one"),
    float: Said("expected a number: %(field)s is compared with one"),
    date: Said("expected a day such as 2026-04-01: %(field)s is compared with one"),
}


class ValueReader:
    """Where reading stands in a text."""

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

    def expect(self, word: str, otherwise: Said | None = None) -> None:
        """Take the next token, which must be this word or sign."""
        if not self.accept(word):
            self.complain(otherwise or Said("expected '%(word)s'", word=word))

    def complain(self, what: Said) -> NoReturn:
        raise CriterionError(what, self.text, self.token.start, self.token.end)

    def row(self, field: Field) -> tuple[Member, ...]:
        """row = '(' member (',' member)* ')' | ports | list"""
        if self.token.written.lower() in ("country", "list"):
            return (self.member(field),)
        self.expect("(", Said('expected a list in brackets, such as ("HAN", "SGN")'))
        members = [self.member(field)]
        while self.accept(","):
            members.append(self.member(field))
        self.expect(")", Said("expected ',' or ')'"))
        return tuple(members)

    def member(self, field: Field) -> Member:
        """member = 'country' '(' TEXT ')' | 'list' '(' TEXT ')' | value"""
        if self.token.kind == "word" and field.kind is str:
            if self.accept("country"):
                return self.ports(field)
            if self.accept("list"):
                return CodeList(self.named(Said("expected the name of a list in quotes")))
        return self.value(field)

    def ports(self, field: Field) -> CountryPorts:
        """ports = 'country' '(' TEXT ')': every port of that country"""
        if field.domain != "port":
            self.at -= 1
            self.complain(
                Said(
                    'country("...") stands for a country\'s ports, and %(field)s tells no port',
                    field=field.name,
                )
            )
        start = self.at
        country = self.named(Said('expected a country\'s code in quotes, such as "COL"'))
        if not airports.of_country(country):
            self.at = start + 1
            self.complain(Said("no country with ports is called %(country)s", country=country))
        return CountryPorts(countries.alpha3(country) or country)

    def named(self, wanted: Said) -> str:
        """'(' TEXT ')'"""
        self.expect("(")
        if self.token.kind != "text":
            self.complain(wanted)
        text = self.token.written.strip('"')
        if not text.strip():
            self.complain(wanted)
        self.at += 1
        self.expect(")")
        return text

    def whole(self, wanted: Said, least: int = -1000) -> int:
        """A NUMBER without a fraction, within reason."""
        token = self.token
        if token.kind != "number" or "." in token.written or not least <= int(token.written[:9]) <= 100_000:
            self.complain(wanted)
        self.at += 1
        return int(token.written)

    def value(self, field: Field) -> Value:
        """value = TEXT | NUMBER | DAY | 'yes' | 'no', whichever the field compares with"""
        token = self.token
        if field.kind is bool:
            return (
                self.accept("yes", "no") or self.complain(Said("expected yes or no"))
            ).written.lower() == "yes"
        wanted = {str: ("text", "word") if field.choices else ("text",), date: ("date",)}.get(
            field.kind, ("number",)
        )
        if token.kind not in wanted:
            self.complain(Said(_EXPECTED[field.kind], field=field.name))
        value = self._read(token)
        if isinstance(value, str) and not value.strip():
            self.complain(Said("an empty text finds everything or nothing: write what is looked for"))
        if field.choices and value not in field.choices:
            one_of = Said("%(field)s is one of %(values)s", field=field.name, values=", ".join(field.choices))
            self.complain(suggested(one_of, str(value), field.choices))
        self.at += 1
        return value

    def _read(self, token: Token) -> Value:
        if token.kind == "text":
            return token.written.strip('"')
        if token.kind == "word":
            return token.written
        if token.kind == "number":
            return float(token.written) if "." in token.written else int(token.written)
        try:
            return date.fromisoformat(token.written)
        except ValueError:
            self.complain(Said("no such day in the calendar"))
