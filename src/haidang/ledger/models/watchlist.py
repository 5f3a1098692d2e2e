"""Lists of people to look out for."""

from django.db import models
from django.db.models import F, Q


class Watchlist(models.Model):
    """Whose list it is, for which purpose and by what law. ``version`` grows with every approved change.

    ``source`` says where the list comes from, ``licence`` on which terms; ``categories`` what its people are
    sought for; ``severity`` stands for entries that tell none. Hits are seen by officers of ``agencies``, by
    all where none is named. A trigger lets ``version`` move only to a change that a second person has
    approved, and everything else of a list in force only together with it.

    Of a list of ``papers_alone`` nothing is kept but keyed marks, in a file beside the ledger; one entry
    stands for all of them.
    """

    name = models.CharField(max_length=64, unique=True)
    owner = models.CharField(max_length=64)
    source = models.TextField(default="")
    purpose = models.TextField()
    legal_basis = models.TextField()
    licence = models.TextField(default="")
    categories = models.JSONField(default=list)
    severity = models.CharField(max_length=8, default="normal")
    agencies = models.JSONField(default=list)
    review_on = models.DateField(null=True)
    version = models.IntegerField(default=0)
    loaded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    papers_alone = models.BooleanField(default=False)

    class Meta:
        db_table = "watchlist"


class WatchlistStanding(models.Model):
    """A second person's word given in advance for the loads of one feed, within bounds, until a day.

    A load that would remove or change more than so many of a hundred entries stops and waits for a person.
    """

    watchlist = models.ForeignKey(Watchlist, on_delete=models.CASCADE)
    source = models.TextField()
    format = models.CharField(max_length=16)
    most_removed = models.SmallIntegerField()
    most_changed = models.SmallIntegerField()
    until = models.DateField()
    proposed_by = models.ForeignKey("Officer", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "watchlist_standing"
        constraints = (
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")), name="standing_four_eyes"
            ),
            models.UniqueConstraint(
                fields=["watchlist"], condition=Q(ended_by=None), name="standing_one_for_a_list"
            ),
        )


class WatchlistChange(models.Model):
    """A change proposed by one person and approved by another, before which nothing of it is used.

    ``kind`` is ``load``, ``edit``, ``particulars`` or ``closing``. Until ``compared_at`` a file is still
    being read, and ``read`` counts what is kept of it; until ``submitted_at`` it is a dry run that only shows
    what would change. A list has at most one open change, so that what was looked at is what is approved.
    ``particulars`` are the list's own as they would become; ``left_out`` counts what was not taken, by what.
    ``papers`` names the file of a list of papers alone, whose counts are of papers; a trigger keeps it.
    """

    watchlist = models.ForeignKey(Watchlist, on_delete=models.CASCADE)
    version = models.IntegerField()
    kind = models.CharField(max_length=16, default="load")
    why = models.TextField(default="")
    particulars = models.JSONField(null=True)
    format = models.CharField(max_length=16, default="")
    digest = models.CharField(max_length=64, default="")
    bytes = models.BigIntegerField(default=0)
    read = models.IntegerField(default=0)
    proposed_by = models.ForeignKey("Officer", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    compared_at = models.DateTimeField(null=True)
    submitted_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    standing = models.ForeignKey(WatchlistStanding, null=True, on_delete=models.PROTECT)
    refused_by = models.ForeignKey("Officer", null=True, on_delete=models.PROTECT, related_name="+")
    refused_at = models.DateTimeField(null=True)
    refusal = models.TextField(default="")
    added = models.IntegerField(default=0)
    changed = models.IntegerField(default=0)
    removed = models.IntegerField(default=0)
    rejected = models.IntegerField(default=0)
    left_out = models.JSONField(default=dict)
    papers = models.CharField(max_length=32, default="")

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
            models.CheckConstraint(
                condition=Q(submitted_at=None) | Q(compared_at__isnull=False),
                name="watchlist_proposes_what_was_compared",
            ),
            models.UniqueConstraint(fields=["watchlist", "version"], name="watchlist_version"),
            models.UniqueConstraint(
                fields=["watchlist"],
                condition=Q(approved_by=None, refused_by=None),
                name="watchlist_one_open_change",
            ),
        )


class WatchlistRejected(models.Model):
    """A row of a file that could not be an entry. ``line`` counts from 1; 0 where no one line is meant."""

    change_id = models.BigIntegerField()
    line = models.IntegerField()
    reason = models.TextField()

    class Meta:
        db_table = "watchlist_rejected"
        indexes = (models.Index(fields=["change_id", "line"], name="rejected_of_change"),)


class WatchlistEntry(models.Model):
    """One entry in one version of a list. ``until`` is the version that removed or replaced it.

    ``id`` is the same for all versions of an entry and is what a hit names as its source; ``since`` is the
    version a hit names. ``told`` is the noun, ``digest`` its MD5, by which versions are told apart. A trigger
    keeps everything but ``until`` from changing, and all of what is in force as it was approved.
    """

    pk = models.CompositePrimaryKey("id", "since")
    id = models.BigIntegerField()
    watchlist_id = models.BigIntegerField()
    reference = models.CharField(max_length=128)
    since = models.IntegerField()
    until = models.IntegerField(null=True)
    digest = models.UUIDField()
    told = models.JSONField()

    class Meta:
        db_table = "watchlist_entry"
        indexes = (
            models.Index(fields=["watchlist_id", "reference"], name="entry_reference"),
            models.Index(fields=["watchlist_id", "until"], name="entry_until"),
        )


class WatchlistStaged(models.Model):
    """Rows of a file while it is read: a partition for each change, gone when it has been compared."""

    change_id = models.BigIntegerField(primary_key=True)
    line = models.IntegerField()
    id = models.BigIntegerField()
    reference = models.CharField(max_length=128)
    digest = models.UUIDField()
    told = models.JSONField()

    class Meta:
        db_table = "watchlist_staged"
        managed = False
