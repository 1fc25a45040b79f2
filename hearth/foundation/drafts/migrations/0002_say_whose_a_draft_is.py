"""A draft says whose it is, so that it is found behind one wall; and it is thrown away in a word."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WHOSE = """
UPDATE drafts_draft AS draft SET user_id = drawer.user_id
  FROM drafts_drawer AS drawer WHERE drawer.dossier_id = draft.dossier_id;
"""

# With the rights of whoever calls it: row-level security decides what is there to be erased.
# Mostly nothing is, and to look is cheaper than to erase nothing.
DISCARD = """
CREATE FUNCTION drafts_discard(whose uuid, of_form text, about uuid) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM public.drafts_draft d
      WHERE d.user_id = whose AND d.form = of_form AND d.subject IS NOT DISTINCT FROM about;
    IF FOUND THEN
        DELETE FROM public.drafts_draft d
         WHERE d.user_id = whose AND d.form = of_form AND d.subject IS NOT DISTINCT FROM about;
    END IF;
END $$;
REVOKE ALL ON FUNCTION drafts_discard(uuid, text, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drafts_discard(uuid, text, uuid) TO hearth_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("drafts", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="draft",
            name="user",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(WHOSE + "SET CONSTRAINTS ALL IMMEDIATE;"),
        migrations.AlterField(
            model_name="draft",
            name="user",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.RunSQL(DISCARD),
    ]
