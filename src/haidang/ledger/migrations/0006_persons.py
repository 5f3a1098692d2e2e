from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0005_changes_and_parts"),
    ]

    operations = [
        migrations.CreateModel(
            name="PersonKey",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("person_id", models.BigIntegerField()),
                ("delete_on", models.DateField()),
            ],
            options={
                "db_table": "person_key",
            },
        ),
        migrations.AddField(
            model_name="crossing",
            name="joined_because",
            field=models.TextField(null=True),
        ),
        migrations.AddField(
            model_name="crossing",
            name="parted",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="crossing",
            name="person_because",
            field=models.TextField(null=True),
        ),
        migrations.AddField(
            model_name="crossing",
            name="person_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="crossing",
            index=models.Index(fields=["person_id"], name="crossing_of_person"),
        ),
        migrations.AddIndex(
            model_name="personkey",
            index=models.Index(fields=["delete_on"], name="person_key_due"),
        ),
    ]
