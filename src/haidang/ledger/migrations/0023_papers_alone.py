from django.db import migrations, models

GUARDS = """
CREATE FUNCTION refuse_other_papers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.papers IS DISTINCT FROM OLD.papers AND OLD.submitted_at IS NOT NULL THEN
        RAISE EXCEPTION 'a change keeps the papers that were proposed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kept_papers BEFORE UPDATE OF papers ON watchlist_change
    FOR EACH ROW EXECUTE FUNCTION refuse_other_papers();

CREATE FUNCTION refuse_other_form() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.papers_alone IS DISTINCT FROM OLD.papers_alone THEN
        RAISE EXCEPTION 'how a list keeps its papers is said when it is started' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER kept_form BEFORE UPDATE OF papers_alone ON watchlist
    FOR EACH ROW EXECUTE FUNCTION refuse_other_form();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("ledger", "0022_criteria_life"),
    ]

    operations = [
        migrations.AddField(
            model_name="watchlist",
            name="papers_alone",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="watchlistchange",
            name="papers",
            field=models.CharField(default="", max_length=32),
        ),
        migrations.RunSQL(GUARDS),
    ]
