"""Travellers on movements: what was told of them, what leads back to them, what changed.

These are the hot tables: partitioned by ``day`` (the movement's), written by COPY, without foreign keys.
``haidang verify`` proves their relations.
"""

from django.db import models

from haidang.ledger.models.fields import TextsField


class Crossing(models.Model):
    """One traveller on one movement.

    ``manifest`` and ``booked`` are the traveller as API and as PNR last told them (``travel.Traveller`` as
    JSON); the plain columns are both joined, for lists and search. ``manifest_message`` and
    ``booked_message`` name the messages whose segments the ``at`` places in them count.

    ``joined_because`` says why both tellings are taken for one traveller; ``parted`` that an officer found
    they are not, so that they are never joined again. ``person_id`` is the same on other crossings of the
    same person, and ``person_because`` says why. ``bagged`` is a list of ``travel.BagTold``, what baggage
    systems told of their bags, and ``bagged_because`` why the bags are taken for theirs.
    """

    pk = models.CompositePrimaryKey("day", "id")
    day = models.DateField()
    id = models.BigIntegerField()
    movement_id = models.BigIntegerField()
    booking_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=24)
    surname = models.TextField()
    given = models.TextField()
    born = models.DateField(null=True)
    sex = models.CharField(max_length=1, null=True)
    nationality = models.CharField(max_length=3, null=True)
    status = models.CharField(max_length=16)
    joined_because = models.TextField(null=True)
    parted = models.BooleanField(default=False)
    person_id = models.BigIntegerField(null=True)
    person_because = models.TextField(null=True)
    manifest = models.JSONField(null=True)
    booked = models.JSONField(null=True)
    bagged = models.JSONField(null=True)
    bagged_because = models.TextField(null=True)
    manifest_message = models.BigIntegerField(null=True)
    booked_message = models.BigIntegerField(null=True)
    bagged_message = models.BigIntegerField(null=True)
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    delete_on = models.DateField()

    class Meta:
        db_table = "crossing"
        indexes = (
            models.Index(fields=["movement_id"], name="crossing_of_movement"),
            models.Index(fields=["booking_id"], name="crossing_of_booking"),
            models.Index(fields=["person_id"], name="crossing_of_person"),
            models.Index(fields=["delete_on"], name="crossing_due"),
        )


class Booking(models.Model):
    """A reservation as last told for one movement. ``told`` is ``travel.Booking`` without its travellers.

    ``known_as`` are all locators it was ever told under, each with its system (``X1:ABC123``); ``locator`` is
    the first of them, ``NULL`` when none was told.
    """

    pk = models.CompositePrimaryKey("day", "id")
    day = models.DateField()
    id = models.BigIntegerField()
    movement_id = models.BigIntegerField()
    system = models.CharField(max_length=16)
    locator = models.CharField(max_length=32, null=True)
    known_as = TextsField()
    version = models.IntegerField()
    cancelled = models.BooleanField()
    told = models.JSONField()
    message_id = models.BigIntegerField()
    received_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    delete_on = models.DateField()

    class Meta:
        db_table = "booking"
        indexes = (
            models.Index(fields=["movement_id"], name="booking_of_movement"),
            models.Index(fields=["locator"], name="booking_locator"),
            models.Index(fields=["delete_on"], name="booking_due"),
        )


class LooseBag(models.Model):
    """Bags of which no traveller on the movement can be said to be the owner, until a later message can."""

    id = models.BigIntegerField(primary_key=True)
    day = models.DateField()
    movement_id = models.BigIntegerField()
    told = models.JSONField()
    message_id = models.BigIntegerField()
    received_at = models.DateTimeField()
    delete_on = models.DateField()

    class Meta:
        db_table = "loose_bag"
        indexes = (
            models.Index(fields=["movement_id"], name="loose_bag_of_movement"),
            models.Index(fields=["delete_on"], name="loose_bag_due"),
        )


class Identifier(models.Model):
    """What leads from a value to a crossing: a document, phone, e-mail or card.

    ``key`` is the first 8 bytes of a keyed hash (HMAC-SHA-256) of the normalised value, so that the value
    itself is not searchable without the house's key.
    """

    pk = models.CompositePrimaryKey("day", "crossing_id", "kind", "key")
    day = models.DateField()
    crossing_id = models.BigIntegerField()
    kind = models.CharField(max_length=8)
    key = models.BigIntegerField()
    delete_on = models.DateField()

    class Meta:
        db_table = "identifier"
        indexes = (
            models.Index(fields=["key"], name="identifier_key"),
            models.Index(fields=["delete_on"], name="identifier_due"),
        )


class PersonKey(models.Model):
    """What makes crossings those of one person: a keyed hash of a document, or of name and birth date."""

    key = models.BigIntegerField(primary_key=True)
    person_id = models.BigIntegerField()
    delete_on = models.DateField()

    class Meta:
        db_table = "person_key"
        indexes = (models.Index(fields=["delete_on"], name="person_key_due"),)


class Change(models.Model):
    """What a later message told differently of a crossing, or of a booking when ``crossing_id`` is NULL.

    ``differences`` is a list of ``{what, before, after}``.
    """

    pk = models.CompositePrimaryKey("day", "id")
    day = models.DateField()
    id = models.BigIntegerField()
    movement_id = models.BigIntegerField()
    crossing_id = models.BigIntegerField(null=True)
    booking_id = models.BigIntegerField(null=True)
    message_id = models.BigIntegerField()
    changed_at = models.DateTimeField()
    differences = models.JSONField()
    delete_on = models.DateField()

    class Meta:
        db_table = "change"
        indexes = (
            models.Index(fields=["crossing_id"], name="change_of_crossing"),
            models.Index(fields=["booking_id"], name="change_of_booking"),
            models.Index(fields=["delete_on"], name="change_due"),
        )
