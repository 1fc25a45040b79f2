-- The access rule, for PostgreSQL. Run by the owner after every migration (fences.py).
-- Everything here can be run again without harm. Written for PostgreSQL 15.

CREATE SCHEMA IF NOT EXISTS authz;

-- The signing key, as the two halves of HMAC-SHA-256. No other role can read it.
CREATE TABLE IF NOT EXISTS authz.key (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    inner_pad bytea NOT NULL,
    outer_pad bytea NOT NULL
);

-- policy/access.toml, as numbers: which drawers a role may open at all.
CREATE TABLE IF NOT EXISTS authz.role_mask (role text PRIMARY KEY, mask integer NOT NULL);

-- What the key makes of a text. Only the functions below ask; whoever could would be anybody.
CREATE OR REPLACE FUNCTION authz.proof(said text) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
    pads authz.key%ROWTYPE;
BEGIN
    SELECT * INTO pads FROM authz.key;
    RETURN encode(
        sha256(pads.outer_pad || sha256(pads.inner_pad || convert_to(said, 'UTF8'))), 'hex');
END $$;
REVOKE ALL ON FUNCTION authz.proof(text) FROM PUBLIC;

-- What the transaction says of itself, believed only with a good signature and in time.
CREATE OR REPLACE FUNCTION authz.claim(OUT kind text, OUT who uuid, OUT at timestamptz)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    word text := nullif(current_setting('hearth.token', true), '');
    part text[];
BEGIN
    IF word IS NULL THEN RETURN; END IF;
    part := string_to_array(word, '|');
    IF array_length(part, 1) IS DISTINCT FROM 5 THEN RETURN; END IF;
    IF authz.proof(array_to_string(part[1:4], '|')) IS DISTINCT FROM part[5]
        OR part[4]::bigint < extract(epoch FROM clock_timestamp())
    THEN RETURN; END IF;
    kind := part[1];
    who := nullif(part[2], '')::uuid;
    at := timestamptz 'epoch' + part[3]::bigint * interval '1 microsecond';
END $$;

-- Whether the house itself is at work, and who it is if not. Almost every statement asks, so these
-- keep their plans (a function in the language sql makes its own anew each time), and whoever does
-- not even say that it is the house is not asked to prove it.
CREATE OR REPLACE FUNCTION authz.is_house() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    IF current_setting('hearth.token', true) LIKE 'house|%' THEN
        RETURN (authz.claim()).kind IS NOT DISTINCT FROM 'house';
    END IF;
    RETURN false;
END $$;
CREATE OR REPLACE FUNCTION authz.uid() RETURNS uuid LANGUAGE plpgsql STABLE AS $$
DECLARE
    claim record := authz.claim();
BEGIN
    IF claim.kind = 'user' THEN RETURN claim.who; END IF;
    RETURN NULL;
END $$;
DROP FUNCTION IF EXISTS authz.at();  -- there was one once

-- Who reads, and when: worked out once in a statement, however many rows it looks at. (A CTE that is
-- materialized and asks for nothing outside itself keeps its answer from row to row.)

-- The units the reader belongs to at the reader's moment.
CREATE OR REPLACE VIEW authz.post AS
    WITH me AS MATERIALIZED (SELECT c.who, c.at FROM authz.claim() c WHERE c.kind = 'user')
    SELECT m.user_id, m.unit_id, m.role, me.at
      FROM me JOIN public.accounts_membership m ON m.user_id = me.who
     WHERE m.begins_at <= me.at AND (m.ends_at IS NULL OR m.ends_at > me.at);

-- Every drawer of every dossier the reader may open: role AND grant, minus denial.
-- `works`: in a role that opens more than the cover (bit 1) of a dossier.
CREATE OR REPLACE VIEW authz.reach AS
    WITH post AS MATERIALIZED (
        SELECT p.user_id, p.unit_id, p.at, r.mask
          FROM authz.post p JOIN authz.role_mask r ON r.role = p.role
    )
    SELECT g.dossier_id, g.compartments & p.mask AS mask, g.id AS grant_id, p.mask & ~1 <> 0 AS works
      FROM post p
      JOIN public.access_grant g ON g.user_id = p.user_id OR (g.unit_id = p.unit_id AND NOT g.sealed)
     WHERE g.given_at <= p.at
       AND (g.until IS NULL OR g.until > p.at)
       AND (g.ended_at IS NULL OR g.ended_at > p.at)
       AND NOT EXISTS (
           SELECT FROM public.access_denial n
            WHERE n.dossier_id = g.dossier_id
              AND n.made_at <= p.at
              AND (n.lifted_at IS NULL OR n.lifted_at > p.at)
              AND (n.user_id = p.user_id OR n.unit_id IN (SELECT q.unit_id FROM post q))
       );

