"""Finding audit notes: by person, time and action."""

from datetime import datetime

from haidang.ledger.models import AuditNote
from haidang.vault.audit import Note


def notes(
    *, who: str = "", action: str = "", since: datetime | None, until: datetime | None, limit: int
) -> list[Note]:
    """The latest notes that fit, newest first. An empty text or ``None`` asks for all."""
    fitting = {"who": who, "action": action, "at__gte": since, "at__lt": until}
    found = AuditNote.objects.filter(**{name: value for name, value in fitting.items() if value})
    columns = ("number", "at", "who", "role", "action", "purpose", "subjects", "detail")
    return [Note(**row) for row in found.order_by("-number").values(*columns)[:limit]]


def actors() -> list[str]:
    """Everybody who stands in the audit."""
    return list(AuditNote.objects.order_by("who").values_list("who", flat=True).distinct())


def actions() -> list[str]:
    """Every action that stands in the audit."""
    return list(AuditNote.objects.order_by("action").values_list("action", flat=True).distinct())
