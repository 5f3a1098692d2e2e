"""Analysts' criteria and their versions."""

from django.db import models
from django.db.models import F, Q


class CriterionState(models.TextChoices):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    REFUSED = "refused"
    SHADOW = "shadow"
    LIVE = "live"
    SUSPENDED = "suspended"
    REPLACED = "replaced"


class Criterion(models.Model):
    """One version of one criterion; a version that was submitted never changes its text.

    ``key`` is the same for all versions of a criterion and is what a hit names as its source.
    ``failure`` is why the house itself suspended it: it broke, or spoke far more often than ``expected_hits``
    a week. ``refusal`` is what the second person missed in it, or why somebody suspended it. In ``shadow`` it
    is asked and counted, and nobody is shown whom it speaks of.
    """

    key = models.BigIntegerField()
    version = models.IntegerField()
    name = models.CharField(max_length=128)
    text = models.TextField()
    exonerating = models.TextField(default="")
    severity = models.CharField(max_length=8)
    offence = models.CharField(max_length=64)
    legal_basis = models.TextField()
    justification = models.TextField()
    state = models.CharField(max_length=16, choices=CriterionState.choices)
    author = models.ForeignKey("Officer", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    approver = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    expires_on = models.DateField()
    expected_hits = models.IntegerField(default=20)
    failure = models.TextField(default="")
    refusal = models.TextField(default="")

    class Meta:
        db_table = "criterion"
        constraints = (
            models.UniqueConstraint(fields=["key", "version"], name="criterion_version"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(state="live"), name="criterion_one_live_version"
            ),
            models.CheckConstraint(
                condition=Q(approver=None) | ~Q(approver=F("author")), name="criterion_four_eyes"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("live", "shadow")) | Q(approver__isnull=False),
                name="criterion_live_is_approved",
            ),
        )


class ShadowHit(models.Model):
    """A crossing a version in shadow would have spoken of. It only counts: nobody is shown who it was."""

    pk = models.CompositePrimaryKey("criterion_id", "crossing_id")
    criterion_id = models.BigIntegerField()
    crossing_id = models.BigIntegerField()
    day = models.DateField()
    found_at = models.DateTimeField()
    delete_on = models.DateField()

    class Meta:
        db_table = "shadow_hit"
        indexes = (models.Index(fields=["delete_on"], name="shadow_hit_due"),)
