"""What was done with what we know."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from haidang.ledger.models.fields import TextsField


class AuditNote(models.Model):
    """One act or look, sealed to the one before it (``vault.audit``). Never changed (see the trigger)."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=64)
    role = models.CharField(max_length=32)
    action = models.CharField(max_length=64)
    purpose = models.CharField(max_length=64)
    subjects = TextsField()
    detail = models.TextField()
    seal = models.CharField(max_length=64)

    class Meta:
        db_table = "audit_note"
        indexes = (
            models.Index(fields=["who", "at"], name="audit_of_person"),
            GinIndex(fields=["subjects"], name="audit_of_subject"),
        )
