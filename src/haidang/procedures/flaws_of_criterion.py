"""What keeps a criterion from being kept, submitted or put in force, field by field."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import reduce

from msgspec import Struct

from haidang.codes.offences import offences
from haidang.ledger import code_lists
from haidang.ledger.criteria import Wording
from haidang.said import Said
from haidang.screening.criteria import Criterion, CriterionError, Lists, parse, parse_both
from haidang.screening.criteria.expression import Expression, comparisons
from haidang.screening.criteria.proportion import cannot_exonerate
from haidang.screening.criteria.suggest import suggested

LONGEST_LIFE = timedelta(days=183)
"""Criteria are reviewed regularly (Directive (EU) 2016/681, Art. 6(4)): at the latest after half a year."""

LONGEST_NAME = 128

BOTH_PARTS = Said("say what speaks for an ordinary journey: criteria have facts for and against (C-817/19)")
MOST_EXPECTED = 100_000


class Flaw(Struct, frozen=True, kw_only=True):
    """What is wrong in one field of a wording; ``start`` and ``end`` are the place in a criterion's text."""

    field: str
    what: Said
    start: int | None = None
    end: int | None = None


class Misworded(ValueError):
    """A criterion that cannot be kept so; ``flaws`` names every field to mend."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__(_listed(flaws))
        self.flaws = flaws


def _listed(flaws: tuple[Flaw, ...]) -> Said:
    """All of them one after the other, each still to be said in another language."""
    said = (
        Said("%(field)s: %(what)s", field=Said(flaw.field.replace("_", " ")), what=flaw.what)
        for flaw in flaws
    )
    return reduce(lambda one, next: Said("%(one)s; %(next)s", one=one, next=next), said)


def check_submittable(wording: Wording, today: date) -> None:
    """Raises ``Misworded`` where it may not be submitted or put in force."""
    if flaws := (*flaws_of(wording, today), *lists_amiss(wording.text, wording.exonerating)):
        raise Misworded(flaws)


def flaws_of(wording: Wording, today: date) -> tuple[Flaw, ...]:
    """Everything that keeps a wording from being submitted, field by field."""
    empty = [
        Flaw(field=field, what=Said("say it in a sentence: whoever approves or reviews this reads it"))
        for field in ("legal_basis", "justification")
        if not getattr(wording, field).strip()
    ]
    if not wording.exonerating.strip() and not has_both_parts(wording.text):
        empty.append(Flaw(field="exonerating", what=BOTH_PARTS))
    return (
        *_name(wording),
        *flaws_of_text(wording.text, wording.exonerating),
        *empty,
        *_terms(wording, today),
    )


def has_both_parts(text: str) -> bool:
    """Whether what speaks against stands in the text itself, behind ``unless``."""
    try:
        return parse_both(text)[1] is not None
    except CriterionError:
        return False


def flaws_of_text(text: str, exonerating: str) -> tuple[Flaw, ...]:
    """What the two sentences of a criterion lack, with the place."""
    found: list[Flaw] = []
    against: Expression | None = None
    try:
        against = Criterion.parse(text=text).exonerating
    except CriterionError as error:
        found.append(_place("text", error))
    try:
        if exonerating.strip():
            against = parse(exonerating)
    except CriterionError as error:
        found.append(_place("exonerating", error))
    if against is not None and (why := cannot_exonerate(against)):
        found.append(Flaw(field="exonerating", what=why, start=0, end=len(exonerating)))
    return tuple(found)


def lists_amiss(text: str, exonerating: str) -> tuple[Flaw, ...]:
    """The code lists both parts name that are not in force: such a condition could never be told."""
    known = code_lists.in_force()
    return tuple(
        _not_in_force(field, written, name, known)
        for field, written in (("text", text), ("exonerating", exonerating))
        for name in dict.fromkeys(_lists_named(written))
        if name not in known
    )


def _lists_named(text: str) -> Iterator[str]:
    try:
        parts = parse_both(text) if text.strip() else ()
    except CriterionError:
        return
    for part in parts:
        if part is not None:
            yield from (name for one in comparisons(part) for name in one.lists)


def _not_in_force(field: str, text: str, name: str, known: Lists) -> Flaw:
    amiss = Said('no code list called "%(name)s" is in force: propose it, and have it approved', name=name)
    start = text.index(f'"{name}"')
    return Flaw(field=field, what=suggested(amiss, name, known), start=start, end=start + len(name) + 2)


def _name(wording: Wording) -> tuple[Flaw, ...]:
    if not wording.name.strip():
        return (Flaw(field="name", what=Said("give it a name: officers read it on every hit")),)
    if len(wording.name) > LONGEST_NAME:
        return (Flaw(field="name", what=Said("at most %(most)s letters: shorten it", most=LONGEST_NAME)),)
    return ()


def _terms(wording: Wording, today: date) -> tuple[Flaw, ...]:
    found: list[Flaw] = []
    if wording.offence not in offences():
        found.append(Flaw(field="offence", what=Said("choose the offence it is meant to prevent or detect")))
    if not today < wording.expires_on <= today + LONGEST_LIFE:
        within = Said("choose a day after today and not after %(latest)s", latest=today + LONGEST_LIFE)
        found.append(Flaw(field="expires_on", what=within))
    if not 1 <= wording.expected_hits <= MOST_EXPECTED:
        found.append(
            Flaw(field="expected_hits", what=Said("say how many hits a week you expect: at least one"))
        )
    return tuple(found)


def _place(field: str, error: CriterionError) -> Flaw:
    return Flaw(field=field, what=error.what, start=error.start, end=error.end)
