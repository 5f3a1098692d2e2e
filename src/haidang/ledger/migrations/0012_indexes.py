from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0011_posted"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["delete_on"], name="decision_due"),
        ),
        migrations.AddIndex(
            model_name="hit",
            index=models.Index(fields=["found_at"], name="hit_newest"),
        ),
    ]
