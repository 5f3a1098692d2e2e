from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0006_persons"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="message",
            name="removed",
        ),
        migrations.CreateModel(
            name="RemovedCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("carrier", models.CharField(max_length=64)),
                ("day", models.DateField()),
                ("category", models.CharField(max_length=32)),
                ("count", models.BigIntegerField()),
            ],
            options={
                "db_table": "removed_count",
                "constraints": [
                    models.UniqueConstraint(fields=("carrier", "day", "category"), name="removed_count_once")
                ],
            },
        ),
    ]
