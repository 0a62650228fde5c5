import { randomUUID } from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rolePermissions } from '../../lib/core/api/access.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { Principal } from '../auth/principal.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import { call, enrolDevice, errorCodeOf, makeIncident } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { json, linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';
import { changeIncidents } from './changes.ts';

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let device: TestDevice;
let other: TestDevice;
let made: Incident[] = [];

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  admin = await signInAs(server.url, linkOf(server));
  device = await enrolDevice(server.enrolmentCode, 'anna@example.com');
  other = await enrolDevice(server.enrolmentCode);
});
afterAll(async () => {
  await server.close();
  await cluster.stop();
});
beforeEach(async () => {
  await query(server.databaseUrl, 'TRUNCATE incidents, incident_events, rollup_rules, rollup_days');
  made = Array.from({ length: 3 }, () => makeIncident());
  await call(device, 'POST', '/v1/incidents', { body: { incidents: made } });
});

const keyOf = (incident: Incident | undefined, from = device) => ({
  day: incident?.at.slice(0, 10) ?? '',
  device: from.answer.device,
  id: incident?.id ?? '',
});
const changeAnswer = v.object({ changed: v.number(), batch: v.nullable(v.string()) });
const change = async (select: unknown, what: unknown): Promise<Response> =>
  admin.send('POST', '/api/incidents/changes', { select, change: what });
const changed = async (select: unknown, what: unknown) => json(changeAnswer, await change(select, what));
const detailSchema = v.object({
  held: v.boolean(),
  triage: v.object({
    status: v.string(),
    resolution: v.nullable(v.string()),
    assignee: v.nullable(v.string()),
    labels: v.array(v.string()),
    disputedAt: v.nullable(v.string()),
  }),
  events: v.array(v.object({ kind: v.string(), actor: v.string(), data: v.unknown() })),
});
const detail = async (index: number) => {
  const { day, device: id, id: incident } = keyOf(made[index]);
  return json(detailSchema, await admin.get(`/api/incidents/${day}/${id}/${incident}`));
};
const counts = async (q: string): Promise<unknown> =>
  v.parse(
    v.object({ count: v.number() }),
    await (await admin.get(`/api/incidents/count?q=${encodeURIComponent(q)}`)).json(),
  ).count;

