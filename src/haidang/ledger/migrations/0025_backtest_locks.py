from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0024_lasting_code_lists"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="backtest",
            name="beat_at",
        ),
    ]
