"""An author writes a criterion, as a draft first, and submits it for a second person."""

from datetime import date, datetime, timedelta
from functools import reduce

from msgspec import Struct

from haidang.codes.offences import offences
from haidang.ledger import audit, criteria
from haidang.ledger.criteria import Version
from haidang.ledger.criteria import Wording as Wording
from haidang.ledger.models import CriterionState as State
from haidang.ledger.transaction import transaction
from haidang.said import Said
from haidang.screening.criteria import Criterion, CriterionError, parse, parse_both
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

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


class NotWritable(ValueError):
    """This version cannot be changed or submitted any more; the sentence says what to do instead."""


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
    try:
        Criterion.parse(text=text)
    except CriterionError as error:
        found.append(_place("text", error))
    try:
        if exonerating.strip():
            parse(exonerating)
    except CriterionError as error:
        found.append(_place("exonerating", error))
    return tuple(found)


def write_criterion(
    wording: Wording, *, key: int | None = None, who: Person, purpose: Purpose, now: datetime
) -> int:
    """A draft of a new criterion, or of the next version of the one with this key; its number."""
    who.check(Permission.WRITE_CRITERIA, purpose)
    _check(wording, now)
    with transaction():
        if key is not None and any(known.state == State.DRAFT for known in criteria.versions(key)):
            raise NotWritable(Said("There is a draft of the next version already: go on with that one."))
        number = criteria.draft(wording, who=who.id, now=now, key=key)
        audit.note(who, "write a criterion", purpose, [f"criterion version {number}"], at=now)
    return number


def rewrite_criterion(number: int, wording: Wording, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Write one's own draft anew."""
    who.check(Permission.WRITE_CRITERIA, purpose)
    _check(wording, now)
    with transaction():
        _own_draft(number, who)
        criteria.redraft(number, wording, now=now)
        audit.note(who, "rewrite a criterion", purpose, [f"criterion version {number}"], at=now)


def submit_criterion(number: int, *, who: Person, purpose: Purpose, now: datetime) -> None:
    """Ask a second person to put one's own draft in force. From now on its wording stands."""
    who.check(Permission.WRITE_CRITERIA, purpose)
    with transaction():
        _check(_own_draft(number, who).wording, now)
        criteria.submit(number)
        audit.note(who, "submit a criterion", purpose, [f"criterion version {number}"], at=now)


def _own_draft(number: int, who: Person) -> Version:
    criteria.hold(number)
    found = criteria.version(number)
    if found is None:
        raise NotWritable(Said("This draft is not there any more."))
    if found.state != State.DRAFT:
        raise NotWritable(Said("This version was submitted, so its wording stands: write the next version."))
    if found.author != who.username:
        raise NotWritable(
            Said("This draft is %(name)s's: only they can change or submit it.", name=found.author_name)
        )
    return found


def _check(wording: Wording, now: datetime) -> None:
    if flaws := flaws_of(wording, now.date()):
        raise Misworded(flaws)


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
