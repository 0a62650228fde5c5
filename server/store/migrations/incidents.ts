import type { Migration } from './migration.ts';

/** Incidents as they are worked on, counted, kept and forgotten. */
export const incidentMigrations: readonly Migration[] = [
  {
    name: 'incidents-001-triage',
    // An older server beside a newer one leaves group_name and words empty: server/incidents/catch-up.ts fills them in.
    statement: `ALTER TABLE incidents
      ADD COLUMN group_name text, ADD COLUMN words tsvector, ADD COLUMN revision smallint NOT NULL DEFAULT 0,
      ADD COLUMN status text NOT NULL DEFAULT 'open', ADD COLUMN resolution text, ADD COLUMN assignee uuid,
      ADD COLUMN labels text[] NOT NULL DEFAULT '{}', ADD COLUMN disputed_at timestamptz,
      ADD COLUMN answered_at timestamptz`,
  },
  {
    name: 'incidents-002-by-rule',
    statement: 'CREATE INDEX incidents_by_rule ON incidents (org_id, rule, at DESC, id DESC, device_id DESC)',
  },
  {
    name: 'incidents-003-words',
    statement: 'CREATE INDEX incidents_words ON incidents USING gin (words)',
  },
  {
    name: 'incidents-004-worked-on',
    statement: `CREATE INDEX incidents_worked_on ON incidents (org_id, at DESC, id DESC, device_id DESC)
      WHERE status <> 'open' OR assignee IS NOT NULL OR labels <> '{}' OR disputed_at IS NOT NULL`,
  },
  {
    name: 'incidents-005-not-counted',
    statement: 'CREATE INDEX incidents_not_counted ON incidents (org_id, day) WHERE group_name IS NULL',
  },
  {
    name: 'incidents-006-by-group',
    statement:
      'CREATE INDEX incidents_by_group ON incidents (org_id, group_name, at DESC, id DESC, device_id DESC)',
  },
  {
    name: 'incidents-007-critical',
    statement: `CREATE INDEX incidents_critical ON incidents (org_id, at DESC, id DESC, device_id DESC)
      WHERE severity = 'critical'`,
  },
  {
    name: 'incidents-008-rollup-days',
    // `slot` differs between servers, so that they do not wait for each other's counters; readers sum over it.
    statement: `CREATE TABLE rollup_days (
      org_id uuid NOT NULL, day date NOT NULL, platform text NOT NULL, action text NOT NULL, outcome text NOT NULL,
      severity text NOT NULL, group_name text NOT NULL, slot smallint NOT NULL, count bigint NOT NULL,
      PRIMARY KEY (org_id, day, platform, action, outcome, severity, group_name, slot))`,
  },
  {
    name: 'incidents-009-rollup-rules',
    statement: `CREATE TABLE rollup_rules (
      org_id uuid NOT NULL, day date NOT NULL, pack text NOT NULL, rule text NOT NULL, action text NOT NULL,
      outcome text NOT NULL, group_name text NOT NULL, slot smallint NOT NULL, count bigint NOT NULL,
      disputed bigint NOT NULL DEFAULT 0,
      PRIMARY KEY (org_id, day, pack, rule, action, outcome, group_name, slot))`,
  },
  {
    name: 'incidents-010-rollup-repeats',
    statement: `CREATE TABLE rollup_repeats (
      org_id uuid NOT NULL, day date NOT NULL, pack text NOT NULL, rule text NOT NULL, group_name text NOT NULL,
      warned bigint NOT NULL, repeated bigint NOT NULL, PRIMARY KEY (org_id, day, pack, rule, group_name))`,
  },
  {
    name: 'incidents-011-rule-titles',
    statement: `CREATE TABLE rule_titles (
      org_id uuid NOT NULL, pack text NOT NULL, rule text NOT NULL, version integer NOT NULL, words text NOT NULL,
      PRIMARY KEY (org_id, pack, rule))`,
  },
  {
    name: 'incidents-012-events',
    statement: `CREATE TABLE incident_events (
      org_id uuid NOT NULL, device_id uuid NOT NULL, day date NOT NULL, incident_id uuid NOT NULL, id uuid NOT NULL,
      at timestamptz NOT NULL DEFAULT clock_timestamp(), actor text NOT NULL, kind text NOT NULL, data jsonb NOT NULL,
      batch uuid, PRIMARY KEY (org_id, device_id, day, incident_id, id))`,
  },
  {
    name: 'incidents-013-events-by-batch',
    statement:
      'CREATE INDEX incident_events_by_batch ON incident_events (org_id, batch) WHERE batch IS NOT NULL',
  },
  {
    name: 'incidents-014-holds',
    statement: `CREATE TABLE legal_holds (
      org_id uuid NOT NULL, id uuid NOT NULL, kind text NOT NULL, value text NOT NULL, reason text NOT NULL,
      created_at timestamptz NOT NULL, created_by text NOT NULL, released_at timestamptz, released_by text,
      PRIMARY KEY (org_id, id))`,
  },
  {
    name: 'incidents-015-pseudonyms',
    statement: `CREATE TABLE person_pseudonyms (
      org_id uuid NOT NULL, person text NOT NULL, pseudonym text NOT NULL,
      PRIMARY KEY (org_id, person), UNIQUE (org_id, pseudonym))`,
  },
  {
    name: 'incidents-016-erasures',
    statement: `CREATE TABLE erasures (
      org_id uuid NOT NULL, id uuid NOT NULL, at timestamptz NOT NULL, actor text NOT NULL, pseudonym text NOT NULL,
      proof text NOT NULL, PRIMARY KEY (org_id, id))`,
  },
  {
    name: 'incidents-017-clean-sends',
    statement: `CREATE TABLE clean_sends (
      org_id uuid NOT NULL, device_id uuid NOT NULL, day date NOT NULL, platform text NOT NULL, channel text NOT NULL,
      account text NOT NULL, group_name text NOT NULL, count bigint NOT NULL,
      PRIMARY KEY (org_id, device_id, day, platform, channel, account))`,
  },
  {
    name: 'incidents-018-clean-sends-by-day',
    statement: 'CREATE INDEX clean_sends_by_day ON clean_sends (org_id, day)',
  },
  {
    name: 'incidents-019-clean-send-totals',
    statement: `CREATE TABLE clean_send_totals (
      org_id uuid NOT NULL, day date NOT NULL, group_name text NOT NULL, platform text NOT NULL, channel text NOT NULL,
      account text NOT NULL, count bigint NOT NULL,
      PRIMARY KEY (org_id, day, group_name, platform, channel, account))`,
  },
  {
    name: 'incidents-020-day-totals',
    // The same without groups: an organisation of hundreds of groups has hundreds of times the rows.
    statement: `CREATE TABLE rollup_day_totals (
      org_id uuid NOT NULL, day date NOT NULL, platform text NOT NULL, action text NOT NULL, outcome text NOT NULL,
      severity text NOT NULL, slot smallint NOT NULL, count bigint NOT NULL,
      PRIMARY KEY (org_id, day, platform, action, outcome, severity, slot))`,
  },
  {
    name: 'incidents-021-rule-totals',
    statement: `CREATE TABLE rollup_rule_totals (
      org_id uuid NOT NULL, day date NOT NULL, pack text NOT NULL, rule text NOT NULL, action text NOT NULL,
      outcome text NOT NULL, slot smallint NOT NULL, count bigint NOT NULL, disputed bigint NOT NULL DEFAULT 0,
      PRIMARY KEY (org_id, day, pack, rule, action, outcome, slot))`,
  },
  {
    name: 'incidents-022-day-totals-so-far',
    statement: `INSERT INTO rollup_day_totals (org_id, day, platform, action, outcome, severity, slot, count)
      SELECT org_id, day, platform, action, outcome, severity, 0, sum(count) FROM rollup_days
      GROUP BY org_id, day, platform, action, outcome, severity`,
  },
  {
    name: 'incidents-023-rule-totals-so-far',
    statement: `INSERT INTO rollup_rule_totals (org_id, day, pack, rule, action, outcome, slot, count, disputed)
      SELECT org_id, day, pack, rule, action, outcome, 0, sum(count), sum(disputed) FROM rollup_rules
      GROUP BY org_id, day, pack, rule, action, outcome`,
  },
  {
    name: 'incidents-024-rollup-days-by-group',
    statement: 'CREATE INDEX rollup_days_by_group ON rollup_days (org_id, group_name, day)',
  },
  {
    name: 'incidents-025-rollup-rules-by-group',
    statement: 'CREATE INDEX rollup_rules_by_group ON rollup_rules (org_id, group_name, day)',
  },
  {
    name: 'reports-001-accounts',
    statement: `CREATE TABLE rollup_accounts (
      org_id uuid NOT NULL, day date NOT NULL, platform text NOT NULL, account text NOT NULL, action text NOT NULL,
      outcome text NOT NULL, group_name text NOT NULL, slot smallint NOT NULL, count bigint NOT NULL,
      PRIMARY KEY (org_id, day, platform, account, action, outcome, group_name, slot))`,
  },
  {
    name: 'reports-002-accounts-so-far',
    statement: `INSERT INTO rollup_accounts
        (org_id, day, platform, account, action, outcome, group_name, slot, count)
      SELECT org_id, day, platform, body#>>'{egress,account,kind}', action, outcome, group_name, 0, count(*)
      FROM incidents WHERE group_name IS NOT NULL AND body#>>'{egress,account,kind}' IS NOT NULL
      GROUP BY org_id, day, platform, body#>>'{egress,account,kind}', action, outcome, group_name`,
  },
  {
    name: 'reports-003-reasons',
    // `reason`: a choice of the rule, in English; '' = own words alone.
    statement: `CREATE TABLE rollup_reasons (
      org_id uuid NOT NULL, day date NOT NULL, pack text NOT NULL, rule text NOT NULL, reason text NOT NULL,
      group_name text NOT NULL, slot smallint NOT NULL, count bigint NOT NULL,
      PRIMARY KEY (org_id, day, pack, rule, reason, group_name, slot))`,
  },
  {
    name: 'reports-004-reasons-so-far',
    statement: `INSERT INTO rollup_reasons (org_id, day, pack, rule, reason, group_name, slot, count)
      SELECT org_id, day, pack, rule, reason, group_name, 0, count(*)
      FROM (SELECT *, coalesce(body#>>'{reason,choice}', left(body#>>'{reason,text}', 0)) AS reason FROM incidents) AS i
      WHERE group_name IS NOT NULL AND reason IS NOT NULL AND outcome <> 'cancelled'
      GROUP BY org_id, day, pack, rule, reason, group_name`,
  },
  {
    name: 'incidents-026-feedback',
    statement: `CREATE TABLE rollup_feedback (
      org_id uuid NOT NULL, day date NOT NULL, pack text NOT NULL, rule text NOT NULL, group_name text NOT NULL,
      kind text NOT NULL, tool text NOT NULL, count bigint NOT NULL,
      PRIMARY KEY (org_id, day, pack, rule, group_name, kind, tool))`,
  },
  {
    name: 'incidents-027-wishes-by-day',
    statement: "CREATE INDEX incident_events_wishes ON incident_events (org_id, day) WHERE kind = 'wish'",
  },
  {
    name: 'incidents-028-by-rule-and-platform',
    // A rule that stopped nothing on one messenger: without it, all of the rule's incidents would be gone through.
    statement: `CREATE INDEX incidents_by_rule_and_platform
      ON incidents (org_id, rule, platform, at DESC, id DESC, device_id DESC)`,
  },
  {
    name: 'incidents-029-rollup-simulated',
    statement: `CREATE TABLE rollup_simulated (
      org_id uuid NOT NULL, day date NOT NULL, pack text NOT NULL, rule text NOT NULL, group_name text NOT NULL,
      slot smallint NOT NULL, count bigint NOT NULL,
      PRIMARY KEY (org_id, day, pack, rule, group_name, slot))`,
  },
  {
    name: 'incidents-030-simulated-so-far',
    // Where an enforced rule decided, of the last month alone: bodies are long to read, and tallies are of a week.
    statement: `INSERT INTO rollup_simulated (org_id, day, pack, rule, group_name, slot, count)
      SELECT org_id, day, pack, rule, group_name, 0, sum(n) FROM (
        SELECT org_id, day, pack, rule, group_name, count AS n FROM rollup_rules WHERE action = 'allow'
        UNION ALL
        SELECT org_id, day, x->>'pack', x->>'rule', group_name, 1
        FROM incidents, jsonb_array_elements(coalesce(body->'alsoMatched', '[]')) x
        WHERE group_name IS NOT NULL AND day >= current_date - 31 AND x->>'mode' = 'simulate'
      ) s GROUP BY org_id, day, pack, rule, group_name HAVING sum(n) <> 0`,
  },
];
