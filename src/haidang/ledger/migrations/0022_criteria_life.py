"""Criteria state what is expected of them and run in shadow first; analysts keep lists of codes."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import haidang.ledger.models.fields

KEPT_WORDING = """
CREATE OR REPLACE FUNCTION refuse_rewording() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND
        (NEW.key, NEW.version, NEW.name, NEW.text, NEW.exonerating, NEW.severity, NEW.offence, NEW.legal_basis,
         NEW.justification, NEW.author_id, NEW.written_at, NEW.expires_on, NEW.expected_hits)
        IS DISTINCT FROM
        (OLD.key, OLD.version, OLD.name, OLD.text, OLD.exonerating, OLD.severity, OLD.offence, OLD.legal_basis,
         OLD.justification, OLD.author_id, OLD.written_at, OLD.expires_on, OLD.expected_hits)
    THEN
        RAISE EXCEPTION 'a criterion that was submitted keeps its wording: write a new version'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
"""

KEPT_MEMBERS = """
CREATE FUNCTION refuse_other_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.name, NEW.version, NEW.members, NEW.author_id) IS DISTINCT FROM
       (OLD.name, OLD.version, OLD.members, OLD.author_id)
    THEN
        RAISE EXCEPTION 'a version of a code list keeps its members: propose a new one'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kept_members BEFORE UPDATE ON code_list
    FOR EACH ROW EXECUTE FUNCTION refuse_other_members();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0021_redress"),
    ]

    operations = [
        migrations.CreateModel(
            name="CodeList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=64)),
                ("version", models.IntegerField()),
                ("members", haidang.ledger.models.fields.TextsField()),
                ("why", models.TextField()),
                ("state", models.CharField(max_length=16)),
                ("written_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "code_list",
            },
        ),
        migrations.CreateModel(
            name="ShadowHit",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "criterion_id",
                        "crossing_id",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("criterion_id", models.BigIntegerField()),
                ("crossing_id", models.BigIntegerField()),
                ("day", models.DateField()),
                ("found_at", models.DateTimeField()),
                ("delete_on", models.DateField()),
            ],
            options={
                "db_table": "shadow_hit",
            },
        ),
        migrations.RemoveConstraint(
            model_name="criterion",
            name="criterion_live_is_approved",
        ),
        migrations.AddField(
            model_name="criterion",
            name="expected_hits",
            field=models.IntegerField(default=20),
        ),
        migrations.AlterField(
            model_name="criterion",
            name="state",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("submitted", "Submitted"),
                    ("refused", "Refused"),
                    ("shadow", "Shadow"),
                    ("live", "Live"),
                    ("suspended", "Suspended"),
                    ("replaced", "Replaced"),
                ],
                max_length=16,
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state__in", ("live", "shadow")), _negated=True),
                    ("approver__isnull", False),
                    _connector="OR",
                ),
                name="criterion_live_is_approved",
            ),
        ),
        migrations.AddField(
            model_name="codelist",
            name="approver",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="codelist",
            name="author",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="shadowhit",
            index=models.Index(fields=["delete_on"], name="shadow_hit_due"),
        ),
        migrations.AddConstraint(
            model_name="codelist",
            constraint=models.UniqueConstraint(fields=("name", "version"), name="code_list_version"),
        ),
        migrations.AddConstraint(
            model_name="codelist",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "live")), fields=("name",), name="code_list_one_live_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="codelist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approver", None),
                    models.Q(("approver", models.F("author")), _negated=True),
                    _connector="OR",
                ),
                name="code_list_four_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="codelist",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "live"), _negated=True), ("approver__isnull", False), _connector="OR"
                ),
                name="code_list_live_is_approved",
            ),
        ),
        migrations.RunSQL(KEPT_WORDING, migrations.RunSQL.noop),
        migrations.RunSQL(KEPT_MEMBERS, migrations.RunSQL.noop),
    ]
