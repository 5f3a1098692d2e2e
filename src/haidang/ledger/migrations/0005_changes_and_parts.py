from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0004_lists_and_criteria"),
    ]

    operations = [
        migrations.AddField(
            model_name="change",
            name="booking_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="access_reference",
            field=models.CharField(max_length=64, null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="last_part",
            field=models.BooleanField(null=True),
        ),
        migrations.AddField(
            model_name="message",
            name="part",
            field=models.IntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="change",
            name="crossing_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="change",
            index=models.Index(fields=["booking_id"], name="change_of_booking"),
        ),
    ]
