"""Reasons to look twice, and what persons decided."""

from django.db import models


class Hit(models.Model):
    """One list entry or criterion that spoke of one crossing. It goes when its crossing goes.

    ``clearing_id`` is the clearing that makes it known again, or that came of its own.
    """

    id = models.BigIntegerField(primary_key=True)
    day = models.DateField()
    movement_id = models.BigIntegerField()
    crossing_id = models.BigIntegerField()
    kind = models.CharField(max_length=16)
    source = models.BigIntegerField()
    version = models.IntegerField()
    title = models.TextField()
    severity = models.CharField(max_length=8)
    likeness = models.FloatField(null=True)
    reasons = models.JSONField()
    state = models.CharField(max_length=16, default="new")
    claimed_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT)
    claimed_at = models.DateTimeField(null=True)
    clearing_id = models.BigIntegerField(null=True)
    message_id = models.BigIntegerField(null=True)
    found_at = models.DateTimeField()
    delete_on = models.DateField()

    class Meta:
        db_table = "hit"
        constraints = (models.UniqueConstraint(fields=["crossing_id", "kind", "source"], name="hit_once"),)
        indexes = (
            models.Index(fields=["movement_id"], name="hit_of_movement"),
            models.Index(fields=["state", "severity"], name="hit_queue"),
            models.Index(fields=["source", "version"], name="hit_of_source"),
            models.Index(fields=["found_at"], name="hit_newest"),
            models.Index(fields=["delete_on"], name="hit_due"),
            models.Index(
                fields=["clearing_id"],
                condition=models.Q(clearing_id__isnull=False),
                name="hit_of_clearing",
            ),
        )


class Decision(models.Model):
    """A named person's answer to a hit. Never changed: a second thought is a new decision."""

    hit_id = models.BigIntegerField()
    outcome = models.CharField(max_length=16)
    reason = models.TextField()
    officer = models.ForeignKey("Officer", on_delete=models.PROTECT)
    decided_at = models.DateTimeField()
    supersedes = models.BigIntegerField(null=True)
    delete_on = models.DateField()

    class Meta:
        db_table = "decision"
        constraints = (
            # Two browsers deciding at once: the second finds that the first was quicker.
            models.UniqueConstraint(
                fields=["hit_id", "supersedes"], name="decision_in_turn", nulls_distinct=False
            ),
        )
        indexes = (models.Index(fields=["delete_on"], name="decision_due"),)
