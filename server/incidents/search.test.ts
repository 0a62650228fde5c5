import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valuesOf } from '../../lib/core/api/search-keys.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { call, enrolDevice, errorCodeOf, makeIncident } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { json, linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';
import { has } from './conditions.ts';

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let seller: TestDevice;
let pseudonym = '';
const dayMs = 86_400_000;
const ago = (days: number): string => new Date(Date.now() - days * dayMs).toISOString();
const rule = (id: string, severity: Incident['rule']['severity']): Incident['rule'] => ({
  pack: 'cards',
  rule: id,
  severity,
  mode: 'enforce',
  action: 'block',
});
const finding = {
  detector: 'credit-card',
  start: 0,
  length: 16,
  confidence: 'high',
  masked: '•••• 4242',
} as const;
const base = makeIncident().egress;
/** By name, as the tests speak of them. */
const made: Record<string, Incident> = {
  card: makeIncident({
    rule: rule('card-number', 'critical'),
    findings: [finding],
    detectors: [{ detector: 'credit-card', count: 1, distinct: 1, low: 0, medium: 0, high: 1 }],
  }),
  iban: makeIncident({
    rule: rule('iban-out', 'high'),
    action: 'warn',
    outcome: 'overridden',
    reason: { text: 'the customer asked for blue moon wine' },
    egress: {
      ...base,
      platform: 'telegram',
      conversation: { kind: 'group', title: 'Blue-green ✓ "suppliers"' },
      account: { kind: 'corporate', id: null },
    },
  }),
  file: makeIncident({ egress: { ...base, channel: 'file', files: [{ type: 'image/png', facets: [] }] } }),
  old: makeIncident({ at: ago(60), rule: rule('card-number', 'high') }),
};

const page = v.object({
  items: v.array(
    v.object({
      person: v.nullable(v.string()),
      group: v.string(),
      incident: v.object({ id: v.string() }),
      triage: v.object({ status: v.string(), labels: v.array(v.string()) }),
    }),
  ),
  next: v.nullable(v.string()),
});
const path = (route: string, q: string, more = ''): string =>
  `/api/incidents${route}?q=${encodeURIComponent(q)}${more}`;
const found = async (q: string, more = ''): Promise<string[]> => {
  const { items } = await json(page, await admin.get(path('', q, more)));
  const names = new Map(Object.entries(made).map(([name, { id }]) => [id, name]));
  return items.map(({ incident }) => names.get(incident.id) ?? 'unknown').sort();
};

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  admin = await signInAs(server.url, linkOf(server));
  const answer = await admin.send('POST', '/api/enrolment-codes', { group: 'sales', maxUses: 1, days: 2 });
  const { code } = await json(v.object({ code: v.string() }), answer);
  seller = await enrolDevice(code, 'anna@example.com');
  const other = await enrolDevice(server.enrolmentCode, 'otto@example.com');
  const post = (device: TestDevice, incidents: (Incident | undefined)[]) =>
    call(device, 'POST', '/v1/incidents', { body: { incidents } });
  await post(seller, [made['card'], made['iban'], made['old']]);
  await post(other, [made['file']]);
  await query(
    server.databaseUrl,
    `UPDATE incidents SET labels = '{vip}', disputed_at = now() WHERE id = $1`,
    [made['iban']?.id],
  );
  const { items } = await json(page, await admin.get(path('', 'group:sales')));
  pseudonym = items[0]?.person ?? '';
});
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

