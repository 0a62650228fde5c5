import type { Migration } from './migration.ts';

/** What goes out to other systems. */
export const integrationsMigrations: readonly Migration[] = [
  {
    name: 'integrations-001-webhooks',
    statement: `CREATE TABLE webhooks (
      org_id uuid NOT NULL, id uuid NOT NULL, name text NOT NULL, url text NOT NULL, events jsonb NOT NULL,
      format text NOT NULL, secret text NOT NULL, enabled boolean NOT NULL, created_at timestamptz NOT NULL,
      created_by text NOT NULL, PRIMARY KEY (org_id, id))`,
  },
  {
    name: 'integrations-002-outbox',
    // Written with what it tells of, in the same transaction; gone as soon as it is a delivery for each webhook.
    statement: `CREATE TABLE outbox (
      org_id uuid NOT NULL, id uuid NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(), event text NOT NULL,
      body jsonb NOT NULL, PRIMARY KEY (org_id, id))`,
  },
  {
    name: 'integrations-003-deliveries',
    statement: `CREATE TABLE deliveries (
      org_id uuid NOT NULL, id uuid NOT NULL, webhook_id uuid NOT NULL, event text NOT NULL, body jsonb NOT NULL,
      created_at timestamptz NOT NULL, attempts integer NOT NULL DEFAULT 0, next_at timestamptz NOT NULL,
      last_status integer, last_error text, delivered_at timestamptz, dead_at timestamptz, PRIMARY KEY (org_id, id))`,
  },
  {
    name: 'integrations-004-deliveries-due',
    statement: `CREATE INDEX deliveries_due ON deliveries (org_id, webhook_id, next_at)
      WHERE delivered_at IS NULL AND dead_at IS NULL`,
  },
  {
    name: 'integrations-005-deliveries-newest-first',
    statement:
      'CREATE INDEX deliveries_newest_first ON deliveries (org_id, webhook_id, created_at DESC, id DESC)',
  },
];
