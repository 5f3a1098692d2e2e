from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0015_archive_due"),
    ]

    operations = [
        migrations.AddField(
            model_name="screeningrun",
            name="passed_over",
            field=models.IntegerField(default=0),
        ),
    ]
