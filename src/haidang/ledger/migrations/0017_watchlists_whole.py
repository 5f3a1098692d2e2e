"""Entries whole as one noun, loads that can be taken up again, word given in advance, and what guards them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

MOVED = (
    "surname", "given", "aliases", "born", "born_year", "sex", "nationality", "documents", "severity",
    "instruction",
)  # fmt: skip

TOLD = """
UPDATE watchlist_entry SET told = jsonb_strip_nulls(jsonb_build_object(
    'surname', nullif(surname, ''), 'given', nullif(given, ''),
    'aliases', nullif(aliases, '[]'), 'born', born, 'born_year', born_year, 'sex', sex,
    'nationality', nationality, 'severity', nullif(severity, 'normal'), 'instruction', nullif(instruction, '')
)) || CASE WHEN documents = '[]' THEN '{}' ELSE jsonb_build_object('documents', documents) END;
UPDATE watchlist_entry SET digest = md5(told::text)::uuid;
"""

REJECTED = """
INSERT INTO watchlist_rejected (change_id, line, reason)
SELECT c.id, (r->>'line')::int, r->>'reason' FROM watchlist_change c, jsonb_array_elements(c.rejected) r;
ALTER TABLE watchlist_change ALTER COLUMN rejected TYPE integer USING jsonb_array_length(rejected);
"""

# The digest is made here, of the row as the database writes it, so that it is the same whoever loads.
STAGED = """
CREATE TABLE watchlist_staged (
    change_id bigint NOT NULL, line integer NOT NULL, id bigint NOT NULL, reference varchar(128) NOT NULL,
    told jsonb NOT NULL, digest uuid GENERATED ALWAYS AS (md5(told::text)::uuid) STORED
) PARTITION BY LIST (change_id);
"""

GUARDS = """
CREATE OR REPLACE FUNCTION refuse_unapproved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE kinds text[] := ARRAY['load', 'edit', 'particulars', 'closing'];
BEGIN
    IF (NEW.owner, NEW.source, NEW.purpose, NEW.legal_basis, NEW.licence, NEW.categories, NEW.severity,
        NEW.agencies, NEW.review_on) IS DISTINCT FROM
       (OLD.owner, OLD.source, OLD.purpose, OLD.legal_basis, OLD.licence, OLD.categories, OLD.severity,
        OLD.agencies, OLD.review_on)
    THEN kinds := ARRAY['particulars']; END IF;
    IF NEW.closed_at IS DISTINCT FROM OLD.closed_at THEN kinds := ARRAY['closing']; END IF;
    IF (NEW.version IS DISTINCT FROM OLD.version OR cardinality(kinds) = 1) AND NOT EXISTS (
        SELECT FROM watchlist_change c WHERE c.watchlist_id = NEW.id AND c.version = NEW.version
        AND NEW.version > OLD.version AND c.approved_by_id IS NOT NULL AND c.kind = ANY (kinds)
    ) THEN
        RAISE EXCEPTION 'version % of this list was never approved by a second person', NEW.version
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION refuse_entries_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM fresh f JOIN watchlist w ON w.id = f.watchlist_id WHERE f.since <= w.version) THEN
        RAISE EXCEPTION 'an entry comes into force by an approved change only' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER approved_entries AFTER INSERT ON watchlist_entry
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION refuse_entries_in_force();

CREATE FUNCTION refuse_other_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM before b JOIN watchlist w ON w.id = b.watchlist_id
        LEFT JOIN after a ON a.id = b.id AND a.since = b.since
        WHERE (a.watchlist_id, a.reference, a.digest, a.told) IS DISTINCT FROM
              (b.watchlist_id, b.reference, b.digest, b.told)
        OR (a.until IS DISTINCT FROM b.until AND least(a.until, b.until) <= w.version)
    ) THEN
        RAISE EXCEPTION 'an entry keeps what was approved: propose a change' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER kept_entries AFTER UPDATE ON watchlist_entry
    REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_other_entries();

CREATE FUNCTION refuse_removed_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Only the retention clock may take away what was in force, and it says so for its own transaction.
    IF current_setting('haidang.purging', true) IS DISTINCT FROM 'on' AND EXISTS (
        SELECT FROM gone g JOIN watchlist w ON w.id = g.watchlist_id WHERE g.since <= w.version
    ) THEN
        RAISE EXCEPTION 'an entry that was in force is not taken away: propose a change'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER lasting_entries AFTER DELETE ON watchlist_entry
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION refuse_removed_entries();

