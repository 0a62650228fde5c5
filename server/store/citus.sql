-- Puts a migrated Sluice database onto a Citus cluster (12 or newer). On the coordinator, with the servers stopped:
--
--   psql "$DATABASE_URL" -v ON_ERROR_STOP=1 -f server/store/citus.sql
--
-- after one start of a server on the empty database has made the schema, and again after each release: it takes only
-- tables that are not in Citus yet, and until then those are plain tables of the coordinator, which works.
-- What it is good for, and what not: docs/adr/0016. server/store/citus.test.ts holds the schema to the same rules.
CREATE EXTENSION IF NOT EXISTS citus;

DO $$
DECLARE
  -- Written by one connection at a time, or guarded by triggers, which Citus keeps off distributed tables.
  stay text[] := ARRAY['audit', 'audit_notes', 'migrations'];
  name text;
  has_org boolean;
BEGIN
  FOR name, has_org IN
    SELECT c.relname, EXISTS (
      SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'org_id' AND NOT a.attisdropped)
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND c.relname <> ALL (stay)
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
      AND NOT EXISTS (SELECT 1 FROM pg_dist_partition p WHERE p.logicalrelid = c.oid)
    -- The devices first: everything of an organisation lies beside them.
    ORDER BY c.relname <> 'devices', c.relname
  LOOP
    IF NOT has_org THEN
      PERFORM create_reference_table(name);
    ELSIF name = 'devices' THEN
      PERFORM create_distributed_table(name, 'org_id', colocate_with => 'none');
    ELSE
      PERFORM create_distributed_table(name, 'org_id', colocate_with => 'devices');
    END IF;
  END LOOP;
END $$;
