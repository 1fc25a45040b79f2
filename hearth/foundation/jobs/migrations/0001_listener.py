"""Who listens: the one question the event streams may ask about sessions and memberships."""

from django.db import migrations

LISTENER = """
CREATE SCHEMA IF NOT EXISTS authz;

-- The colleague behind a session (by the hash of its cookie), if it has neither expired nor
-- fallen idle, and the units that colleague belongs to now. A page that is being watched keeps
-- its session awake: once a minute, as the web does.
CREATE OR REPLACE FUNCTION authz.listener(
    session text, idle interval, present boolean, OUT who uuid, OUT units uuid[]
)
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    SELECT s.user_id INTO who
      FROM public.accounts_session s
      JOIN public.accounts_user u ON u.id = s.user_id
     WHERE s.session_key = listener.session
       AND s.expire_date > now()
       AND s.seen_at > now() - listener.idle
       AND u.is_active;
    IF who IS NULL THEN
        RETURN;
    END IF;
    SELECT coalesce(array_agg(DISTINCT m.unit_id), '{}') INTO units
      FROM public.accounts_membership m
     WHERE m.user_id = who
       AND m.begins_at <= now()
       AND (m.ends_at IS NULL OR m.ends_at > now());
    IF present THEN
        UPDATE public.accounts_session s
           SET seen_at = now()
         WHERE s.session_key = listener.session AND s.seen_at < now() - interval '50 seconds';
    END IF;
END $$;

REVOKE ALL ON FUNCTION authz.listener(text, interval, boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION authz.listener(text, interval, boolean) TO hearth_app;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.RunSQL(
            LISTENER, "DROP FUNCTION IF EXISTS authz.listener(text, interval, boolean)"
        )
    ]
