"""What a published record tells, gathered field by field, and what of it could not be taken."""

from collections.abc import Iterable, Iterator
from datetime import date

from haidang.screening.hit import Severity
from haidang.screening.watchlists.entry import Entry
from haidang.screening.watchlists.formats import values
from haidang.screening.watchlists.formats.values import Unfit, several, tidy
from haidang.screening.watchlists.identifier import Identifier, IdentifierKind
from haidang.screening.watchlists.listed_name import script
from haidang.screening.watchlists.reading import Item, LeftOut, ListTold, Rejected, Row

LONGEST_REFERENCE = 128


class Gathered:
    """One record on its way to an entry. What nobody understands is left out and said, never guessed."""

    def __init__(self, line: int, reference: str) -> None:
        self.line, self.reference = line, tidy(reference)
        self.surname = self.given = self.birthplace = self.instruction = self.instruction_vi = ""
        self.aliases: list[str] = []
        self.weak_aliases: list[str] = []
        self.maiden_names: list[str] = []
        self.original_names: list[str] = []
        self.births: list[str] = []
        self.sex = ""
        self.nationals: list[str] = []
        self.documents: list[tuple[str | None, str]] = []
        self.identifiers: list[Identifier] = []
        self.categories: list[str] = []
        self.severity: Severity | None = None
        self.valid_from: date | None = None
        self.valid_until: date | None = None
        self.left_out: list[str] = []

    def alias(self, name: str, *, weak: bool = False, maiden: bool = False) -> None:
        """A further name; one in another script than the Latin stands among those in their own."""
        name = tidy(name)
        if script(name) not in ("Latn", "Zyyy"):
            self.original_names.append(name)
        elif name:
            kind = self.maiden_names if maiden else self.weak_aliases if weak else self.aliases
            kind.append(name)

    def birth(self, text: str) -> None:
        """A birth date as the publisher writes it."""
        if not text.strip():
            return
        try:
            born = values.birth_in_words(text)
            values.births([born])
            self.births.append(born)
        except Unfit:
            self.left_out.append("a birth date that was not understood")

    def nationality(self, text: str) -> None:
        """A state by its code or its English name."""
        if tidy(text):
            found = values.state(tidy(text))
            (self.nationals if found else self.left_out).append(found or "a nationality that is no state")

    def told_sex(self, text: str) -> None:
        """Sex in any spelling; others are left out."""
        try:
            self.sex = values.sex(text) or self.sex
        except Unfit:
            self.left_out.append("a sex that was not understood")

    def document(self, number: str, issuer: str = "") -> None:
        """A paper by its number and, where told, the state that issued it."""
        if tidy(number):
            self.documents.append((values.state(tidy(issuer)) if tidy(issuer) else None, tidy(number)))

    def identifier(self, kind: IdentifierKind, value: str) -> None:
        """Anything else that is looked up exactly."""
        if tidy(value):
            self.identifiers.append(Identifier(kind, tidy(value)))

    def leave_out(self, what: str, told: Iterable[str]) -> None:
        """Note that something was told which is not taken."""
        if any(tidy(text) for text in told):
            self.left_out.append(what)

    def items(self, told: ListTold) -> Iterator[Item]:
        """The entry, or why it cannot be one; then what was left out."""
        try:
            yield Row(self.line, fit(self._entry(told)))
        except Unfit as unfit:
            yield Rejected(self.line, str(unfit))
            return
        yield from (LeftOut(self.line, what) for what in dict.fromkeys(self.left_out))

    def _entry(self, told: ListTold) -> Entry:
        born, born_year, births = values.births(self.births)
        nationals = several(self.nationals)
        if not (self.surname or self.given):
            self._take_an_alias_for_the_name()
        return Entry(
            list_name=told.name,
            reference=self.reference,
            surname=tidy(self.surname),
            given=tidy(self.given),
            aliases=several(self.aliases),
            weak_aliases=several(self.weak_aliases),
            maiden_names=several(self.maiden_names),
            original_names=several(self.original_names),
            born=born,
            born_year=born_year,
            births=births,
            birthplace=tidy(self.birthplace) or None,
            sex=values.sex(self.sex),
            nationality=nationals[0] if nationals else None,
            also_nationals=nationals[1:],
            documents=tuple(dict.fromkeys(self.documents)),
            identifiers=tuple(dict.fromkeys(self.identifiers)),
            severity=self.severity or told.severity,
            categories=several(self.categories),
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            instruction=tidy(self.instruction),
            instruction_vi=tidy(self.instruction_vi),
        )

    def _take_an_alias_for_the_name(self) -> None:
        for kind in (self.aliases, self.maiden_names):
            if kind:
                self.surname = kind.pop(0)
                return


def fit(entry: Entry) -> Entry:
    """The entry, if somebody or something could be found by it. Raises ``Unfit``."""
    if not entry.reference:
        raise Unfit("reference is empty: every entry needs one")
    if len(entry.reference) > LONGEST_REFERENCE:
        raise Unfit(f"reference has {len(entry.reference)} letters: at most {LONGEST_REFERENCE}")
    if not (entry.surname or entry.given or entry.documents or entry.identifiers or entry.names):
        raise Unfit("neither a name, a document nor another identifier: nobody could be found by it")
    if entry.valid_from and entry.valid_until and entry.valid_until < entry.valid_from:
        raise Unfit("valid_until lies before valid_from")
    return entry
