"""The audit notes in the order they were sealed, to be walked."""

from collections.abc import Iterator

from haidang.ledger.models import AuditNote
from haidang.vault.audit import GENESIS, Note

ROWS_AT_ONCE = 2000


def sealed_notes() -> Iterator[tuple[Note, str]]:
    """Every note with its seal, the oldest first."""
    previous = GENESIS
    for row in AuditNote.objects.order_by("number").iterator(ROWS_AT_ONCE):
        note = Note(
            number=row.number,
            at=row.at,
            who=row.who,
            role=row.role,
            action=row.action,
            purpose=row.purpose,
            subjects=tuple(row.subjects),
            detail=row.detail,
            previous=previous,
        )
        yield note, row.seal
        previous = row.seal