describe('search', () => {
  it.each([
    ['', ['card', 'file', 'iban']],
    ['is:open severity:critical,high', ['card', 'iban']],
    ['is:resolved', []],
    ['-severity:critical', ['file', 'iban']],
    ['rule:card-number from:90d', ['card', 'old']],
    ['rule:cards/card-number', ['card']],
    ['rule:other/card-number', []],
    ['pack:cards -rule:iban-out', ['card']],
    ['platform:telegram', ['iban']],
    ['channel:file', ['file']],
    ['group:sales action:warn', ['iban']],
    ['outcome:blocked', ['card', 'file']],
    ['account:corporate', ['iban']],
    ['conversation:p_0123456789abcdef', ['card', 'file']],
    ['conversation:"Blue-green ✓ \\"suppliers\\""', ['iban']],
    ['conversation:suppliers', []],
    ['suppliers', ['iban']],
    ['detector:credit-card', ['card']],
    ['-detector:credit-card', ['file', 'iban']],
    ['label:vip', ['iban']],
    ['-label:vip', ['card', 'file']],
    ['has:dispute', ['iban']],
    ['has:reason', ['iban']],
    ['has:file', ['file']],
    ['assignee:none', ['card', 'file', 'iban']],
    ['assignee:me', []],
    ['4242', ['card']],
    ['custom', ['iban']],
    ['"blue moon"', ['iban']],
    ['"moon blue"', []],
    ['-customer', ['card', 'file']],
    ['every message', ['file']],
    ["'; DROP TABLE incidents; --", []],
    ['a & | ! ( :* <->', []],
    ['to:30d from:90d', ['old']],
    ['from:90d', ['card', 'file', 'iban', 'old']],
  ])('%s', async (q, expected) => {
    expect(await found(q)).toEqual(expected);
  });

  it('by person means a pseudonym, and names nobody', async () => {
    expect(pseudonym).toMatch(/^u_[0-9a-f]{20}$/);
    expect(await found(`user:${pseudonym}`)).toEqual(['card', 'iban']);
    expect(await found(`-user:${pseudonym}`)).toEqual(['file']);
    expect(await found('user:anna@example.com')).toEqual([]);
    expect(await (await admin.get(path('', ''))).text()).not.toContain('example.com');
  });

  it('by device means its id or its label', async () => {
    const { device } = seller.answer;
    expect(await found(`device:${device}`)).toEqual(['card', 'iban']);
    expect(await found(`device:"Chromium on Linux, ${device.slice(0, 4)}"`)).toEqual(['card', 'iban']);
  });

  it('is refused with the places of its mistakes', async () => {
    const answer = await admin.get(path('', 'is:open colour:red'));
    expect([answer.status, await answer.json()]).toEqual([
      400,
      {
        error: { code: 'request/search', message: expect.any(String) as string },
        problems: [{ code: 'search/unknown-key', at: 8, length: 10 }],
      },
    ]);
  });

  it('pages by key within a search', async () => {
    const first = await json(page, await admin.get(path('', 'from:90d', '&limit=3')));
    const second = await json(
      page,
      await admin.get(path('', 'from:90d', `&limit=3&cursor=${first.next ?? ''}`)),
    );
    expect([first.items.length, second.items.length, second.next]).toEqual([3, 1, null]);
    expect(second.items[0]?.incident.id).toBe(made['old']?.id);
  });

  it('knows a condition for every value of has:', () => {
    expect(Object.keys(has).sort()).toEqual([...(valuesOf('has') ?? [])].sort());
  });
});

const values = v.object({
  values: v.array(v.object({ value: v.string(), count: v.number() })),
  exact: v.boolean(),
});

