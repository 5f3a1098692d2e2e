from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0009_bags"),
    ]

    operations = [
        migrations.AddField(
            model_name="movement",
            name="cancelled",
            field=models.BooleanField(null=True),
        ),
    ]
