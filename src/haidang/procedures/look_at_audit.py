"""The data-protection officer looks at what was done, and whether the record of it is whole."""

from datetime import datetime

from msgspec import Struct

from haidang.ledger import audit, audit_search
from haidang.ledger.transaction import transaction
from haidang.procedures.verify_audit import verify_audit
from haidang.vault.audit import Note, Verification
from haidang.vault.person import Person
from haidang.vault.roles import Permission, Purpose

MOST = 200


class Asked(Struct, frozen=True, kw_only=True):
    """Whose notes, of which action and time; whatever is empty asks for all."""

    who: str = ""
    action: str = ""
    since: datetime | None = None
    until: datetime | None = None


class AuditView(Struct, frozen=True, kw_only=True):
    """The newest ``MOST`` notes that fit, and whom and what one may ask for."""

    notes: list[Note]
    actors: list[str]
    actions: list[str]


def look_at_audit(asked: Asked, *, who: Person, purpose: Purpose, now: datetime) -> AuditView:
    """The look itself is written down first, so it stands in what is shown."""
    who.check(Permission.SEE_AUDIT, purpose)
    with transaction():
        audit.note(who, "look at the audit", purpose, [], at=now)
    notes = audit_search.notes(
        who=asked.who, action=asked.action, since=asked.since, until=asked.until, limit=MOST
    )
    return AuditView(notes=notes, actors=audit_search.actors(), actions=audit_search.actions())


def prove_audit(*, who: Person, purpose: Purpose, now: datetime) -> Verification:
    """Walk the whole chain of seals, which takes some seconds a million notes."""
    who.check(Permission.SEE_AUDIT, purpose)
    with transaction():
        audit.note(who, "verify the audit", purpose, [], at=now)
    return verify_audit()
