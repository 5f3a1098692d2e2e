import django.contrib.postgres.indexes
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("ledger", "0007_removed_by_day")]

    operations = [
        migrations.AddIndex(
            model_name="auditnote",
            index=django.contrib.postgres.indexes.GinIndex(fields=["subjects"], name="audit_of_subject"),
        ),
    ]
