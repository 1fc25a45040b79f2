"""The directory gets a mark that changes with it."""

import uuid

from django.db import migrations, models

CHANGED = """
CREATE SCHEMA IF NOT EXISTS authz;

-- Never a mark that has been: a change that is rolled back must not leave its mark to the next.
CREATE OR REPLACE FUNCTION authz.another_edition() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO public.accounts_edition (only_one, mark) VALUES (true, gen_random_uuid())
        ON CONFLICT (only_one) DO UPDATE SET mark = excluded.mark;
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION authz.another_edition() FROM PUBLIC;

INSERT INTO accounts_edition (only_one, mark) VALUES (true, gen_random_uuid());
"""

TABLES = ("accounts_organisation", "accounts_unit", "accounts_membership")
EACH = """
CREATE TRIGGER another_edition AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION authz.another_edition();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_a_password_somebody_else_knows"),
    ]

    operations = [
        migrations.CreateModel(
            name="Edition",
            fields=[
                (
                    "only_one",
                    models.BooleanField(default=True, primary_key=True, serialize=False),
                ),
                ("mark", models.UUIDField(default=uuid.uuid4)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("only_one", True)), name="edition_is_only_one"
                    )
                ],
            },
        ),
        migrations.RunSQL(CHANGED + "".join(EACH.format(table=table) for table in TABLES)),
    ]
