"""The audit notes in the order they were sealed, to be walked."""

from collections.abc import Iterator

from haidang.ledger.bulk import query
from haidang.ledger.models import AuditNote
from haidang.vault.audit import Beginning, Note

ROWS_AT_ONCE = 2000
BEGINNING = "audit beginning"


def beginning() -> Beginning:
    """Where the chain begins: after the last note that was deleted when its years were over."""
    found = query("SELECT value FROM setting WHERE name = %s", [BEGINNING])
    if not found:
        return Beginning()
    number, _, seal = found[0][0].partition(" ")
    return Beginning(int(number), seal)


def move_beginning(number: int, seal: str) -> None:
    """Remember the last note about to be deleted, within the transaction that deletes it."""
    query(
        "INSERT INTO setting (name, value) VALUES (%s, %s) "
        "ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value",
        [BEGINNING, f"{number} {seal}"],
    )


def sealed_notes() -> Iterator[tuple[Note, str]]:
    """Every note with its seal, the oldest first."""
    previous = beginning().seal
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
