"""Criteria tested on the past before anybody approves them."""

from django.db import models


class BacktestState(models.TextChoices):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class Backtest(models.Model):
    """A wording asked of the past from ``since`` on, kept or not, and what has been counted so far.

    ``key`` is the criterion's, where it has one. ``figures`` is ``history.figures.Figures`` as JSON.
    """

    key = models.BigIntegerField(null=True)
    name = models.CharField(max_length=128)
    text = models.TextField()
    exonerating = models.TextField(default="")
    since = models.DateField()
    state = models.CharField(max_length=16, choices=BacktestState.choices)
    asked_by = models.ForeignKey("Officer", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    figures = models.JSONField(null=True)
    failure = models.TextField(default="")

    class Meta:
        db_table = "backtest"
        indexes = (
            models.Index(
                fields=["id"], name="backtest_in_turn", condition=models.Q(state__in=("waiting", "running"))
            ),
        )
