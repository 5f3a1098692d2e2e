"""What carriers sent: the inbox, the spool and the problems found."""

from django.db import models


class CarrierToken(models.Model):
    """A carrier's key to the push gate; only its hash is kept."""

    carrier = models.CharField(max_length=8)
    token_hash = models.BinaryField(unique=True)
    made_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "carrier_token"


class MessageState(models.TextChoices):
    WAITING = "waiting"
    READ = "read"
    QUARANTINED = "quarantined"


class Message(models.Model):
    """One message as it came through a gate, from waiting to read or quarantined.

    ``receipt`` is the id the carrier was given; a file with several messages gives them all the same.
    ``fingerprint`` is the SHA-256 of the bytes: an identical resend is recognised by it and only counted.
    ``order_key`` groups what must be worked in the order received. ``segments`` is the cleaned text of the
    message, one segment a line, compressed with zstandard. ``access_reference``, ``part`` and ``last_part``
    say which part of a list sent in several messages it is. ``attempts`` counts readings since it came or was
    replayed, also those that were begun and ended with their process.
    """

    id = models.BigIntegerField(primary_key=True)
    receipt = models.CharField(max_length=32)
    gate = models.CharField(max_length=16)
    carrier = models.CharField(max_length=8, null=True)
    file_name = models.CharField(max_length=255, null=True)
    fingerprint = models.BinaryField()
    size = models.IntegerField()
    order_key = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    resent = models.IntegerField(default=0)
    state = models.CharField(max_length=16, choices=MessageState.choices)
    attempts = models.SmallIntegerField(default=0)
    why = models.TextField(null=True)
    read_at = models.DateTimeField(null=True)
    type = models.CharField(max_length=16, null=True)
    version = models.CharField(max_length=32, null=True)
    function = models.CharField(max_length=16, null=True)
    sender = models.CharField(max_length=64, null=True)
    sender_address = models.CharField(max_length=7, null=True)
    reference = models.CharField(max_length=64, null=True)
    access_reference = models.CharField(max_length=64, null=True)
    part = models.IntegerField(null=True)
    last_part = models.BooleanField(null=True)
    movement_id = models.BigIntegerField(null=True)
    travellers = models.IntegerField(default=0)
    segments = models.BinaryField(null=True)
    delete_on = models.DateField()

    class Meta:
        db_table = "message"
        constraints = (models.UniqueConstraint(fields=["fingerprint"], name="message_once"),)
        indexes = (
            models.Index(
                fields=["order_key", "id"], name="message_waiting", condition=models.Q(state="waiting")
            ),
            models.Index(fields=["id"], name="message_in_turn", condition=models.Q(state="waiting")),
            models.Index(fields=["-received_at"], name="message_newest"),
            models.Index(fields=["movement_id"], name="message_of_movement"),
            models.Index(fields=["delete_on"], name="message_due"),
        )


class RemovedCount(models.Model):
    """How often something sensitive was taken out, by carrier, day and category: never by message, which may
    be about one person (rights R3-02).
    """

    carrier = models.CharField(max_length=64)
    day = models.DateField()
    category = models.CharField(max_length=32)
    count = models.BigIntegerField()

    class Meta:
        db_table = "removed_count"
        constraints = (
            models.UniqueConstraint(fields=["carrier", "day", "category"], name="removed_count_once"),
        )


class Spool(models.Model):
    """The raw bytes of a message not read yet, under a key of its own. The row goes when it is read."""

    message_id = models.BigIntegerField(primary_key=True)
    period = models.CharField(max_length=16)
    wrapped_key = models.BinaryField()
    nonce = models.BinaryField()
    ciphertext = models.BinaryField()
    kept_since = models.DateTimeField()

    class Meta:
        db_table = "spool"


class MessageProblem(models.Model):
    """Something in a message that could not be understood, for the operator to tell the carrier."""

    message_id = models.BigIntegerField()
    carrier = models.CharField(max_length=64)
    day = models.DateField()
    kind = models.CharField(max_length=32)
    what = models.TextField()
    segment = models.IntegerField(null=True)

    class Meta:
        db_table = "message_problem"
        indexes = (
            models.Index(fields=["message_id"], name="problem_of_message"),
            models.Index(fields=["day", "carrier", "kind"], name="problem_count"),
        )