CREATE FUNCTION refuse_without_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.standing_id IS NOT NULL AND NEW.approved_by_id IS NOT NULL AND OLD.approved_by_id IS NULL
    AND NOT EXISTS (
        SELECT FROM watchlist_standing s WHERE s.id = NEW.standing_id AND s.watchlist_id = NEW.watchlist_id
        AND s.approved_by_id = NEW.approved_by_id AND s.ended_by_id IS NULL AND s.until >= NEW.approved_at::date
        AND NEW.kind = 'load'
    ) THEN
        RAISE EXCEPTION 'no standing approval of this list is in force' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER standing_in_force BEFORE UPDATE ON watchlist_change
    FOR EACH ROW EXECUTE FUNCTION refuse_without_standing();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0016_passed_over"),
    ]

    operations = [
        migrations.CreateModel(
            name="WatchlistRejected",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("change_id", models.BigIntegerField()),
                ("line", models.IntegerField()),
                ("reason", models.TextField()),
            ],
            options={
                "db_table": "watchlist_rejected",
            },
        ),
        migrations.CreateModel(
            name="WatchlistStanding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.TextField()),
                ("format", models.CharField(max_length=16)),
                ("most_removed", models.SmallIntegerField()),
                ("most_changed", models.SmallIntegerField()),
                ("until", models.DateField()),
                ("proposed_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
            ],
            options={
                "db_table": "watchlist_standing",
            },
        ),
        migrations.AddField(
            model_name="officer",
            name="agency",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.AddField(
            model_name="watchlist",
            name="agencies",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="watchlist",
            name="categories",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="watchlist",
            name="closed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="watchlist",
            name="licence",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="watchlist",
            name="review_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="watchlist",
            name="severity",
            field=models.CharField(default="normal", max_length=8),
        ),
        migrations.AddField(
            model_name="watchlist",
            name="source",
            field=models.TextField(default=""),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="bytes",
            field=models.BigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="compared_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="digest",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="format",
            field=models.CharField(default="", max_length=16),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="kind",
            field=models.CharField(default="load", max_length=16),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="left_out",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="particulars",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="read",
            field=models.IntegerField(default=0),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="why",
            field=models.TextField(default=""),
        ),
        migrations.AlterField(
            model_name="watchlistchange",
            name="added",
            field=models.IntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="watchlistchange",
            name="changed",
            field=models.IntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="watchlistchange",
            name="removed",
            field=models.IntegerField(default=0),
        ),
        migrations.AlterField(
            model_name="watchlistentry",
            name="reference",
            field=models.CharField(max_length=128),
        ),
        migrations.AddIndex(
            model_name="watchlistentry",
            index=models.Index(fields=["watchlist_id", "until"], name="entry_until"),
        ),
        migrations.AddIndex(
            model_name="watchlistrejected",
            index=models.Index(fields=["change_id", "line"], name="rejected_of_change"),
        ),
        migrations.AddField(
            model_name="watchliststanding",
            name="approved_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="watchliststanding",
            name="ended_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="watchliststanding",
            name="proposed_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="watchliststanding",
            name="watchlist",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="ledger.watchlist"),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="standing",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, to="ledger.watchliststanding"
            ),
        ),
        migrations.AddConstraint(
            model_name="watchliststanding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                    _connector="OR",
                ),
                name="standing_four_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="watchliststanding",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_by", None)), fields=("watchlist",), name="standing_one_for_a_list"
            ),
        ),
        migrations.RunSQL(
            STAGED,
            state_operations=[
                migrations.CreateModel(
                    name="WatchlistStaged",
                    fields=[
                        ("change_id", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("line", models.IntegerField()),
                        ("id", models.BigIntegerField()),
                        ("reference", models.CharField(max_length=128)),
                        ("digest", models.UUIDField()),
                        ("told", models.JSONField()),
                    ],
                    options={
                        "db_table": "watchlist_staged",
                        "managed": False,
                    },
                ),
            ],
        ),
        migrations.AddField("watchlistentry", "told", models.JSONField(default=dict), preserve_default=False),
        migrations.AddField(
            "watchlistentry", "digest", models.UUIDField(default=uuid.UUID(int=0)), preserve_default=False
        ),
        migrations.RunSQL(TOLD),
        *(migrations.RemoveField("watchlistentry", field) for field in MOVED),
        migrations.RunSQL(
            REJECTED,
            state_operations=[
                migrations.AlterField("watchlistchange", "rejected", models.IntegerField(default=0))
            ],
        ),
        migrations.RunSQL("UPDATE watchlist_change SET compared_at = proposed_at"),
        migrations.AddConstraint(
            model_name="watchlistchange",
            constraint=models.CheckConstraint(
                condition=models.Q(("submitted_at", None), ("compared_at__isnull", False), _connector="OR"),
                name="watchlist_proposes_what_was_compared",
            ),
        ),
        migrations.RunSQL(GUARDS),
    ]