describe('odd input is answered', () => {
  const oneDay = 'from=2026-01-01&to=2026-01-01';
  it.each([
    ['/api/incidents?q=to:9999-12-31', 400],
    ['/api/incidents?q=from:0000-01-01', 400],
    ['/api/incidents?q=to:0001-01-01', 400],
    ['/api/incidents?q=to:9998-12-31', 200],
    ['/api/incidents?q=from:1970-01-01', 400],
    ['/api/incidents?q=from:1970-01-01%20to:1970-12-31', 200],
    ['/api/incidents?q=from:999m', 400],
    ['/api/incidents?q=from:400d', 200],
    ['/api/incidents/count?q=from:401d', 400],
    ['/api/incidents/values?key=platform&q=group:%00', 200],
    ['/api/incidents/count?q=group:%00', 200],
    [`/api/reports/counts?${oneDay}&by=platform&group=%00`, 200],
    [`/api/reports/rules?${oneDay}&rule=%00`, 200],
    [`/api/reports/coaching?${oneDay}&group=%00`, 200],
    [`/api/reports/sends?${oneDay}&by=day&platform=%00`, 200],
  ])('GET %s', async (asked, status) => {
    expect((await admin.get(asked)).status).toBe(status);
  });

  it.each([
    ['\0', 404],
    ['anna@example.com', 200],
  ])('looking up %j', async (person, status) => {
    const asked = { person, reason: 'a \0 case' };
    expect((await admin.send('POST', '/api/person-data/lookup', asked)).status).toBe(status);
  });

  it.each(['2026-02-30', '0000-01-01', '9999-12-31'])('changing what is of %s', async (day) => {
    const key = { day, device: seller.answer.device, id: made['card']?.id };
    const body = { select: { keys: [key] }, change: { status: 'open' } };
    expect((await admin.send('POST', '/api/incidents/changes', body)).status).toBe(400);
  });
});

describe('values and counts', () => {
  it.each([
    ['severity', '', ['critical 1', 'high 1', 'low 1']],
    ['severity', 'severity:low group:sales', ['critical 1', 'high 1']],
    ['severity', '-severity:low', ['critical 1', 'high 1']],
    ['rule', '-rule:cards/iban-out', ['basics/every-message 1', 'cards/card-number 1']],
    ['rule', 'group:sales from:90d', ['cards/card-number 2', 'cards/iban-out 1']],
    ['platform', 'blue', ['telegram 1']],
    ['label', '', ['vip 1']],
    ['detector', '', ['credit-card 1']],
    ['is', '', ['open 3']],
    ['has', 'channel:message', ['dispute 1', 'label 1', 'reason 1']],
    ['has', 'has:label', ['dispute 1', 'file 1', 'label 1', 'reason 1']],
    ['conversation', 'severity:low,critical', ['p_0123456789abcdef 2']],
    ['channel', 'severity:low,critical', ['file 1', 'message 1']],
  ])('%s within "%s"', async (key, q, expected) => {
    const answer = await json(values, await admin.get(path('/values', q, `&key=${key}`)));
    expect(answer.values.map(({ value, count }) => `${value} ${String(count)}`).sort()).toEqual(expected);
    expect(answer.exact).toBe(true);
  });

  it('offers people by pseudonym', async () => {
    const answer = await json(values, await admin.get(path('/values', '', '&key=user')));
    expect(answer.values).toContainEqual({ value: pseudonym, count: 2 });
  });

  it('refuses keys without values', async () => {
    const answer = await admin.get(path('/values', '', '&key=words'));
    expect([answer.status, await errorCodeOf(answer)]).toEqual([400, 'request/query']);
  });

  it('counts', async () => {
    const count = await (await admin.get(path('/count', 'from:90d'))).json();
    expect(count).toEqual({ count: 4, exact: true });
  });
});

describe('somebody who may see one group', () => {
  it('finds, counts and opens nothing else', async () => {
    await query(server.databaseUrl, `UPDATE users SET groups = '["sales"]'`);
    try {
      expect(await found('')).toEqual(['card', 'iban']);
      expect(await (await admin.get(path('/count', ''))).json()).toEqual({ count: 2, exact: true });
      const groups = await json(values, await admin.get(path('/values', '', '&key=group')));
      expect(groups.values).toEqual([{ value: 'sales', count: 2 }]);
      const { id = '', at = '' } = made['file'] ?? {};
      const [row] = await query(server.databaseUrl, 'SELECT device_id FROM incidents WHERE id = $1', [id]);
      const hidden = await admin.get(`/api/incidents/${at.slice(0, 10)}/${String(row?.['device_id'])}/${id}`);
      expect(hidden.status).toBe(404);
    } finally {
      await query(server.databaseUrl, 'UPDATE users SET groups = NULL');
    }
  });
});
