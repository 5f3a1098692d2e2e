"""From where on a list asks officers, and the traffic this was judged by."""

from django.db import models
from django.db.models import F, Q

from haidang.ledger.models.watchlist import Watchlist


class WatchlistThreshold(models.Model):
    """The points a match needs on one list, for entries of one severity: proposed by one person, approved by
    another.

    The newest approved one is in force. ``points`` is NULL where the list goes back to what is usual for its
    size. ``per_thousand`` are the alerts expected when it was proposed, ``scorecard`` the version of the
    scorecard that gave points then; NULL where that was not written down. A trigger keeps the wording.
    """

    watchlist = models.ForeignKey(Watchlist, on_delete=models.CASCADE)
    severity = models.CharField(max_length=8)
    points = models.FloatField(null=True)
    per_thousand = models.FloatField(null=True)
    scorecard = models.SmallIntegerField(null=True)
    reason = models.TextField()
    proposed_by = models.ForeignKey("Officer", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    refused_at = models.DateTimeField(null=True)
    refusal = models.TextField(default="")

    class Meta:
        db_table = "watchlist_threshold"
        constraints = (
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name="threshold_four_eyes"
            ),
            models.UniqueConstraint(
                fields=["watchlist", "severity"],
                condition=Q(approved_by=None, refused_by=None),
                name="threshold_one_open",
            ),
        )


class TrafficSample(models.Model):
    """Travellers of late, each compared with every list: nobody of them is remembered, only how many reached
    how many points.

    ``reached`` is the last crossing done: a sample that is cut off goes on from there. ``counts`` is a list
    of ``[list, severity, points, travellers]``: how many had that step as their highest. ``a_day`` is how
    many travel in a day, ``usual`` the threshold of lists without one of their own.
    """

    asked_by = models.ForeignKey("Officer", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    wanted = models.IntegerField()
    reached_day = models.DateField()
    reached = models.BigIntegerField(default=0)
    done = models.IntegerField(default=0)
    a_day = models.FloatField()
    usual = models.FloatField(null=True)
    counts = models.JSONField(default=list)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "traffic_sample"
