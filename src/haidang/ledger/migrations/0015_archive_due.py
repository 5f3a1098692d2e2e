from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0014_bookings_known_as"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArchiveDue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("since", models.DateTimeField()),
            ],
            options={
                "db_table": "archive_due",
            },
        ),
    ]
