"""What the archive of the past still has to take in."""

from django.db import models


class ArchiveDue(models.Model):
    """A past day of which something changed at ``since``, so that its archive must be written again."""

    day = models.DateField()
    since = models.DateTimeField()

    class Meta:
        db_table = "archive_due"
