from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0020_backtests"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="clearing",
            name="clearing_once_a_hit",
        ),
        migrations.AddField(
            model_name="clearing",
            name="redress",
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name="clearing",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)),
                fields=("hit_id", "redress"),
                name="clearing_once_a_hit",
            ),
        ),
    ]
