"""The database itself refuses to rename or delete a term: rows hold its code."""

from django.db import migrations

RAISE = """
CREATE FUNCTION vocabularies_codes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.code, NEW.list) = (OLD.code, OLD.list) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'The code % is retired with a date, never renamed or deleted.', OLD.code
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER codes_stay BEFORE DELETE OR UPDATE OF code, list ON vocabularies_term
    FOR EACH ROW EXECUTE FUNCTION vocabularies_codes_stay();
"""

LOWER = """
DROP TRIGGER codes_stay ON vocabularies_term;
DROP FUNCTION vocabularies_codes_stay();
"""


class Migration(migrations.Migration):
    dependencies = [("vocabularies", "0001_initial")]

    operations = [migrations.RunSQL(RAISE, LOWER)]
