"""What Django cannot say: partitions by day, rows nobody may change, ids given out in blocks."""

from django.db import migrations

HOT = ("crossing", "booking", "identifier", "change")
APPEND_ONLY = ("audit_note", "decision")

PARTITION = """
ALTER TABLE {table} RENAME TO {table}_plain;
CREATE TABLE {table} (LIKE {table}_plain INCLUDING ALL) PARTITION BY RANGE (day);
DROP TABLE {table}_plain;
CREATE TABLE {table}_other_days PARTITION OF {table} DEFAULT;
"""

FREEZE = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Only the retention clock may take rows away, and it says so for its own transaction.
    IF TG_OP = 'DELETE' AND current_setting('haidang.purging', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION '% is append-only: write a new row that supersedes the old one', TG_TABLE_NAME;
END $$;
"""

FROZEN = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_first_light")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE id_block INCREMENT 1000 MINVALUE 1000 START 1000; CREATE SEQUENCE message_number;"
        ),
        *(migrations.RunSQL(PARTITION.format(table=table)) for table in HOT),
        migrations.RunSQL(FREEZE),
        *(migrations.RunSQL(FROZEN.format(table=table)) for table in APPEND_ONLY),
    ]
