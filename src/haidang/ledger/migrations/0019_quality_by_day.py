from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0018_thresholds"),
    ]

    operations = [
        migrations.CreateModel(
            name="QualityCount",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day",
                        "carrier",
                        "heading",
                        "measure",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("day", models.DateField()),
                ("carrier", models.CharField(max_length=64)),
                ("heading", models.CharField(max_length=32)),
                ("measure", models.CharField(max_length=64)),
                ("count", models.IntegerField()),
                ("of", models.IntegerField()),
                ("message", models.BigIntegerField(null=True)),
                ("segment", models.IntegerField(null=True)),
            ],
            options={
                "db_table": "quality_count",
            },
        ),
        migrations.CreateModel(
            name="QualityDay",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("counted_at", models.DateTimeField()),
            ],
            options={
                "db_table": "quality_day",
            },
        ),
    ]
