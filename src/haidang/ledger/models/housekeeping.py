"""What the clock does and how far it has come."""

from django.db import models


class ScreeningRun(models.Model):
    """A new list version or criterion being applied to travellers already known.

    ``reached`` is the last crossing done: a run that is cut off goes on from there. ``passed_over`` counts
    those that could not be screened. ``change_id`` is the change of a list that it applies, NULL where all
    that is in force is asked anew.
    """

    cause = models.CharField(max_length=128)
    asked_at = models.DateTimeField()
    reached_day = models.DateField(null=True)
    reached = models.BigIntegerField(default=0)
    total = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    hits = models.IntegerField(default=0)
    passed_over = models.IntegerField(default=0)
    finished_at = models.DateTimeField(null=True)
    change_id = models.BigIntegerField(null=True)

    class Meta:
        db_table = "screening_run"


class PurgeRun(models.Model):
    """A day's deletions: how many rows of each table were due and went."""

    ran_at = models.DateTimeField()
    preset = models.CharField(max_length=32)
    deleted = models.JSONField()

    class Meta:
        db_table = "purge_run"


class Setting(models.Model):
    """A choice of the operator, by name: ``preset`` is the retention preset."""

    name = models.CharField(max_length=32, primary_key=True)
    value = models.TextField()

    class Meta:
        db_table = "setting"
