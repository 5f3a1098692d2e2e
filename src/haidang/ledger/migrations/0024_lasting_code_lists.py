"""A code list that was in force stays so: criteria name it."""

from django.db import migrations

LASTING_LISTS = """
CREATE FUNCTION refuse_a_list_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM code_list WHERE name = OLD.name AND state = 'live') THEN
        RAISE EXCEPTION 'a code list in force stays so, for criteria name it: put its next version in force'
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER lasting_lists AFTER UPDATE OR DELETE ON code_list DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (OLD.state = 'live') EXECUTE FUNCTION refuse_a_list_gone();
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0023_papers_alone")]

    operations = [
        migrations.RunSQL(
            LASTING_LISTS, "DROP TRIGGER lasting_lists ON code_list; DROP FUNCTION refuse_a_list_gone"
        ),
    ]
