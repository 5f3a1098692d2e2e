from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0008_audit_of_subject"),
    ]

    operations = [
        migrations.AddField(
            model_name="crossing",
            name="bagged",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="crossing",
            name="bagged_because",
            field=models.TextField(null=True),
        ),
        migrations.AddField(
            model_name="crossing",
            name="bagged_message",
            field=models.BigIntegerField(null=True),
        ),
        migrations.CreateModel(
            name="LooseBag",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("day", models.DateField()),
                ("movement_id", models.BigIntegerField()),
                ("told", models.JSONField()),
                ("message_id", models.BigIntegerField()),
                ("received_at", models.DateTimeField()),
                ("delete_on", models.DateField()),
            ],
            options={
                "db_table": "loose_bag",
                "indexes": [
                    models.Index(fields=["movement_id"], name="loose_bag_of_movement"),
                    models.Index(fields=["delete_on"], name="loose_bag_due"),
                ],
            },
        ),
    ]
