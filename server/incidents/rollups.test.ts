import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { createLog } from '../log.ts';
import { createPartitions } from '../store/partitions.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { makeIncident } from '../testing/test-device.ts';
import { incidentMigrations } from '../store/migrations/incidents.ts';
import { catchUp } from './catch-up.ts';
import { createIngest } from './ingest.ts';

let at: TestDatabase;
let device: string;
beforeAll(async () => {
  at = await openTestDatabase();
  device = await at.addDevice('sales');
});
afterAll(() => at.stop());
beforeEach(() =>
  at.rows(
    'TRUNCATE incidents, rollup_days, rollup_rules, rollup_day_totals, rollup_rule_totals, rollup_accounts, rollup_reasons, rollup_simulated',
  ),
);

const ingest = () =>
  createIngest(
    at.database,
    at.organisation,
    createPartitions(at.database.pool),
    createLog(() => undefined),
  );
async function send(...batches: Incident[][]): Promise<void> {
  const one = ingest();
  const outcomes = await Promise.all(
    batches.map((incidents) =>
      one.submit({
        proven: { device, nonce: randomUUID(), nonceExpiresAt: new Date(Date.now() + 60_000) },
        incidents,
      }),
    ),
  );
  expect(outcomes.every(({ ok }) => ok)).toBe(true);
}
/** Every rollup holds what a count of the rows gives, and nothing else. */
async function expectNoDrift(): Promise<void> {
  const days = 'day, platform, action, outcome, severity, group_name';
  const rules = 'day, pack, rule, action, outcome, group_name';
  for (const [table, columns] of [
    ['rollup_days', days],
    ['rollup_rules', rules],
    ['rollup_day_totals', days.replace(', group_name', '')],
    ['rollup_rule_totals', rules.replace(', group_name', '')],
    ['rollup_accounts', 'day, platform, account, action, outcome, group_name'],
    ['rollup_reasons', 'day, pack, rule, reason, group_name'],
  ]) {
    const counted = await at.rows(
      `SELECT ${String(columns)}, count(*)::int AS n FROM ${incidentsWith}
       WHERE ${table === 'rollup_reasons' ? 'reason IS NOT NULL' : 'true'} GROUP BY ${String(columns)} ORDER BY ${String(columns)}`,
    );
    const kept = await at.rows(
      `SELECT ${String(columns)}, sum(count)::int AS n FROM ${String(table)} GROUP BY ${String(columns)} HAVING sum(count) <> 0 ORDER BY ${String(columns)}`,
    );
    expect(kept).toEqual(counted);
  }
  const matched = await at.rows(
    `SELECT day, x->>'pack' AS pack, x->>'rule' AS rule, group_name, count(*)::int AS n
     FROM incidents, jsonb_array_elements(body->'alsoMatched' || jsonb_build_array(body->'rule')) x
     WHERE x->>'mode' = 'simulate' GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
  );
  expect(
    await at.rows(
      `SELECT day, pack, rule, group_name, sum(count)::int AS n FROM rollup_simulated
       GROUP BY 1, 2, 3, 4 HAVING sum(count) <> 0 ORDER BY 1, 2, 3, 4`,
    ),
  ).toEqual(matched);
}
const incidentsWith = `(SELECT *, body->'egress'->'account'->>'kind' AS account, CASE WHEN outcome <> 'cancelled' THEN
  coalesce(body->'reason'->>'choice', CASE WHEN body->'reason' ? 'text' THEN '' END) END AS reason FROM incidents) AS i`;
const total = async (): Promise<unknown> =>
  (await at.rows('SELECT coalesce(sum(count), 0)::int AS n FROM rollup_days'))[0]?.['n'];

describe('rollups', () => {
  it('count by day, platform, action, outcome, severity, group and rule', async () => {
    await send([
      makeIncident(),
      makeIncident({ outcome: 'overridden', action: 'warn', reason: { choice: 'Urgent' } }),
      makeIncident({ outcome: 'overridden', action: 'justify', reason: { text: 'in my own words' } }),
      makeIncident({ at: new Date(Date.now() - 40 * 86_400_000).toISOString() }),
    ]);
    await send([makeIncident()]);
    await expectNoDrift();
    expect(await at.rows('SELECT DISTINCT group_name FROM rollup_rules')).toEqual([{ group_name: 'sales' }]);
    expect(await total()).toBe(5);
  });

  it('count each simulated rule that matched, whether or not an enforced one decided, and a correction once', async () => {
    const { rule } = makeIncident();
    const tried = { ...rule, rule: 'tried', mode: 'simulate', action: 'block' } as const;
    const asked = makeIncident({ action: 'warn', outcome: 'cancelled', alsoMatched: [tried] });
    await send([
      makeIncident({
        action: 'allow',
        outcome: 'sent',
        rule: tried,
        alsoMatched: [{ ...tried, rule: 'also' }],
      }),
      makeIncident({ alsoMatched: [tried, { ...rule, rule: 'enforced' }] }),
      asked,
    ]);
    await send([{ ...asked, outcome: 'overridden' }]);
    expect(
      await at.rows('SELECT rule, sum(count)::int AS n FROM rollup_simulated GROUP BY 1 ORDER BY 1'),
    ).toEqual([
      { rule: 'also', n: 1 },
      { rule: 'tried', n: 3 },
    ]);
    await expectNoDrift();
    await at.rows('TRUNCATE rollup_simulated');
    await at.rows(
      incidentMigrations.find(({ name }) => name === 'incidents-030-simulated-so-far')?.statement ?? '',
    );
    await expectNoDrift();
  });

  it('do not count a retry, neither later nor in the same commit nor in the same batch', async () => {
    const one = makeIncident();
    await send([one], [one], [one, one, makeIncident()]);
    await send([one]);
    expect(await total()).toBe(2);
    await expectNoDrift();
  });

  it('stay right when "cancelled" turns out to have been sent, once', async () => {
    const one = makeIncident({ action: 'warn', outcome: 'cancelled' });
    const sent: Incident = { ...one, outcome: 'overridden', reason: { text: 'asked for' } };
    await send([one]);
    await send([sent], [one]);
    await send([{ ...one, outcome: 'redacted' }]);
    expect(await at.rows("SELECT outcome, body->>'outcome' AS said, revision FROM incidents")).toEqual([
      { outcome: 'overridden', said: 'overridden', revision: 1 },
    ]);
    await expectNoDrift();
  });

  it('take what was decided when both come in one commit', async () => {
    const one = makeIncident({ action: 'warn', outcome: 'cancelled' });
    await send([{ ...one, outcome: 'overridden' }, one]);
    expect(await at.rows('SELECT outcome FROM incidents')).toEqual([{ outcome: 'overridden' }]);
    await expectNoDrift();
  });

  it('a correction changes nothing but the outcome', async () => {
    const one = makeIncident({ action: 'warn', outcome: 'cancelled' });
    await send([one]);
    await send([{ ...one, outcome: 'sent', rule: { ...one.rule, severity: 'critical' } }]);
    expect(await at.rows('SELECT outcome, severity FROM incidents')).toEqual([
      { outcome: 'cancelled', severity: 'low' },
    ]);
  });

  it('a replay in the same commit takes nothing from the request that is good', async () => {
    const one = makeIncident();
    const nonce = randomUUID();
    const expires = new Date(Date.now() + 60_000);
    const first = ingest();
    await first.submit({ proven: { device, nonce, nonceExpiresAt: expires }, incidents: [] });
    const group = ingest();
    const [replayed, good] = await Promise.all([
      group.submit({ proven: { device, nonce, nonceExpiresAt: expires }, incidents: [one] }),
      group.submit({ proven: { device, nonce: randomUUID(), nonceExpiresAt: expires }, incidents: [one] }),
    ]);
    expect([replayed.ok, good.ok, await total()]).toEqual([false, true, 1]);
  });

  it('hold with several servers that write at once', async () => {
    const some = Array.from({ length: 40 }, () => makeIncident());
    await Promise.all(
      Array.from({ length: 4 }, (_, server) =>
        send(...some.map((incident, index) => [incident, some[(index * 7 + server) % 40] ?? incident])),
      ),
    );
    expect(await total()).toBe(40);
    await expectNoDrift();
  });
});

describe('catching up with an older server', () => {
  it('gives its rows group, words and counts, once, also with several servers', async () => {
    const body = makeIncident({
      findings: [{ detector: 'iban', start: 0, length: 4, confidence: 'high', masked: 'DE** 4711' }],
    });
    await at.rows(
      `INSERT INTO incidents (org_id, device_id, day, id, at, platform, channel, action, outcome, severity, pack, rule, body)
       SELECT $1, $2, $3::timestamptz::date, gen_random_uuid(), $3, 'whatsapp', 'message', 'block', 'blocked', 'low', 'basics',
       'every-message', $4 FROM generate_series(1, 2500)`,
      [at.organisation, device, new Date().toISOString(), JSON.stringify(body)],
    );
    await at.rows(
      `INSERT INTO incidents (org_id, device_id, day, id, at, platform, channel, action, outcome, severity, pack, rule, body, received_at)
       SELECT org_id, device_id, day, gen_random_uuid(), at, platform, channel, action, outcome, severity, pack, rule, body,
       now() - interval '1 week' FROM incidents LIMIT 10`,
    );
    await at.rows(
      `INSERT INTO webhooks (org_id, id, name, url, events, format, secret, enabled, created_at, created_by)
       VALUES ($1, gen_random_uuid(), 'SIEM', 'https://siem.example', '["incident"]', 'sluice', 's', true, now(), 'user:x')`,
      [at.organisation],
    );
    await send([makeIncident()]);
    await catchUp(at.database.pool, at.organisation, AbortSignal.abort());
    expect(await at.rows('SELECT 1 FROM incidents WHERE words IS NOT NULL')).toHaveLength(1);
    const { signal } = new AbortController();
    const done = await Promise.all([1, 2].map(() => catchUp(at.database.pool, at.organisation, signal)));
    await catchUp(at.database.pool, at.organisation, signal);
    expect(done.reduce((sum, one) => sum + one)).toBe(2510);
    expect(await total()).toBe(2511);
    await expectNoDrift();
    const found = await at.rows(
      "SELECT count(*)::int AS n FROM incidents WHERE words @@ phraseto_tsquery('simple', '4711') AND group_name = 'sales'",
    );
    expect(found).toEqual([{ n: 2510 }]);
    const byConversation = await at.rows(
      `SELECT count(*)::int AS n FROM incidents WHERE words @@ phraseto_tsquery('simple',
         replace(coalesce(body#>>'{egress,conversation,title}', body#>>'{egress,conversation,id}'), '-', ' '))`,
    );
    expect(byConversation).toEqual([{ n: 2511 }]);
    // But for what was there long before somebody listened.
    expect(await at.rows('SELECT sum(jsonb_array_length(body))::int AS n FROM outbox')).toEqual([
      { n: 2501 },
    ]);
  });
});
