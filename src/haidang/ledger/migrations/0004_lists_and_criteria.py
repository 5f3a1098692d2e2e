"""Lists change by proposals that a second person approves; versions never change once submitted."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Q

ENTRY_KEY = """
ALTER TABLE watchlist_entry DROP CONSTRAINT watchlist_entry_pkey;
ALTER TABLE watchlist_entry ADD PRIMARY KEY (id, since);
"""

APPROVED_VERSIONS = """
CREATE FUNCTION refuse_unapproved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.version IS DISTINCT FROM OLD.version AND NOT EXISTS (
        SELECT FROM watchlist_change c
        WHERE c.watchlist_id = NEW.id AND c.version = NEW.version AND c.approved_by_id IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'version % of this list was never approved by a second person', NEW.version
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER approved_versions BEFORE UPDATE ON watchlist
    FOR EACH ROW EXECUTE FUNCTION refuse_unapproved();
"""

KEPT_WORDING = """
CREATE FUNCTION refuse_rewording() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'draft' AND
        (NEW.key, NEW.version, NEW.name, NEW.text, NEW.exonerating, NEW.severity, NEW.offence, NEW.legal_basis,
         NEW.justification, NEW.author_id, NEW.written_at, NEW.expires_on)
        IS DISTINCT FROM
        (OLD.key, OLD.version, OLD.name, OLD.text, OLD.exonerating, OLD.severity, OLD.offence, OLD.legal_basis,
         OLD.justification, OLD.author_id, OLD.written_at, OLD.expires_on)
    THEN
        RAISE EXCEPTION 'a criterion that was submitted keeps its wording: write a new version'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kept_wording BEFORE UPDATE ON criterion
    FOR EACH ROW EXECUTE FUNCTION refuse_rewording();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_message_in_turn")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(ENTRY_KEY)],
            state_operations=[
                migrations.AddField(
                    "watchlistentry",
                    "pk",
                    models.CompositePrimaryKey(
                        "id", "since", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                migrations.AlterField("watchlistentry", "id", models.BigIntegerField()),
            ],
        ),
        migrations.AddField("watchlistchange", "submitted_at", models.DateTimeField(null=True)),
        migrations.AddField(
            "watchlistchange",
            "refused_by",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField("watchlistchange", "refusal", models.TextField(default="")),
        migrations.AddConstraint(
            "watchlistchange",
            models.CheckConstraint(
                condition=Q(approved_by=None) | Q(submitted_at__isnull=False),
                name="watchlist_approves_proposals",
            ),
        ),
        migrations.AddConstraint(
            "watchlistchange",
            models.UniqueConstraint(
                fields=["watchlist"],
                condition=Q(approved_by=None, refused_by=None),
                name="watchlist_one_open_change",
            ),
        ),
        migrations.AddField("criterion", "refusal", models.TextField(default="")),
        migrations.AlterField(
            "criterion",
            "state",
            models.CharField(
                max_length=16,
                choices=[
                    ("draft", "Draft"),
                    ("submitted", "Submitted"),
                    ("refused", "Refused"),
                    ("live", "Live"),
                    ("suspended", "Suspended"),
                    ("replaced", "Replaced"),
                ],
            ),
        ),
        migrations.AddConstraint(
            "criterion",
            models.UniqueConstraint(
                fields=["key"], condition=Q(state="live"), name="criterion_one_live_version"
            ),
        ),
        migrations.RunSQL(APPROVED_VERSIONS + KEPT_WORDING),
    ]
