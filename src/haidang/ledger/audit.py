"""The audit notes: each one sealed to the one before, in the order they were written."""

from collections.abc import Iterable
from datetime import datetime

from django.db import DatabaseError, connection, transaction
from msgspec.structs import astuple

from haidang.ledger import audit_chain
from haidang.ledger.models import AuditNote
from haidang.ledger.transaction import LedgerError
from haidang.vault import audit
from haidang.vault.person import Person
from haidang.vault.roles import Purpose

WRITING = 7_240_214  # whoever appends asks for this lock, and nobody else uses the number


class NotWrittenDown(LedgerError):
    """What was asked for could not be written down, so it is not answered (law 5)."""


def note(
    who: Person, action: str, purpose: Purpose, subjects: Iterable[str], *, at: datetime, detail: str = ""
) -> None:
    """Write down who did what to whom and why. No log, no answer: call it before anything is answered.

    A subject is a kind and a number, such as ``crossing 1042``; neither it nor ``detail`` holds personal
    data. Inside a transaction the note is kept with it or not at all, and others who write wait for its
    end: note last.
    """
    try:
        with transaction.atomic():
            _append(who, action, purpose, tuple(subjects), at, detail)
    except DatabaseError as error:
        raise NotWrittenDown(
            "What you asked for could not be written in the audit, so it is not shown and nothing was "
            "changed. Try again; if it stays so, call the operator."
        ) from error


def _append(
    who: Person, action: str, purpose: Purpose, subjects: tuple[str, ...], at: datetime, detail: str
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [WRITING])
    last = AuditNote.objects.order_by("-number").values_list("number", "seal").first()
    number, head = last or astuple(audit_chain.beginning())
    said = audit.Note(
        number=number + 1,
        at=at,
        who=who.username,
        role=who.role,
        action=action,
        purpose=purpose,
        subjects=subjects,
        detail=detail,
        previous=head,
    )
    AuditNote.objects.create(
        number=said.number,
        at=at,
        who=said.who,
        role=said.role,
        action=action,
        purpose=purpose,
        subjects=list(subjects),
        detail=detail,
        seal=audit.seal(said, head),
    )
