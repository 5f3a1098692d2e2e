"""How well carriers told what they told, counted day by day: a page adds up days, not travellers."""

from django.db import models


class QualityDay(models.Model):
    """A day (UTC) that was counted, and when."""

    day = models.DateField(primary_key=True)
    counted_at = models.DateTimeField()

    class Meta:
        db_table = "quality_day"


class QualityCount(models.Model):
    """On that day ``count`` of ``of`` had it: a measure under its heading. ``message`` shows it, at
    ``segment``.
    """

    pk = models.CompositePrimaryKey("day", "carrier", "heading", "measure")
    day = models.DateField()
    carrier = models.CharField(max_length=64)
    heading = models.CharField(max_length=32)
    measure = models.CharField(max_length=64)
    count = models.IntegerField()
    of = models.IntegerField()
    message = models.BigIntegerField(null=True)
    segment = models.IntegerField(null=True)

    class Meta:
        db_table = "quality_count"
