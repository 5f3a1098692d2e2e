from django.db import migrations, models

from haidang.ledger.models.fields import TextsField

# Those kept before hold the leading traveller's name where no locator was told.
KNOWN_AS = """
UPDATE booking SET
    locator = CASE WHEN told ? 'locators' THEN locator END,
    known_as = ARRAY(SELECT (it->>'system') || ':' || (it->>'code')
                     FROM jsonb_array_elements(coalesce(told->'locators', '[]')) AS it)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0013_known_again"),
    ]

    operations = [
        migrations.AlterField(
            model_name="booking",
            name="locator",
            field=models.CharField(max_length=32, null=True),
        ),
        migrations.AddField(
            model_name="booking",
            name="known_as",
            field=TextsField(default=list),
            preserve_default=False,
        ),
        migrations.RunSQL(KNOWN_AS, migrations.RunSQL.noop),
    ]