-- Dossiers opened in the name of one of the reader's units, to which nobody was ever let in yet:
-- who opens a dossier lets in the first.
CREATE OR REPLACE VIEW authz.own AS
    SELECT d.id AS dossier_id FROM public.access_dossier d
     WHERE d.owner_id IN (SELECT p.unit_id FROM authz.post p)
       AND NOT EXISTS (SELECT FROM public.access_grant g WHERE g.dossier_id = d.id);

-- Whether the reader may write into all of these drawers (bits) of a dossier. A deed writes a dozen
-- rows into one dossier, so a yes is kept for the rest of the transaction, with a proof: for this
-- transaction, dossier and reader, and until somebody is let in otherwise (`forget`, below). What
-- anybody else lays there proves nothing, and is asked anew (docs/decisions/0050).
CREATE OR REPLACE FUNCTION authz.holds(dossier uuid, wanted integer) RETURNS boolean
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    word text := current_setting('hearth.token', true);
    kept text := current_setting('hearth.held', true);
    here text;
    mask integer;
BEGIN
    IF authz.is_house() THEN RETURN true; END IF;
    IF (wanted > 0) IS NOT TRUE THEN RETURN false; END IF;  -- of nothing there is no proof
    here := format('held|%s|%s|%s', pg_current_xact_id(), dossier, word);
    IF split_part(kept, '|', 2) = authz.proof(here || '|' || split_part(kept, '|', 1))
        AND split_part(word, '|', 4)::bigint >= extract(epoch FROM clock_timestamp())
    THEN
        mask := split_part(kept, '|', 1)::integer;
        IF wanted & ~mask = 0 THEN RETURN true; END IF;
    END IF;
    SELECT coalesce(bit_or(r.mask), 0) INTO mask FROM authz.reach r WHERE r.dossier_id = dossier;
    IF wanted & ~mask = 0 THEN
        PERFORM set_config('hearth.held', mask || '|' || authz.proof(here || '|' || mask), true);
        RETURN true;
    END IF;
    RETURN false;
END $$;

-- Whether the reader may let in the first.
CREATE OR REPLACE FUNCTION authz.begins(dossier uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM authz.own o WHERE o.dossier_id = dossier);
END $$;

-- Somebody is kept out, or a grant, a seal or a post has changed: nothing is kept of before.
CREATE OR REPLACE FUNCTION authz.forget() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('hearth.held', '', true);
    RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER forget AFTER UPDATE OR DELETE ON public.access_grant
    FOR EACH STATEMENT EXECUTE FUNCTION authz.forget();
CREATE OR REPLACE TRIGGER forget AFTER INSERT OR UPDATE OR DELETE ON public.access_denial
    FOR EACH STATEMENT EXECUTE FUNCTION authz.forget();
CREATE OR REPLACE TRIGGER forget AFTER INSERT OR UPDATE OR DELETE ON public.accounts_membership
    FOR EACH STATEMENT EXECUTE FUNCTION authz.forget();

-- The reader's units where the role held works on cases: for rows that are between few units.
CREATE OR REPLACE VIEW authz.working AS
    SELECT p.unit_id FROM authz.post p JOIN authz.role_mask r ON r.role = p.role
     WHERE r.mask & ~1 <> 0;

GRANT USAGE ON SCHEMA authz TO hearth_app;
REVOKE ALL ON authz.key, authz.role_mask FROM PUBLIC, hearth_app;
GRANT SELECT ON authz.post, authz.reach, authz.own, authz.working TO hearth_app;
GRANT EXECUTE ON FUNCTION authz.claim(), authz.uid(), authz.is_house(), authz.holds(uuid, integer),
    authz.begins(uuid) TO hearth_app;

-- A grant carries its dossier's seal, and the seal follows the dossier.
DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_constraint WHERE conname = 'grant_carries_the_seal') THEN
        ALTER TABLE public.access_grant ADD CONSTRAINT grant_carries_the_seal
            FOREIGN KEY (dossier_id, sealed) REFERENCES public.access_dossier (id, sealed)
            ON UPDATE CASCADE;
    END IF;
END $$;

