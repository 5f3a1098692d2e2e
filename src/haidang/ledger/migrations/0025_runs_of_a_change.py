from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0024_lasting_code_lists"),
    ]

    operations = [
        migrations.AddField(
            model_name="screeningrun",
            name="change_id",
            field=models.BigIntegerField(null=True),
        ),
    ]
