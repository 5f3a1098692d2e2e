from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0025_runs_of_a_change"),
    ]

    operations = [
        migrations.AddField(
            model_name="watchlistthreshold",
            name="scorecard",
            field=models.SmallIntegerField(null=True),
        ),
    ]
