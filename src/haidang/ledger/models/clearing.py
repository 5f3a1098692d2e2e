"""Cleared matches that are remembered, so that the same person and entry are not asked about twice."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Clearing(models.Model):
    """One person who is not the one an entry in one version speaks of.

    ``keys`` are keyed hashes of what the person is known by (``desk.same_person``). It goes with the data of
    the crossing it was decided on, or earlier when it is lifted; one by a ``redress`` number, which somebody
    told so that it be used, may stay longer.
    """

    id = models.BigIntegerField(primary_key=True)
    hit_id = models.BigIntegerField()
    crossing_id = models.BigIntegerField()
    day = models.DateField()
    source = models.BigIntegerField()
    version = models.IntegerField()
    title = models.TextField()
    keys = ArrayField(models.BigIntegerField())
    redress = models.BooleanField(default=False)
    officer = models.ForeignKey("Officer", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    cleared_at = models.DateTimeField()
    lifted_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    lifted_at = models.DateTimeField(null=True)
    lifted_because = models.TextField(default="")
    delete_on = models.DateField()

    class Meta:
        db_table = "clearing"
        constraints = (
            models.CheckConstraint(
                condition=Q(lifted_by=None, lifted_at=None)
                | Q(lifted_by__isnull=False, lifted_at__isnull=False),
                name="clearing_lifted_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["hit_id", "redress"], condition=Q(lifted_at=None), name="clearing_once_a_hit"
            ),
        )
        indexes = (
            models.Index(fields=["source", "version"], name="clearing_of_entry"),
            models.Index(fields=["delete_on"], name="clearing_due"),
        )
