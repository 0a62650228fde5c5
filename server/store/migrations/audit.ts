import type { Migration } from './migration.ts';

/**
 * The audit trail as a chain. Its columns may be null, because servers of the first version write entries without
 * them; such entries are linked at the end of the chain within a minute.
 */
export const auditMigrations: readonly Migration[] = [
  {
    name: 'audit-001-chain',
    statement: `ALTER TABLE audit ADD COLUMN seq bigint, ADD COLUMN detail text NOT NULL DEFAULT '',
      ADD COLUMN note_hash text, ADD COLUMN previous text, ADD COLUMN hash text`,
  },
  {
    name: 'audit-002-in-order',
    statement: 'CREATE UNIQUE INDEX audit_in_order ON audit (org_id, seq)',
  },
  {
    name: 'audit-003-append-only-function',
    statement: `CREATE FUNCTION audit_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'UPDATE' AND OLD.seq IS NULL AND NEW.seq IS NOT NULL
          AND (OLD.org_id, OLD.id, OLD.at, OLD.actor, OLD.action, OLD.target, OLD.detail)
            = (NEW.org_id, NEW.id, NEW.at, NEW.actor, NEW.action, NEW.target, NEW.detail) THEN
          RETURN NEW;
        END IF;
        RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
      END $$`,
  },
  {
    name: 'audit-004-no-change',
    statement: `CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit
      FOR EACH ROW EXECUTE FUNCTION audit_append_only()`,
  },
  {
    name: 'audit-005-no-truncate',
    statement: `CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON audit
      FOR EACH STATEMENT EXECUTE FUNCTION audit_append_only()`,
  },
  {
    name: 'audit-006-notes',
    statement: `CREATE TABLE audit_notes (
      org_id uuid NOT NULL, seq bigint NOT NULL, salt text NOT NULL, text text NOT NULL, PRIMARY KEY (org_id, seq))`,
  },
  {
    name: 'audit-007-heads',
    statement: `CREATE TABLE audit_heads (
      org_id uuid NOT NULL, seq bigint NOT NULL, at timestamptz NOT NULL, jws text NOT NULL, manifest text NOT NULL,
      PRIMARY KEY (org_id, seq))`,
  },
];
