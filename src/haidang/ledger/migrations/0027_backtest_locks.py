from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0026_thresholds_of_a_scorecard"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="backtest",
            name="beat_at",
        ),
    ]
