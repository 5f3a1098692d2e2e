import django.db.models.deletion
from django.db import migrations, models

import haidang.ledger.models.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Officer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("username", models.CharField(max_length=64, unique=True)),
                ("name", models.CharField(max_length=128)),
                ("role", models.CharField(max_length=32)),
                ("language", models.CharField(default="en", max_length=8)),
                ("is_active", models.BooleanField(default=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
            ],
            options={
                "db_table": "officer",
            },
        ),
        migrations.CreateModel(
            name="CarrierToken",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("carrier", models.CharField(max_length=8)),
                ("token_hash", models.BinaryField(unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("revoked_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "carrier_token",
            },
        ),
        migrations.CreateModel(
            name="PurgeRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ran_at", models.DateTimeField()),
                ("preset", models.CharField(max_length=32)),
                ("deleted", models.JSONField()),
            ],
            options={
                "db_table": "purge_run",
            },
        ),
        migrations.CreateModel(
            name="ScreeningRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cause", models.CharField(max_length=128)),
                ("asked_at", models.DateTimeField()),
                ("reached_day", models.DateField(null=True)),
                ("reached", models.BigIntegerField(default=0)),
                ("total", models.IntegerField(default=0)),
                ("done", models.IntegerField(default=0)),
                ("hits", models.IntegerField(default=0)),
                ("finished_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "screening_run",
            },
        ),
        migrations.CreateModel(
            name="Setting",
            fields=[
                ("name", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("value", models.TextField()),
            ],
            options={
                "db_table": "setting",
            },
        ),
        migrations.CreateModel(
            name="Spool",
            fields=[
                ("message_id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("period", models.CharField(max_length=16)),
                ("wrapped_key", models.BinaryField()),
                ("nonce", models.BinaryField()),
                ("ciphertext", models.BinaryField()),
                ("kept_since", models.DateTimeField()),
            ],
            options={
                "db_table": "spool",
            },
        ),
        migrations.CreateModel(
            name="Watchlist",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=64, unique=True)),
                ("owner", models.CharField(max_length=64)),
                ("purpose", models.TextField()),
                ("legal_basis", models.TextField()),
                ("version", models.IntegerField(default=0)),
                ("loaded_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "watchlist",
            },
        ),
        migrations.CreateModel(
            name="AuditNote",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("who", models.CharField(max_length=64)),
                ("role", models.CharField(max_length=32)),
                ("action", models.CharField(max_length=64)),
                ("purpose", models.CharField(max_length=64)),
                ("subjects", haidang.ledger.models.fields.TextsField()),
                ("detail", models.TextField()),
                ("seal", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "audit_note",
                "indexes": [models.Index(fields=["who", "at"], name="audit_of_person")],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("id", models.BigIntegerField()),
                ("movement_id", models.BigIntegerField()),
                ("system", models.CharField(max_length=16)),
                ("locator", models.CharField(max_length=32)),
                ("version", models.IntegerField()),
                ("cancelled", models.BooleanField()),
                ("told", models.JSONField()),
                ("message_id", models.BigIntegerField()),
                ("received_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("delete_on", models.DateField()),
            ],
            options={
                "db_table": "booking",
                "indexes": [
                    models.Index(fields=["movement_id"], name="booking_of_movement"),
                    models.Index(fields=["locator"], name="booking_locator"),
                    models.Index(fields=["delete_on"], name="booking_due"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Change",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("id", models.BigIntegerField()),
                ("movement_id", models.BigIntegerField()),
                ("crossing_id", models.BigIntegerField()),
                ("message_id", models.BigIntegerField()),
                ("changed_at", models.DateTimeField()),
                ("differences", models.JSONField()),
                ("delete_on", models.DateField()),
            ],
            options={
                "db_table": "change",
                "indexes": [
                    models.Index(fields=["crossing_id"], name="change_of_crossing"),
                    models.Index(fields=["delete_on"], name="change_due"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Crossing",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day", "id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("id", models.BigIntegerField()),
                ("movement_id", models.BigIntegerField()),
                ("booking_id", models.BigIntegerField(null=True)),
                ("role", models.CharField(max_length=24)),
                ("surname", models.TextField()),
                ("given", models.TextField()),
                ("born", models.DateField(null=True)),
                ("sex", models.CharField(max_length=1, null=True)),
                ("nationality", models.CharField(max_length=3, null=True)),
                ("status", models.CharField(max_length=16)),
                ("manifest", models.JSONField(null=True)),
                ("booked", models.JSONField(null=True)),
                ("manifest_message", models.BigIntegerField(null=True)),
                ("booked_message", models.BigIntegerField(null=True)),
                ("received_at", models.DateTimeField()),
                ("changed_at", models.DateTimeField()),
                ("delete_on", models.DateField()),
            ],
            options={
                "db_table": "crossing",
                "indexes": [
                    models.Index(fields=["movement_id"], name="crossing_of_movement"),
                    models.Index(fields=["booking_id"], name="crossing_of_booking"),
                    models.Index(fields=["delete_on"], name="crossing_due"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Identifier",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day",
                        "crossing_id",
                        "kind",
                        "key",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("day", models.DateField()),
                ("crossing_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("key", models.BigIntegerField()),
                ("delete_on", models.DateField()),
            ],
            options={
                "db_table": "identifier",
                "indexes": [
                    models.Index(fields=["key"], name="identifier_key"),
                    models.Index(fields=["delete_on"], name="identifier_due"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("receipt", models.CharField(max_length=32)),
                ("gate", models.CharField(max_length=16)),
                ("carrier", models.CharField(max_length=8, null=True)),
                ("file_name", models.CharField(max_length=255, null=True)),
                ("fingerprint", models.BinaryField()),
                ("size", models.IntegerField()),
                ("order_key", models.CharField(max_length=64)),
                ("received_at", models.DateTimeField()),
                ("resent", models.IntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[("waiting", "Waiting"), ("read", "Read"), ("quarantined", "Quarantined")],
                        max_length=16,
                    ),
                ),
                ("attempts", models.SmallIntegerField(default=0)),
                ("why", models.TextField(null=True)),
                ("read_at", models.DateTimeField(null=True)),
                ("type", models.CharField(max_length=16, null=True)),
                ("version", models.CharField(max_length=32, null=True)),
                ("function", models.CharField(max_length=16, null=True)),
                ("sender", models.CharField(max_length=64, null=True)),
                ("reference", models.CharField(max_length=64, null=True)),
                ("movement_id", models.BigIntegerField(null=True)),
                ("travellers", models.IntegerField(default=0)),
                ("removed", models.JSONField(default=dict)),
                ("segments", models.BinaryField(null=True)),
                ("delete_on", models.DateField()),
            ],
            options={
                "db_table": "message",
                "indexes": [
                    models.Index(
                        condition=models.Q(("state", "waiting")),
                        fields=["order_key", "id"],
                        name="message_waiting",
                    ),
                    models.Index(fields=["-received_at"], name="message_newest"),
                    models.Index(fields=["movement_id"], name="message_of_movement"),
                    models.Index(fields=["delete_on"], name="message_due"),
                ],
                "constraints": [models.UniqueConstraint(fields=("fingerprint",), name="message_once")],
            },
        ),
        migrations.CreateModel(
            name="MessageProblem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("message_id", models.BigIntegerField()),
                ("carrier", models.CharField(max_length=64)),
                ("day", models.DateField()),
                ("kind", models.CharField(max_length=32)),
                ("what", models.TextField()),
                ("segment", models.IntegerField(null=True)),
            ],
            options={
                "db_table": "message_problem",
                "indexes": [
                    models.Index(fields=["message_id"], name="problem_of_message"),
                    models.Index(fields=["day", "carrier", "kind"], name="problem_count"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Movement",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=8)),
                ("carrier", models.CharField(max_length=8)),
                ("number", models.CharField(max_length=16)),
                ("suffix", models.CharField(default="", max_length=4)),
                ("origin", models.CharField(max_length=5)),
                ("destination", models.CharField(max_length=5)),
                ("day", models.DateField()),
                ("departs_local", haidang.ledger.models.fields.LocalTimeField(null=True)),
                ("arrives_local", haidang.ledger.models.fields.LocalTimeField(null=True)),
                ("departs_at", models.DateTimeField(null=True)),
                ("arrives_at", models.DateTimeField(null=True)),
                ("marketed_as", haidang.ledger.models.fields.TextsField()),
                ("vessel_name", models.CharField(max_length=64, null=True)),
                ("vessel_imo", models.CharField(max_length=16, null=True)),
                ("message_id", models.BigIntegerField()),
                ("received_at", models.DateTimeField()),
                ("delete_on", models.DateField()),
            ],
            options={
                "db_table": "movement",
                "indexes": [
                    models.Index(fields=["arrives_at"], name="movement_arrives"),
                    models.Index(fields=["departs_at"], name="movement_departs"),
                    models.Index(fields=["delete_on"], name="movement_due"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("carrier", "number", "suffix", "origin", "destination", "day"),
                        name="movement_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchlistEntry",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("watchlist_id", models.BigIntegerField()),
                ("reference", models.CharField(max_length=64)),
                ("since", models.IntegerField()),
                ("until", models.IntegerField(null=True)),
                ("surname", models.TextField()),
                ("given", models.TextField()),
                ("aliases", models.JSONField(default=list)),
                ("born", models.DateField(null=True)),
                ("born_year", models.SmallIntegerField(null=True)),
                ("sex", models.CharField(max_length=1, null=True)),
                ("nationality", models.CharField(max_length=3, null=True)),
                ("documents", models.JSONField(default=list)),
                ("severity", models.CharField(max_length=8)),
                ("instruction", models.TextField(default="")),
            ],
            options={
                "db_table": "watchlist_entry",
                "indexes": [models.Index(fields=["watchlist_id", "reference"], name="entry_reference")],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.BigIntegerField()),
                ("version", models.IntegerField()),
                ("name", models.CharField(max_length=128)),
                ("text", models.TextField()),
                ("exonerating", models.TextField(default="")),
                ("severity", models.CharField(max_length=8)),
                ("offence", models.CharField(max_length=64)),
                ("legal_basis", models.TextField()),
                ("justification", models.TextField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("submitted", "Submitted"),
                            ("live", "Live"),
                            ("suspended", "Suspended"),
                            ("replaced", "Replaced"),
                        ],
                        max_length=16,
                    ),
                ),
                ("written_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("expires_on", models.DateField()),
                ("failure", models.TextField(default="")),
                (
                    "approver",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.officer",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.officer"
                    ),
                ),
            ],
            options={
                "db_table": "criterion",
                "constraints": [
                    models.UniqueConstraint(fields=("key", "version"), name="criterion_version"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approver", None),
                            models.Q(("approver", models.F("author")), _negated=True),
                            _connector="OR",
                        ),
                        name="criterion_four_eyes",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "live"), _negated=True),
                            ("approver__isnull", False),
                            _connector="OR",
                        ),
                        name="criterion_live_is_approved",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hit_id", models.BigIntegerField()),
                ("outcome", models.CharField(max_length=16)),
                ("reason", models.TextField()),
                ("decided_at", models.DateTimeField()),
                ("supersedes", models.BigIntegerField(null=True)),
                ("delete_on", models.DateField()),
                (
                    "officer",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="ledger.officer"),
                ),
            ],
            options={
                "db_table": "decision",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("hit_id", "supersedes"), name="decision_in_turn", nulls_distinct=False
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Hit",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("movement_id", models.BigIntegerField()),
                ("crossing_id", models.BigIntegerField()),
                ("kind", models.CharField(max_length=16)),
                ("source", models.BigIntegerField()),
                ("version", models.IntegerField()),
                ("title", models.TextField()),
                ("severity", models.CharField(max_length=8)),
                ("likeness", models.FloatField(null=True)),
                ("reasons", models.JSONField()),
                ("state", models.CharField(default="new", max_length=16)),
                ("claimed_at", models.DateTimeField(null=True)),
                ("message_id", models.BigIntegerField(null=True)),
                ("found_at", models.DateTimeField()),
                ("delete_on", models.DateField()),
                (
                    "claimed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="ledger.officer"
                    ),
                ),
            ],
            options={
                "db_table": "hit",
                "indexes": [
                    models.Index(fields=["movement_id"], name="hit_of_movement"),
                    models.Index(fields=["state", "severity"], name="hit_queue"),
                    models.Index(fields=["delete_on"], name="hit_due"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("crossing_id", "kind", "source"), name="hit_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="WatchlistChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.IntegerField()),
                ("proposed_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("refused_at", models.DateTimeField(null=True)),
                ("added", models.IntegerField()),
                ("changed", models.IntegerField()),
                ("removed", models.IntegerField()),
                ("rejected", models.JSONField(default=list)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="ledger.officer",
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.officer"
                    ),
                ),
                (
                    "watchlist",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="ledger.watchlist"),
                ),
            ],
            options={
                "db_table": "watchlist_change",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="watchlist_four_eyes",
                    ),
                    models.UniqueConstraint(fields=("watchlist", "version"), name="watchlist_version"),
                ],
            },
        ),
    ]