-- The tables the rule itself is made of. The owner reads them for the views above.
ALTER TABLE public.accounts_membership ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.accounts_membership FORCE ROW LEVEL SECURITY;
ALTER TABLE public.access_dossier ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.access_dossier FORCE ROW LEVEL SECURITY;
ALTER TABLE public.access_grant ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.access_grant FORCE ROW LEVEL SECURITY;
ALTER TABLE public.access_denial ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.access_denial FORCE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS keeper ON public.access_dossier;
DROP POLICY IF EXISTS see ON public.access_dossier;
DROP POLICY IF EXISTS add ON public.access_dossier;
DROP POLICY IF EXISTS change ON public.access_dossier;
CREATE POLICY keeper ON public.access_dossier TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY see ON public.access_dossier FOR SELECT TO hearth_app USING (
    (SELECT authz.is_house()) OR coalesce((
        SELECT bit_or(r.mask) FROM authz.reach r WHERE r.dossier_id = access_dossier.id), 0) & 1 <> 0);
CREATE POLICY add ON public.access_dossier FOR INSERT TO hearth_app WITH CHECK (
    (SELECT authz.is_house()) OR access_dossier.owner_id IN (SELECT p.unit_id FROM authz.post p));
CREATE POLICY change ON public.access_dossier FOR UPDATE TO hearth_app USING (
    (SELECT authz.is_house()));

DROP POLICY IF EXISTS keeper ON public.access_grant;
DROP POLICY IF EXISTS see ON public.access_grant;
DROP POLICY IF EXISTS add ON public.access_grant;
DROP POLICY IF EXISTS change ON public.access_grant;
CREATE POLICY keeper ON public.access_grant TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY see ON public.access_grant FOR SELECT TO hearth_app USING (
    access_grant.unit_id IN (SELECT p.unit_id FROM authz.post p)
    OR access_grant.user_id = (SELECT authz.uid())
    OR (SELECT authz.is_house())
    OR coalesce((SELECT bit_or(r.mask) FROM authz.reach r
                  WHERE r.dossier_id = access_grant.dossier_id), 0) & 1 <> 0);
-- Nobody gives more than he holds, nor in another's name; the unit in whose name the dossier was
-- opened gives the first.
CREATE POLICY add ON public.access_grant FOR INSERT TO hearth_app WITH CHECK (
    authz.is_house() OR access_grant.given_by_id = authz.uid() AND (
        authz.holds(access_grant.dossier_id, access_grant.compartments)
        OR authz.begins(access_grant.dossier_id)));
CREATE POLICY change ON public.access_grant FOR UPDATE TO hearth_app USING (
    (SELECT authz.is_house()));

DROP POLICY IF EXISTS keeper ON public.access_denial;
DROP POLICY IF EXISTS see ON public.access_denial;
DROP POLICY IF EXISTS add ON public.access_denial;
DROP POLICY IF EXISTS change ON public.access_denial;
CREATE POLICY keeper ON public.access_denial TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY see ON public.access_denial FOR SELECT TO hearth_app USING (
    access_denial.user_id = (SELECT authz.uid())
    OR access_denial.unit_id IN (SELECT p.unit_id FROM authz.post p)
    OR (SELECT authz.is_house()));
CREATE POLICY add ON public.access_denial FOR INSERT TO hearth_app WITH CHECK (
    (SELECT authz.is_house()) OR access_denial.made_by_id = (SELECT authz.uid()) AND EXISTS (
        SELECT FROM authz.reach r
         WHERE r.dossier_id = access_denial.dossier_id AND r.mask & 1 <> 0));
CREATE POLICY change ON public.access_denial FOR UPDATE TO hearth_app USING (
    (SELECT authz.is_house()));

-- Posts decide what opens, so nobody gives himself one: the house does, or an administrator.
DROP POLICY IF EXISTS keeper ON public.accounts_membership;
DROP POLICY IF EXISTS see ON public.accounts_membership;
DROP POLICY IF EXISTS add ON public.accounts_membership;
DROP POLICY IF EXISTS change ON public.accounts_membership;
CREATE POLICY keeper ON public.accounts_membership TO CURRENT_USER USING (true) WITH CHECK (true);
CREATE POLICY see ON public.accounts_membership FOR SELECT TO hearth_app USING (true);
CREATE POLICY add ON public.accounts_membership FOR INSERT TO hearth_app WITH CHECK (
    (SELECT authz.is_house()) OR EXISTS (SELECT FROM authz.post p WHERE p.role = 'administrator'));
CREATE POLICY change ON public.accounts_membership FOR UPDATE TO hearth_app USING (
    (SELECT authz.is_house()) OR EXISTS (SELECT FROM authz.post p WHERE p.role = 'administrator'));