describe('changing incidents', () => {
  it('sets what was asked for, tells how many really changed, and keeps their history', async () => {
    const keys = [keyOf(made[0]), keyOf(made[1])];
    expect((await changed({ keys }, { status: 'in-progress', addLabels: ['vip', 'vip'] })).changed).toBe(2);
    expect((await changed({ keys: [keyOf(made[0])] }, { status: 'in-progress' })).changed).toBe(0);
    await changed({ keys: [keyOf(made[0])] }, { resolution: 'accepted', note: 'agreed with the blue team' });
    const { triage, events } = await detail(0);
    expect(triage).toMatchObject({ status: 'resolved', resolution: 'accepted', labels: ['vip'] });
    expect(events.map(({ kind, data }) => [kind, data])).toEqual([
      [
        'change',
        { before: { status: 'open', labels: [] }, after: { status: 'in-progress', labels: ['vip'] } },
      ],
      [
        'change',
        {
          before: { status: 'in-progress', resolution: null },
          after: { status: 'resolved', resolution: 'accepted' },
        },
      ],
      ['note', { text: 'agreed with the blue team' }],
    ]);
    expect(events[0]?.actor).toMatch(/^user:/);
    expect([await counts('is:resolved'), await counts('blue'), await counts('label:vip')]).toEqual([1, 1, 2]);
    await changed({ keys: [keyOf(made[0])] }, { status: 'open' });
    expect((await detail(0)).triage.resolution).toBeNull();
  });

  it('in bulk only when the search still finds as many, and then all of them', async () => {
    const stale = await change({ q: 'is:open', expected: 2 }, { status: 'resolved' });
    expect([stale.status, await errorCodeOf(stale)]).toEqual([409, 'incident/other-count']);
    expect(await counts('is:open')).toBe(3);
    expect((await changed({ q: 'is:open', expected: 3 }, { resolution: 'coached' })).changed).toBe(3);
    expect(await counts('is:open')).toBe(0);
    expect((await change({ q: 'colour:red', expected: 3 }, { status: 'open' })).status).toBe(400);
    expect((await change({ keys: [keyOf(made[0])] }, {})).status).toBe(400);
  });

  it('assigns to a person and to nobody', async () => {
    const me = v.parse(
      v.object({ user: v.object({ id: v.string() }) }),
      await (await admin.get('/api/session')).json(),
    );
    await changed({ keys: [keyOf(made[0])] }, { assignee: me.user.id });
    expect([
      await counts('assignee:me'),
      await counts('assignee:Administrator'),
      await counts('assignee:none'),
    ]).toEqual([1, 1, 2]);
    await changed({ keys: [keyOf(made[0])] }, { assignee: null });
    expect(await counts('assignee:none')).toBe(3);
  });

  it('is found by the reason that came with a correction, and still by what was noted before', async () => {
    const one = makeIncident({ action: 'justify', outcome: 'cancelled' });
    const tell = (incident: Incident) =>
      call(device, 'POST', '/v1/incidents', { body: { incidents: [incident] } });
    await tell(one);
    await changed({ keys: [keyOf(one)] }, { note: 'ask her' });
    await tell({ ...one, outcome: 'overridden', reason: { text: 'quarterly figures' } });
    expect([await counts('quarterly'), await counts('"ask her"')]).toEqual([1, 1]);
  });

  it('says a note once to the database, however many it is for', async () => {
    const database = await openDatabase(
      server.databaseUrl,
      createLog(() => undefined),
    );
    let said = 0;
    const listening: KyselyPlugin = {
      transformQuery({ node }) {
        said = Math.max(said, JSON.stringify(node).split('twilight').length - 1);
        return node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    const [row] = await query(server.databaseUrl, 'SELECT id FROM organisation');
    const who: Principal = {
      ...{ kind: 'user', id: randomUUID(), name: 'A', role: 'administrator', groups: null, actor: 'user:a' },
      permissions: new Set(rolePermissions.administrator),
      organisation: { id: String(row?.['id']), name: 'T' },
    };
    const keys = made.map((incident) => keyOf(incident));
    const what = { note: 'seen at twilight', addLabels: ['late'] };
    const listened = database.db.withPlugin(listening);
    expect(await changeIncidents(listened, who, { kind: 'keys', keys }, what, Date.now())).toMatchObject({
      value: { changed: 3 },
    });
    await database.close();
    expect(said).toBe(1);
    expect([await counts('twilight'), await counts('late'), await counts('label:late')]).toEqual([3, 3, 3]);
    expect((await detail(2)).events.map(({ kind, data }) => [kind, data])).toEqual([
      ['change', { before: { labels: [] }, after: { labels: ['late'] } }],
      ['note', { text: 'seen at twilight' }],
    ]);
  });

  it('can be undone for a day, but where somebody went on meanwhile', async () => {
    const { batch } = await changed({ q: '', expected: 3 }, { resolution: 'other', addLabels: ['bulk'] });
    await changed({ keys: [keyOf(made[2])] }, { status: 'open' });
    const undo = () => admin.send('POST', `/api/incidents/changes/${batch ?? ''}/undo`, {});
    expect(await (await undo()).json()).toEqual({ undone: 2, kept: 1 });
    expect((await detail(0)).triage).toMatchObject({ status: 'open', resolution: null, labels: [] });
    expect((await detail(2)).triage).toMatchObject({ status: 'open', labels: ['bulk'] });
    expect(await (await undo()).json()).toEqual({ undone: 0, kept: 3 });
    await query(server.databaseUrl, "UPDATE incident_events SET at = at - interval '25 hours'");
    expect((await undo()).status).toBe(404);
  });

  it('is in the audit, with the number and without content', async () => {
    await changed({ keys: [keyOf(made[0])] }, { note: 'a secret thought' });
    const [row] = await query(
      server.databaseUrl,
      "SELECT * FROM audit WHERE action = 'incident.change' ORDER BY seq DESC",
    );
    expect(row?.['detail']).toBe('count=1 note');
    expect(JSON.stringify(row)).not.toContain('secret');
  });
});

describe('what would have helped', () => {
  const say = (from: TestDevice, incident: Incident | undefined, said: object) => {
    const { day, id } = keyOf(incident);
    return call(from, 'POST', '/v1/feedback', { body: { day, id, ...said } });
  };
  const wish = { kind: 'wish', text: 'a shared drive' };
  const taken = { kind: 'suggestion', tool: 'https://pay.example.com/new' };

  it('is kept once of each kind with the incident, found by its words, and leaves its state alone', async () => {
    await changed({ keys: [keyOf(made[0])] }, { status: 'in-progress' });
    const all = await Promise.all(Array.from({ length: 3 }, () => say(device, made[0], wish)));
    expect(all.map(({ status }) => status)).toEqual([204, 204, 204]);
    expect((await say(device, made[0], taken)).status).toBe(204);
    const { events, triage } = await detail(0);
    expect(events.slice(1).map(({ kind, data }) => [kind, data])).toEqual([
      ['wish', { text: 'a shared drive' }],
      ['suggestion', { tool: 'https://pay.example.com/new' }],
    ]);
    expect([triage.status, await counts('drive')]).toEqual(['in-progress', 1]);
  });

  it('about a tool that was taken while typing is in the sums, once, and in no incident', async () => {
    const [day, id] = [keyOf(made[0]).day, randomUUID()];
    const longOver = new Date(Date.parse(day) - 30 * 86_400_000).toISOString().slice(0, 10);
    const rule = { pack: 'payment-cards', rule: 'card-number-out' };
    const early = { day, id, kind: 'tool', rule, tool: 'https://till.example.com/' };
    const tell = (what: object) => call(device, 'POST', '/v1/feedback', { body: { ...early, ...what } });
    const all = await Promise.all([tell({}), tell({}), tell({ day: longOver })]);
    expect(all.map(({ status }) => status)).toEqual([204, 204, 204]);
    const { tools } = await json(
      v.object({ tools: v.array(v.object({ tool: v.string(), taken: v.number() })) }),
      await admin.get(`/api/reports/tools?from=${longOver}&to=${day}`),
    );
    expect(tools).toContainEqual({ tool: 'https://till.example.com/', taken: 1 });
    expect((await detail(0)).events).toEqual([]);
    expect((await tell({ rule: { pack: 'A pack', rule: '' } })).status).toBe(400);
  });

  it('concerns nobody else\u2019s incident', async () => {
    const response = await say(other, made[0], wish);
    expect([response.status, await errorCodeOf(response)]).toEqual([404, 'incident/unknown']);
  });

  it.each([{}, { kind: 'wish' }, { kind: 'wish', text: 'x'.repeat(201) }, { kind: 'suggestion', text: 'x' }])(
    'is refused as %j',
    async (said) => {
      expect((await say(device, made[0], said)).status).toBe(400);
    },
  );
});

describe('a false positive', () => {
  const dispute = (from: TestDevice, incident: Incident | undefined, text?: string) => {
    const { day, id } = keyOf(incident);
    return call(from, 'POST', '/v1/disputes', { body: { day, id, ...(text !== undefined && { text }) } });
  };
  const answers = async (from: TestDevice): Promise<unknown> => {
    const incidents = made.map((one) => ({ day: keyOf(one).day, id: one.id }));
    return (await call(from, 'POST', '/v1/answers', { body: { incidents } })).json();
  };

  it('is reported once, shows up, opens what was resolved, is counted, and its answer reaches the device', async () => {
    await changed({ keys: [keyOf(made[0])] }, { resolution: 'true-positive' });
    expect((await dispute(device, made[0], 'our own example number')).status).toBe(204);
    expect((await dispute(device, made[0])).status).toBe(204);
    expect([await counts('has:dispute is:open'), await counts('example')]).toEqual([1, 1]);
    const [rule] = await query(
      server.databaseUrl,
      'SELECT sum(disputed)::int AS n, sum(count)::int AS all FROM rollup_rules',
    );
    expect(rule).toEqual({ n: 1, all: 3 });
    expect(await answers(device)).toEqual({ answers: [] });
    const answer = { verdict: 'agreed', text: 'Thank you, the rule is mended.' };
    const keys = made.map((one) => keyOf(one));
    expect((await changed({ keys }, { answer, resolution: 'false-positive' })).changed).toBe(3);
    const { id, at } = made[0] ?? { id: '', at: '' };
    expect(await answers(device)).toEqual({
      answers: [{ day: at.slice(0, 10), id, at: expect.any(String) as string, ...answer }],
    });
    expect(await counts('has:answer')).toBe(1);
  });

  it('concerns nobody else’s incident', async () => {
    const response = await dispute(other, made[0]);
    expect([response.status, await errorCodeOf(response)]).toEqual([404, 'incident/unknown']);
    await dispute(device, made[0]);
    await changed({ keys: [keyOf(made[0])] }, { answer: { verdict: 'declined' } });
    expect(await answers(other)).toEqual({ answers: [] });
    expect(await answers(device)).toMatchObject({ answers: [{ verdict: 'declined', text: null }] });
  });

  it.each([{}, { day: '2026-02-31', id: crypto.randomUUID() }, { day: '2026-01-01', id: 'x' }])(
    'is refused as %j',
    async (body) => {
      expect((await call(device, 'POST', '/v1/disputes', { body })).status).toBe(400);
    },
  );
});

describe('beside the incidents', () => {
  it('a person keeps searches, which nobody else has, and which must be readable', async () => {
    const items = [{ name: 'Mine', q: 'is:open assignee:me', days: 90, by: 'rule' }];
    expect((await admin.send('PUT', '/api/incidents/views', { items })).status).toBe(204);
    expect(await (await admin.get('/api/incidents/views')).json()).toEqual({ items });
    const bad = await admin.send('PUT', '/api/incidents/views', { items: [{ name: '', q: '' }] });
    expect([bad.status, await errorCodeOf(bad)]).toEqual([400, 'request/shape']);
    const { signInUrl } = await json(
      v.object({ signInUrl: v.string() }),
      await admin.send('POST', '/api/users', { name: 'Ada', email: null, role: 'auditor', groups: null }),
    );
    const ada = await signInAs(server.url, signInUrl.split('/sign-in/')[1] ?? '');
    expect(await (await ada.get('/api/incidents/views')).json()).toEqual({ items: [] });
    const { items: people } = await json(
      v.object({ items: v.array(v.object({ name: v.string(), assignable: v.boolean() })) }),
      await ada.get('/api/incidents/colleagues'),
    );
    expect(people).toEqual([
      { name: 'Ada', assignable: false },
      { name: 'Administrator', assignable: true },
    ]);
  });
});
