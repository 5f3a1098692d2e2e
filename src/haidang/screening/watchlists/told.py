"""A traveller as the index compares them: names in plain capitals, how rare they are, and the birth date."""

from typing import Self

from msgspec import Struct

from haidang.screening.names.compare import FULL_FIELD, line_up
from haidang.screening.names.forms import Form, forms
from haidang.screening.names.rarity import Bits, Rarity
from haidang.screening.watchlists import scorecard
from haidang.screening.watchlists.birth import Birth, Births
from haidang.screening.watchlists.evidence import name_evidence
from haidang.screening.watchlists.reasons import NamesLinedUp
from haidang.travel import Traveller


class ToldForm(Struct, frozen=True):
    """One way to read a name; each part tells so much ``less`` as one beside a common name does.

    ``full_field`` where the name fills its field, and may have lost its end.
    """

    name: str
    form: Form
    bits: Bits
    less: float
    full_field: bool

    @classmethod
    def of(cls, name: str, form: Form, rarity: Rarity) -> Self:
        bits = rarity.within(form.parts)
        return cls(name, form, bits, rarity.less_within(form.parts), len(name) >= FULL_FIELD)


class Told(Struct, frozen=True):
    """Every way to read every name of the traveller, and the birth date."""

    forms: tuple[ToldForm, ...]
    birth: Birth | None

    @classmethod
    def of(cls, traveller: Traveller, rarity: Rarity) -> Self:
        told = tuple(
            ToldForm.of(name, form, rarity)
            for name in names_told(traveller)
            for form in forms(name)
            if form.tongue != "another"  # whoever tells a name in Chinese signs reads them in Mandarin
        )
        return cls(told, Birth.of_traveller(traveller))

    def reaches(self, needed: float, sought: Form, births: Births) -> bool:
        """Whether a listed name is worth so many points together with such birth dates."""
        lined_up = (_lined_up(told, sought, "") for told in self.forms)
        return any(name.points + scorecard.birth_points(births, name.evidence) >= needed for name in lined_up)

    def likeliest(self, names: tuple[str, ...]) -> NamesLinedUp | None:
        """Of several listed names the one that speaks most for the traveller."""
        lined_up = [
            _lined_up(told, sought, name)
            for name in names
            for sought in forms(name)
            for told in self.forms
            if told.form.comparable(sought)
        ]
        return max(lined_up, key=lambda name: name.points, default=None)


def names_told(traveller: Traveller) -> tuple[str, ...]:
    """Under which names somebody travels: the document's, and the booking's where it is another."""
    return tuple(name.full for name in (traveller.name, traveller.booked_as) if name is not None)


def _lined_up(told: ToldForm, sought: Form, name: str) -> NamesLinedUp:
    syllables = bool(sought.signs) and told.form.signs == sought.signs
    pairs = line_up(told.form.parts, sought.parts, full_field=told.full_field, syllables=syllables)
    evidence = name_evidence(pairs, told.bits, read=told.form.read or sought.read)
    return NamesLinedUp(told.name, name, pairs, evidence, scorecard.name_points(evidence.terms))
