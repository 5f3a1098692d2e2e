"""Flights and voyages."""

from django.db import models

from haidang.ledger.models.fields import LocalTimeField, TextsField


class Movement(models.Model):
    """One flight or voyage on one day. ``day`` is the local day of departure, or when it was not told the
    day the first message came. ``border`` is the UTC time an officer counts down to: arrival when inbound.
    """

    id = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=8)
    carrier = models.CharField(max_length=8)
    number = models.CharField(max_length=16)
    suffix = models.CharField(max_length=4, default="")
    origin = models.CharField(max_length=5)
    destination = models.CharField(max_length=5)
    day = models.DateField()
    departs_local = LocalTimeField(null=True)
    arrives_local = LocalTimeField(null=True)
    departs_at = models.DateTimeField(null=True)
    arrives_at = models.DateTimeField(null=True)
    marketed_as = TextsField()
    vessel_name = models.CharField(max_length=64, null=True)
    vessel_imo = models.CharField(max_length=16, null=True)
    cancelled = models.BooleanField(null=True)
    message_id = models.BigIntegerField()
    received_at = models.DateTimeField()
    delete_on = models.DateField()

    class Meta:
        db_table = "movement"
        constraints = (
            models.UniqueConstraint(
                fields=["carrier", "number", "suffix", "origin", "destination", "day"], name="movement_once"
            ),
        )
        indexes = (
            models.Index(fields=["arrives_at"], name="movement_arrives"),
            models.Index(fields=["departs_at"], name="movement_departs"),
            models.Index(fields=["delete_on"], name="movement_due"),
        )
