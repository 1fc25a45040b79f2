-- The audit, for PostgreSQL 15. Run by the owner after every migration (fence.py), after the
-- access rule. Everything here can be run again without harm.

CREATE SCHEMA IF NOT EXISTS audit;

-- What an event's hash is made of: the hash before it, and every column as the wire protocol
-- sends it (lengths and types included: no two events read alike, whatever the time zone).
CREATE OR REPLACE FUNCTION audit.digest(
    prev bytea, seq bigint, id uuid, at timestamptz, written_at timestamptz, actor uuid,
    kind text, dossier uuid, object_type text, object_id uuid, facts jsonb
) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT sha256($1 || record_send(ROW($2, $3, $4, $5, $6, $7, $8, $9, $10, $11)))
$$;

-- The hash before the first event.
CREATE OR REPLACE FUNCTION audit.genesis() RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $$ SELECT sha256('hearth'::bytea) $$;

INSERT INTO public.audit_head (only_one, seq, hash)
    SELECT true, 0, audit.genesis()
     WHERE NOT EXISTS (SELECT FROM public.audit_head) AND NOT EXISTS (SELECT FROM public.audit_event);

-- The only way in. Who acted, and when, is what the transaction's signed identity says.
CREATE OR REPLACE FUNCTION audit.append(events jsonb) RETURNS bigint
    LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    claim record;
    head public.audit_head%ROWTYPE;
    event jsonb;
    before bytea;
    now timestamptz;
    written public.audit_event[] := '{}';
BEGIN
    SELECT c.kind, c.who, c.at INTO claim FROM authz.claim() c;
    IF claim.kind IS NULL THEN RAISE EXCEPTION 'audit: nobody is acting' USING ERRCODE = '42501'; END IF;
    SELECT * INTO STRICT head FROM public.audit_head FOR UPDATE;
    now := clock_timestamp();
    FOR event IN SELECT value FROM jsonb_array_elements(events) LOOP
        before := head.hash;
        head.seq := head.seq + 1;
        head.hash := audit.digest(
            before, head.seq, (event ->> 0)::uuid,
            CASE claim.kind WHEN 'user' THEN claim.at ELSE now END, now, claim.who,
            event ->> 1, (event ->> 2)::uuid, event ->> 3, (event ->> 4)::uuid, event -> 5);
        written := written || ROW(head.seq, (event ->> 0)::uuid,
            CASE claim.kind WHEN 'user' THEN claim.at ELSE now END, now, claim.who,
            event ->> 1, (event ->> 2)::uuid, event ->> 3, (event ->> 4)::uuid, event -> 5,
            before, head.hash)::public.audit_event;
    END LOOP;
    INSERT INTO public.audit_event
        (seq, id, at, written_at, actor, kind, dossier, object_type, object_id, facts, prev, hash)
        SELECT seq, id, at, written_at, actor, kind, dossier, object_type, object_id, facts, prev, hash
          FROM unnest(written);
    UPDATE public.audit_head SET seq = head.seq, hash = head.hash;
    RETURN head.seq;
END $$;

-- The web may add through the function, and read what its reader may know of. Nothing else.
REVOKE ALL ON public.audit_event, public.audit_head FROM PUBLIC, hearth_app;
REVOKE ALL ON SCHEMA audit FROM PUBLIC;
REVOKE ALL ON FUNCTION audit.append(jsonb) FROM PUBLIC;
GRANT USAGE ON SCHEMA audit TO hearth_app;
GRANT EXECUTE ON FUNCTION audit.append(jsonb) TO hearth_app;
GRANT SELECT ON public.audit_event TO hearth_app;

ALTER TABLE public.audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.audit_head ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS see ON public.audit_event;
CREATE POLICY see ON public.audit_event FOR SELECT TO hearth_app USING (
    audit_event.actor = (SELECT authz.uid())
    OR (SELECT authz.is_house())
    OR coalesce((SELECT bit_or(r.mask) FROM authz.reach r
                  WHERE r.dossier_id = audit_event.dossier), 0) & 1 <> 0);

-- Codes only: the second wall behind facts.py. (Regular expressions that look for one wrong
-- character cost a microsecond; bounded repetition, as in {0,120}, costs twenty.)
ALTER TABLE public.audit_event DROP CONSTRAINT IF EXISTS event_holds_codes_only;
ALTER TABLE public.audit_event ADD CONSTRAINT event_holds_codes_only CHECK (
    kind !~ '[^a-z.-]' AND object_type !~ '[^A-Za-z0-9_./:-]'
    AND jsonb_typeof(facts) = 'object'
    AND NOT jsonb_path_exists(facts, '$.** ? (@ like_regex "[^A-Za-z0-9_.:/+-]")')
) NOT VALID;
