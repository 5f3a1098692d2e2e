"""Lists of people to look out for."""

from django.db import models
from django.db.models import F, Q


class Watchlist(models.Model):
    """Whose list it is, for which purpose and by what law. ``version`` grows with every approved change.

    A trigger lets ``version`` move only to a change that a second person has approved.
    """

    name = models.CharField(max_length=64, unique=True)
    owner = models.CharField(max_length=64)
    purpose = models.TextField()
    legal_basis = models.TextField()
    version = models.IntegerField(default=0)
    loaded_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "watchlist"


class WatchlistChange(models.Model):
    """A load proposed by one person and approved by another, before which nothing of it is used.

    Until ``submitted_at`` it is a dry run that only shows what would change. A list has at most one open
    change, so that what was looked at is what is approved.
    """

    watchlist = models.ForeignKey(Watchlist, on_delete=models.CASCADE)
    version = models.IntegerField()
    proposed_by = models.ForeignKey("Officer", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    refused_at = models.DateTimeField(null=True)
    refusal = models.TextField(default="")
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
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(submitted_at__isnull=False),
                name="watchlist_approves_proposals",
            ),
            models.UniqueConstraint(fields=["watchlist", "version"], name="watchlist_version"),
            models.UniqueConstraint(
                fields=["watchlist"],
                condition=Q(approved_by=None, refused_by=None),
                name="watchlist_one_open_change",
            ),
        )


class WatchlistEntry(models.Model):
    """One person in one version of a list. ``until`` is the version that removed or replaced it.

    ``id`` is the same for all versions of an entry and is what a hit names as its source; ``since`` is the
    version a hit names.
    """

    pk = models.CompositePrimaryKey("id", "since")
    id = models.BigIntegerField()
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
