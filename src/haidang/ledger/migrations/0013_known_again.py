import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0012_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="Clearing",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("hit_id", models.BigIntegerField()),
                ("crossing_id", models.BigIntegerField()),
                ("day", models.DateField()),
                ("source", models.BigIntegerField()),
                ("version", models.IntegerField()),
                ("title", models.TextField()),
                (
                    "keys",
                    django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), size=None),
                ),
                ("reason", models.TextField()),
                ("cleared_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("lifted_because", models.TextField(default="")),
                ("delete_on", models.DateField()),
            ],
            options={
                "db_table": "clearing",
            },
        ),
        migrations.AddField(
            model_name="hit",
            name="clearing_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="hit",
            index=models.Index(fields=["source", "version"], name="hit_of_source"),
        ),
        migrations.AddIndex(
            model_name="hit",
            index=models.Index(
                condition=models.Q(("clearing_id__isnull", False)),
                fields=["clearing_id"],
                name="hit_of_clearing",
            ),
        ),
        migrations.AddField(
            model_name="clearing",
            name="lifted_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="clearing",
            name="officer",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddIndex(
            model_name="clearing",
            index=models.Index(fields=["source", "version"], name="clearing_of_entry"),
        ),
        migrations.AddIndex(
            model_name="clearing",
            index=models.Index(fields=["delete_on"], name="clearing_due"),
        ),
        migrations.AddConstraint(
            model_name="clearing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lifted_at", None), ("lifted_by", None)),
                    models.Q(("lifted_at__isnull", False), ("lifted_by__isnull", False)),
                    _connector="OR",
                ),
                name="clearing_lifted_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="clearing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)), fields=("hit_id",), name="clearing_once_a_hit"
            ),
        ),
    ]
