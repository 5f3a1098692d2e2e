"""What the boxes of a criterion offer to choose from, in the reader's language."""

from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext_noop as _

from haidang.codes import carriers, countries
from haidang.screening.criteria import CATALOGUE, NOUNS, Field
from haidang.screening.criteria.builder import operators_of
from haidang.screening.criteria.operators import OPERATORS
from haidang.screening.criteria.phrases import Language, phrases

Choice = tuple[str, str]

GROUPS = (
    ("all", _("all of these")),
    ("any", _("at least one of these")),
    ("none", _("none of these")),
    ("not", _("not all of this")),
    ("some", _("one and the same")),
    ("score", _("points")),
)


class Builder:
    """Handed to the template; every list is a value and what it is called."""

    groups = GROUPS
    nouns = tuple(NOUNS)

    def __init__(self) -> None:
        self.language: Language = "vi" if get_language() == "vi" else "en"
        self._phrases = phrases(self.language)

    def phrase(self, token: str) -> str:
        return self._phrases[token]

    def field(self, noun: str, name: str) -> Field | None:
        return (NOUNS[noun].fields if noun in NOUNS else CATALOGUE).get(name)

    def operators(self, field: Field | None) -> tuple[str, ...]:
        return operators_of(field) if field else tuple(OPERATORS)

    def fields(self, noun: str = "") -> Iterator[Choice]:
        if noun:
            return ((name, self._phrases[f"{noun}:{name}"]) for name in NOUNS[noun].fields)
        return ((name, self._phrases[name]) for name in CATALOGUE)

    def list_of(self, field: Field) -> str:
        """The id of the list its values stand in; ports are too many for one."""
        if field.choices or field.kind is bool:
            return f"choices-of-{'yes-or-no' if field.kind is bool else field.name}"
        return f"{field.domain}-values" if field.domain in ("country", "carrier") else ""

    def lists(self) -> Iterator[tuple[str, list[Choice]]]:
        yield "choices-of-yes-or-no", [(each, self._phrases[each]) for each in ("yes", "no")]
        for field in (*CATALOGUE.values(), *(f for noun in NOUNS.values() for f in noun.fields.values())):
            if field.choices:
                yield self.list_of(field), [(each, "") for each in field.choices]
        yield (
            "country-values",
            [(code, countries.name(code, self.language) or "") for code in countries.codes()],
        )
        yield "carrier-values", [(each.iata, each.name) for each in carriers.carriers()]
