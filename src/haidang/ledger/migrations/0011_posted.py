from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0010_cancelled_movements"),
    ]

    operations = [
        migrations.AddField(
            model_name="message",
            name="sender_address",
            field=models.CharField(max_length=7, null=True),
        ),
    ]
