"""Lists of people to look out for."""

from django.db import models
from django.db.models import F, Q


class Watchlist(models.Model):
    """Whose list it is, for which purpose and by what law. ``version`` grows with every approved change."""

    name = models.CharField(max_length=64, unique=True)
    owner = models.CharField(max_length=64)
    purpose = models.TextField()
    legal_basis = models.TextField()
    version = models.IntegerField(default=0)
    loaded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "watchlist"


class WatchlistChange(models.Model):
    """A load proposed by one person and approved by another, before which nothing of it is used."""

    watchlist = models.ForeignKey(Watchlist, on_delete=models.CASCADE)
    version = models.IntegerField()
    proposed_by = models.ForeignKey("Officer", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)
    added = models.IntegerField()
    changed = models.IntegerField()
    removed = models.IntegerField()
    rejected = models.JSONField(default=list)

    class Meta:
        db_table = "watchlist_change"
        constraints = (
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name="watchlist_four_eyes"
            ),
            models.UniqueConstraint(fields=["watchlist", "version"], name="watchlist_version"),
        )


class WatchlistEntry(models.Model):
    """One person in one version of a list. ``until`` is the version that removed or replaced it."""

    id = models.BigIntegerField(primary_key=True)
    watchlist_id = models.BigIntegerField()
    reference = models.CharField(max_length=64)
    since = models.IntegerField()
    until = models.IntegerField(null=True)
    surname = models.TextField()
    given = models.TextField()
    aliases = models.JSONField(default=list)
    born = models.DateField(null=True)
    born_year = models.SmallIntegerField(null=True)
    sex = models.CharField(max_length=1, null=True)
    nationality = models.CharField(max_length=3, null=True)
    documents = models.JSONField(default=list)
    severity = models.CharField(max_length=8)
    instruction = models.TextField(default="")

    class Meta:
        db_table = "watchlist_entry"
        indexes = (models.Index(fields=["watchlist_id", "reference"], name="entry_reference"),)
