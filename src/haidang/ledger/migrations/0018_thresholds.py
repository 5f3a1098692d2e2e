import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

KEPT_PROPOSAL = """
CREATE FUNCTION refuse_reproposing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.watchlist_id, NEW.severity, NEW.points, NEW.reason, NEW.proposed_by_id, NEW.proposed_at)
        IS DISTINCT FROM
        (OLD.watchlist_id, OLD.severity, OLD.points, OLD.reason, OLD.proposed_by_id, OLD.proposed_at)
        OR OLD.approved_by_id IS NOT NULL OR OLD.refused_by_id IS NOT NULL
    THEN
        RAISE EXCEPTION 'a threshold keeps what was proposed and decided: propose another'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kept_proposal BEFORE UPDATE ON watchlist_threshold
    FOR EACH ROW EXECUTE FUNCTION refuse_reproposing();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0017_watchlists_whole"),
    ]

    operations = [
        migrations.CreateModel(
            name="TrafficSample",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("wanted", models.IntegerField()),
                ("reached_day", models.DateField()),
                ("reached", models.BigIntegerField(default=0)),
                ("done", models.IntegerField(default=0)),
                ("a_day", models.FloatField()),
                ("usual", models.FloatField(null=True)),
                ("counts", models.JSONField(default=list)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "db_table": "traffic_sample",
            },
        ),
        migrations.CreateModel(
            name="WatchlistThreshold",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("severity", models.CharField(max_length=8)),
                ("points", models.FloatField(null=True)),
                ("per_thousand", models.FloatField(null=True)),
                ("reason", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("refused_at", models.DateTimeField(null=True)),
                ("refusal", models.TextField(default="")),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "proposed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "refused_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "watchlist",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to="ledger.watchlist"),
                ),
            ],
            options={
                "db_table": "watchlist_threshold",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(("approved_by", models.F("proposed_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="threshold_four_eyes",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("approved_by", None), ("refused_by", None)),
                        fields=("watchlist", "severity"),
                        name="threshold_one_open",
                    ),
                ],
            },
        ),
        migrations.RunSQL(KEPT_PROPOSAL),
    ]
