-- Nothing is kept twice. Run by the owner after the fences are up (database.py); can be run again.
-- Every key is asked and every index written at each insert: what another one already says, goes.

-- A key of one column that a wider key to the same table contains. (The other columns of the wider
-- one may not be null: it would not be asked then.)
DO $$
DECLARE said record;
BEGIN
    FOR said IN
        SELECT DISTINCT one.conrelid::regclass AS child, one.conname AS key
          FROM pg_constraint one
          JOIN pg_constraint wide ON wide.conrelid = one.conrelid AND wide.confrelid = one.confrelid
         WHERE one.contype = 'f' AND wide.contype = 'f'
           AND cardinality(one.conkey) = 1 AND cardinality(wide.conkey) > 1
           AND one.confkey[1] = wide.confkey[array_position(wide.conkey, one.conkey[1])]
           AND NOT EXISTS (
               SELECT FROM pg_attribute a
                WHERE a.attrelid = wide.conrelid AND a.attnum = ANY (wide.conkey)
                  AND a.attnum <> one.conkey[1] AND NOT a.attnotnull)
    LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', said.child, said.key);
    END LOOP;
END $$;

-- An index with whose columns another one begins. Of two that are alike, the unique one stays, then
-- the one with a name of its own (the framework ends its names with eight figures), then the older.
DO $$
DECLARE
    said record;
BEGIN
    FOR said IN
        WITH each AS (
            SELECT i.indexrelid, i.indrelid, i.indisunique, c.relname,
                   i.indnkeyatts AS keys, i.indnatts AS columns,
                   string_to_array(i.indkey::text, ' ') AS key,
                   string_to_array(i.indclass::text, ' ') AS class,
                   string_to_array(i.indcollation::text, ' ') AS collation,
                   string_to_array(i.indoption::text, ' ') AS option,
                   coalesce(pg_get_expr(i.indpred, i.indrelid), '') AS predicate,
                   (NOT i.indisunique, c.relname ~ '_[0-9a-f]{8}$', i.indexrelid) AS rank
              FROM pg_index i
              JOIN pg_class c ON c.oid = i.indexrelid
              JOIN pg_class t ON t.oid = i.indrelid
              JOIN pg_am m ON m.oid = c.relam AND m.amname = 'btree'
             WHERE t.relnamespace = 'public'::regnamespace AND t.relname NOT LIKE 'procrastinate\_%'
               AND i.indexprs IS NULL AND i.indisvalid
        )
        SELECT DISTINCT one.relname AS name
          FROM each one
          JOIN each wide ON wide.indrelid = one.indrelid AND wide.indexrelid <> one.indexrelid
         WHERE NOT one.indisunique AND one.columns = one.keys
           AND one.predicate = wide.predicate
           AND one.keys <= wide.keys
           AND one.key = wide.key[1:one.keys]
           AND one.class = wide.class[1:one.keys]
           AND one.collation = wide.collation[1:one.keys]
           AND one.option = wide.option[1:one.keys]
           AND (one.keys < wide.keys OR wide.rank < one.rank)
    LOOP
        EXECUTE format('DROP INDEX public.%I', said.name);
    END LOOP;
END $$;
