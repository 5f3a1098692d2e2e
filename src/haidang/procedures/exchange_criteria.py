"""Criteria as text files: written out to be kept or compared, and taken in as drafts."""

from datetime import date, datetime

from msgspec import structs

from haidang.ledger import audit, criteria
from haidang.ledger.transaction import transaction
from haidang.procedures.flaws_of_criterion import Misworded
from haidang.procedures.write_criterion import NotWritable, Wording, write_criterion
from haidang.said import Said
from haidang.screening.criteria import CriterionError, parse_both
from haidang.screening.criteria.file import NotACriterion, read, written
from haidang.screening.hit import SEVERITIES, Severity
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose


def export_criteria(*, who: Person, purpose: Purpose, now: datetime) -> dict[str, str]:
    """Of every criterion the newest version as a file, by a name for the file."""
    who.check(Permission.SEE_CRITERIA, purpose)
    newest = {version.key: version for version in reversed(criteria.newest())}
    with transaction():
        audit.note(who, "export the criteria", purpose, [f"criterion {key}" for key in newest], at=now)
    return {f"criterion-{key}.txt": _file(version.wording) for key, version in sorted(newest.items())}


def import_criterion(file: str, *, who: Person, purpose: Purpose, now: datetime) -> str:
    """Keep a file as a draft, of the next version where a criterion has its name; that name.

    ``NotACriterion`` when the file cannot be understood, ``Misworded`` when its wording cannot be kept,
    ``NotWritable`` when a draft of it is there already.
    """
    who.check(Permission.WRITE_CRITERIA, purpose)
    wording = _wording(read(file))
    known = {version.name: version.key for version in criteria.newest()}
    write_criterion(wording, key=known.get(wording.name), who=who, purpose=purpose, now=now)
    return wording.name


def asked_in(file: str) -> tuple[str, str, str]:
    """The name a file tells, what incriminates in it and what exonerates. It may hold the sentence alone."""
    try:
        told = read(file)
    except NotACriterion:
        told = {"text": file.strip()}
    return told.get("name", ""), *_parts(told["text"])


def _file(wording: Wording) -> str:
    return written({name: str(told) for name, told in structs.asdict(wording).items()})


def _wording(told: dict[str, str]) -> Wording:
    severity, hits = told.get("severity", Severity.NORMAL.value), told.get("expected_hits", "")
    if severity not in SEVERITIES:
        raise NotACriterion(Said("severity: one of %(severities)s", severities=", ".join(SEVERITIES)))
    try:
        last_day = date.fromisoformat(told.get("expires_on", ""))
    except ValueError:
        raise NotACriterion(Said("last day: a day such as 2026-09-01")) from None
    text, exonerating = _parts(told["text"])
    return Wording(
        name=told.get("name", ""),
        text=text,
        exonerating=exonerating,
        severity=Severity(severity),
        offence=told.get("offence", ""),
        legal_basis=told.get("legal_basis", ""),
        justification=told.get("justification", ""),
        expires_on=last_day,
        expected_hits=int(hits) if hits.isdecimal() and len(hits) < 9 else 0,
    )


def _parts(text: str) -> tuple[str, str]:
    """What incriminates and what exonerates; a text that does not read is left whole, to show the place."""
    try:
        for_it, against = parse_both(text)
    except CriterionError:
        return text, ""
    return str(for_it), "" if against is None else str(against)


__all__ = ["Misworded", "NotACriterion", "NotWritable", "asked_in", "export_criteria", "import_criterion"]
