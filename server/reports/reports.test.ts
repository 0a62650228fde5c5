import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Incident } from '../../lib/core/incident/incident.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { policyFiles } from '../testing/rules.ts';
import { call, enrolDevice, errorCodeOf, makeIncident } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import {
  createApiToken,
  json,
  linkOf,
  openTestCluster,
  query,
  signInAs,
  startTestServer,
} from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';
import { forgetContributions, groupSizes } from './clean-sends.ts';
import { countRepeats } from './coaching.ts';

let cluster: TestCluster;
let server: TestServer;
let database: Database;
let admin: ConsoleClient;
let org = '';
let sellers: TestDevice[] = [];
let few: TestDevice;
const dayMs = 86_400_000;
const now = Date.now();
const ago = (days: number): string => new Date(now - days * dayMs).toISOString();
const dayAgo = (days: number): string => ago(days).slice(0, 10);
const warned = (days: number, change: Partial<Incident> = {}): Incident =>
  makeIncident({ at: ago(days), action: 'warn', outcome: 'overridden', ...change });

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  database = await openDatabase(
    server.databaseUrl,
    createLog(() => undefined),
  );
  admin = await signInAs(server.url, linkOf(server));
  const code = async (group: string): Promise<string> => {
    const answer = await admin.send('POST', '/api/enrolment-codes', { group, maxUses: 9, days: 2 });
    return (await json(v.object({ code: v.string() }), answer)).code;
  };
  const sales = await code('sales');
  sellers = [];
  for (let person = 0; person < 5; person += 1) sellers.push(await enrolDevice(sales, `p${String(person)}`));
  sellers.push(await enrolDevice(sales, 'p0')); // a second device of the first person
  few = await enrolDevice(await code('board'), 'boss');
  org = few.answer.organisation.id;
  const post = (device: TestDevice | undefined, incidents: Incident[]) =>
    device && call(device, 'POST', '/v1/incidents', { body: { incidents } });
  const base = makeIncident().egress;
  await post(sellers[0], [warned(9), warned(9), warned(1, { outcome: 'cancelled' })]);
  await post(sellers[5], [warned(3)]); // the same person, elsewhere
  await post(sellers[1], [
    warned(9, { egress: { ...base, platform: 'telegram' } }),
    makeIncident({ at: ago(2) }),
  ]);
  await post(few, [warned(2)]);
});
afterAll(async () => {
  await database.close();
  await server.close();
  await cluster.stop();
});

const report = async (name: string, search: string, days = 4): Promise<unknown> =>
  (await admin.get(`/api/reports/${name}?from=${dayAgo(days)}&to=${dayAgo(0)}&${search}`)).json();

describe('counts', () => {
  it('by each dimension, beside the period before', async () => {
    expect(await report('counts', 'by=platform')).toMatchObject({
      period: { from: dayAgo(4), to: dayAgo(0) },
      previous: { from: dayAgo(9), to: dayAgo(5) },
      total: 4,
      totalBefore: 3,
      rows: [
        { value: 'whatsapp', count: 4, before: 2, perThousand: null },
        { value: 'telegram', count: 0, before: 1 },
      ],
    });
    expect(await report('counts', 'by=group')).toMatchObject({
      rows: [
        { value: 'sales', count: 3, before: 3 },
        { value: 'board', count: 1, before: 0 },
      ],
    });
    expect(await report('counts', 'by=day')).toMatchObject({
      rows: [
        { value: dayAgo(3), count: 1 },
        { value: dayAgo(2), count: 2 },
        { value: dayAgo(1), count: 1 },
      ],
    });
    expect(await report('counts', 'by=outcome&action=warn&group=sales')).toMatchObject({ total: 2 });
  });

  it.each(['by=colour', 'by=day&rule=x', 'by=day&from=2026-02-31', 'by=day&platform='])(
    'refuses %s',
    async (search) => {
      const answer = await admin.get(
        `/api/reports/counts?from=${dayAgo(2)}&to=${dayAgo(0)}&${search}`.replace(
          /from=[^&]*&(.*from=)/,
          '$1',
        ),
      );
      expect([answer.status, await errorCodeOf(answer)]).toEqual([400, 'request/query']);
    },
  );

  it('refuses a period of no days, and of too many', async () => {
    for (const [from, to] of [
      [dayAgo(0), dayAgo(1)],
      [dayAgo(400), dayAgo(0)],
    ])
      expect((await admin.get(`/api/reports/rules?from=${String(from)}&to=${String(to)}`)).status).toBe(400);
  });
});

describe('rules and coaching', () => {
  it('what became of each rule', async () => {
    const day = dayAgo(2);
    const [row] = await query(server.databaseUrl, 'SELECT id FROM incidents WHERE device_id = $1', [
      few.answer.device,
    ]);
    await call(few, 'POST', '/v1/disputes', { body: { day, id: String(row?.['id']) } });
    expect(await report('rules', '')).toMatchObject({
      rows: [
        {
          ...{ rule: 'basics/every-message', count: 4, before: 3 },
          ...{ overridden: 2, heeded: 1, redacted: 0, blocked: 1, disputed: 1 },
        },
      ],
    });
  });

  it('who was warned again, by person and not by device', async () => {
    await countRepeats(database.db, org, { now, keptDays: 180 });
    await countRepeats(database.db, org, { now, keptDays: 180 });
    // Nine days ago two people, of whom one was warned again; then that one again, and somebody else once.
    expect(await report('coaching', '', 9)).toMatchObject({
      rows: [{ rule: 'basics/every-message', warned: 5, repeated: 2 }],
      days: [
        { day: dayAgo(9), warned: 2, repeated: 1 },
        { day: dayAgo(3), warned: 1, repeated: 1 },
        { day: dayAgo(2), warned: 1, repeated: 0 },
        { day: dayAgo(1), warned: 1, repeated: 0 },
      ],
    });
    expect(await report('coaching', 'group=board', 9)).toMatchObject({ rows: [{ warned: 1, repeated: 0 }] });
  });

  it('stays as it was counted where all but what a hold keeps was deleted', async () => {
    await query(
      server.databaseUrl,
      `DELETE FROM incidents WHERE (day, id) IN (SELECT day, id FROM incidents WHERE day = $1 LIMIT 1)`,
      [dayAgo(9)],
    );
    await countRepeats(database.db, org, { now, keptDays: 5 });
    expect(await report('coaching', '', 9)).toMatchObject({ rows: [{ warned: 5, repeated: 2 }] });
  });
});

describe('what became of them', () => {
  it('by day, in both periods', async () => {
    expect(await report('trend', '')).toMatchObject({
      previous: { from: dayAgo(9) },
      days: expect.arrayContaining([
        expect.objectContaining({ day: dayAgo(3), count: 1 }),
        expect.objectContaining({ day: dayAgo(2), count: 2 }),
      ]),
    });
    const ofRule = await report('trend', 'rule=basics/every-message&group=board');
    expect(ofRule).toMatchObject({ days: [{ count: 1 }] });
    const both = `/api/reports/trend?from=${dayAgo(4)}&to=${dayAgo(0)}&rule=a/b&platform=whatsapp`;
    expect((await admin.get(both)).status).toBe(400);
  });

  it('by rule and group', async () => {
    expect(await report('teams', '')).toMatchObject({
      rows: [
        {
          rule: 'basics/every-message',
          group: 'sales',
          count: 3,
          before: 3,
          overridden: 1,
          stopped: 2,
          blocked: 1,
          asked: 2,
        },
        {
          rule: 'basics/every-message',
          group: 'board',
          count: 1,
          before: 0,
          stopped: 0,
          blocked: 0,
          asked: 1,
        },
      ],
    });
  });

  it('by kind of account, all three of them', async () => {
    expect(await report('accounts', '')).toMatchObject({
      rows: [
        { account: 'corporate', count: 0, sends: 0 },
        { account: 'personal', count: 0 },
        { account: 'unknown', count: 4, before: 3, stopped: 2 },
      ],
    });
  });

  it('with the reasons, and of own words only how many', async () => {
    const [first] = sellers;
    const said = (reason: object) => warned(1, { reason, action: 'justify' });
    const incidents = [
      said({ choice: 'Urgent' }),
      said({ choice: 'Urgent', text: 'x' }),
      said({ text: 'mine' }),
    ];
    const later = incidents.map((one) => ({ ...one, at: ago(-1) }));
    if (first) await call(first, 'POST', '/v1/incidents', { body: { incidents: later } });
    const answer = await admin.get(`/api/reports/reasons?from=${dayAgo(-1)}&to=${dayAgo(-1)}`);
    expect(await answer.json()).toMatchObject({
      rows: [
        { rule: 'basics/every-message', reason: 'Urgent', count: 2, before: 0 },
        { rule: 'basics/every-message', reason: '', count: 1 },
      ],
    });
  });

  it('with titles of rules, and with what changed in them', async () => {
    expect(await report('policy', '')).toMatchObject({
      rules: [{ rule: 'basics/every-message', mode: 'enforce', suggestions: [] }],
      changes: [],
    });
    const body = { files: policyFiles('warn'), message: 'x', baseVersion: 1 };
    expect((await admin.send('POST', '/api/policy/publish', body)).ok).toBe(true);
    expect(await report('policy', '')).toMatchObject({
      changes: [
        {
          ...{ version: 2, rule: 'basics/every-message', day: dayAgo(0) },
          ...{ before: { action: 'log' }, after: { action: 'warn' } },
        },
      ],
    });
  });
});

describe('clean sends', () => {
  const clean = (days: number, count: number, change: object = {}) => ({
    ...{ day: dayAgo(days), platform: 'whatsapp', channel: 'message', account: 'personal', count },
    ...change,
  });
  const tell = (device: TestDevice | undefined, ...rows: object[]) =>
    device && call(device, 'POST', '/v1/counters', { body: { clean: rows } });

  it('are summed, again or out of order counting nothing twice, and told of groups of five', async () => {
    for (const device of sellers) {
      expect((await tell(device, clean(1, 100)))?.status).toBe(204);
      await tell(device, clean(1, 166), clean(2, 166, { platform: 'telegram' }));
      await tell(device, clean(1, 100));
    }
    await tell(few, clean(1, 999_999));
    expect(await report('sends', 'by=platform')).toMatchObject({
      total: 1992,
      groups: ['sales'],
      rows: [
        { value: 'telegram', count: 996 },
        { value: 'whatsapp', count: 996 },
      ],
    });
    // 3 incidents of sales in 1,995 sends; the board is in neither figure.
    expect(await report('counts', 'by=day')).toMatchObject({
      total: 4,
      perThousand: { rate: (3 / 1995) * 1000, rateBefore: null },
    });
    expect(await report('counts', 'by=platform')).toMatchObject({
      rows: [
        { value: 'whatsapp', perThousand: (3 / 999) * 1000 },
        { value: 'telegram', perThousand: 0 },
      ],
    });
    expect(await report('counts', 'by=group')).toMatchObject({
      rows: [
        { value: 'sales', perThousand: (3 / 1995) * 1000 },
        { value: 'board', perThousand: null },
      ],
    });
    expect(await report('counts', 'by=day&group=board')).toMatchObject({ perThousand: { rate: null } });
    expect(await report('accounts', '')).toMatchObject({
      rows: [
        { account: 'corporate', sends: 0, perThousand: null },
        { account: 'personal', sends: 1992, perThousand: 0 },
        { account: 'unknown', count: 4, sends: 0, perThousand: null },
      ],
    });
    for (const device of sellers) await tell(device, clean(1, 166), clean(1, 10, { account: 'unknown' }));
    // The 3 of sales, each asked about or stopped; what the board had is in neither figure.
    expect(await report('accounts', '')).toMatchObject({
      rows: [{}, {}, { account: 'unknown', count: 4, sends: 60, perThousand: (3 / 63) * 1000 }],
    });
    for (const table of ['clean_sends', 'clean_send_totals'])
      await query(server.databaseUrl, `DELETE FROM ${table} WHERE account = 'unknown'`);
    // Those that were only recorded are sends like any other.
    expect(await report('counts', 'by=platform&action=warn')).toMatchObject({
      rows: [{ value: 'whatsapp', count: 3, perThousand: (2 / 999) * 1000 }, { value: 'telegram' }],
      perThousand: { rate: (2 / 1995) * 1000 },
    });
  });

  it('of a device that words platforms freely are bounded', async () => {
    const hostile = await enrolDevice(server.enrolmentCode, 'eve');
    const statuses: unknown[] = [];
    for (let round = 0; round < 45 && statuses.at(-1) !== 429; round += 1) {
      const rows = Array.from({ length: 500 }, (_, at) =>
        clean(1, 1, { platform: `made-up-${String(round)}-${String(at)}` }),
      );
      statuses.push((await tell(hostile, ...rows))?.status);
    }
    expect(statuses.at(-1)).toBe(429);
    const text = 'SELECT 1 FROM clean_sends WHERE device_id = $1';
    expect(await query(server.databaseUrl, text, [hostile.answer.device])).toHaveLength(2_000);
    await query(server.databaseUrl, "DELETE FROM clean_send_totals WHERE platform LIKE 'made-up%'");
  });

  it('of few people are not told, whatever devices they have or had', async () => {
    const sizes = async () => {
      const log = createLog(() => undefined);
      const fresh = await openDatabase(server.databaseUrl, log); // remembers no sizes
      return groupSizes(fresh.db, org).finally(() => fresh.close());
    };
    const told = async (): Promise<readonly string[]> => (await sizes()).told;
    const change = (text: string) => query(server.databaseUrl, text);
    expect(await told()).toEqual(['sales']);
    await change("UPDATE devices SET revoked_at = now() WHERE person = 'p4'");
    expect(await told()).toEqual([]);
    await change("UPDATE devices SET revoked_at = NULL, person = NULL WHERE person IN ('p3', 'p4')");
    expect(await told()).toEqual([]);
    await change("UPDATE devices SET person = 'p3' WHERE person IS NULL AND group_name = 'sales'");
    await change(`UPDATE devices SET person = 'p4' WHERE id = '${sellers[4]?.answer.device ?? ''}'`);
    expect(await told()).toEqual(['sales']);
    // Nor those of a group of which no device is left.
    expect((await sizes()).small).toEqual(['board']);
    await change("UPDATE devices SET group_name = 'sales' WHERE group_name = 'board'");
    expect(await sizes()).toEqual({ told: ['sales'], small: ['board'] });
    await change("UPDATE devices SET group_name = 'board' WHERE person = 'boss'");
  });

  it('of days that are over are kept without who contributed', async () => {
    const later = now + 16 * dayMs;
    await forgetContributions(database.db, org, later);
    await forgetContributions(database.db, org, later);
    expect(await query(server.databaseUrl, 'SELECT 1 FROM clean_sends')).toEqual([]);
    expect(await report('sends', 'by=channel')).toMatchObject({ rows: [{ value: 'message', count: 1992 }] });
  });

  it('may be more than an integer holds', async () => {
    await query(server.databaseUrl, 'UPDATE clean_send_totals SET count = count + 2147483647');
    expect(await report('sends', 'by=platform')).toMatchObject({ total: 2 * 2_147_483_647 + 1992 });
    expect(await report('counts', 'by=day')).toMatchObject({ total: 4 });
    await query(server.databaseUrl, 'UPDATE clean_send_totals SET count = count - 2147483647');
  });

  it('of days long past, or to come, are ignored; nonsense is refused', async () => {
    await tell(sellers[0], clean(16, 5), clean(-3, 5));
    expect(await query(server.databaseUrl, 'SELECT 1 FROM clean_sends')).toEqual([]);
    for (const bad of [
      clean(1, -1),
      clean(1, 1.5),
      clean(1, 1, { text: 'x' }),
      clean(1, 1, { day: '2026-02-31' }),
    ])
      expect((await tell(sellers[0], bad))?.status).toBe(400);
  });
});

describe('tools', () => {
  it('taken and wished for, by rule; in words that three people share', async () => {
    const rows = await query(
      server.databaseUrl,
      'SELECT id, day::text AS day, device_id FROM incidents ORDER BY day DESC, id',
    );
    const say = async (from: TestDevice, said: object): Promise<void> => {
      const own = rows.find((row) => row['device_id'] === from.answer.device);
      const body = { day: own?.['day'], id: own?.['id'], ...said };
      expect((await call(from, 'POST', '/v1/feedback', { body })).status).toBe(204);
    };
    const tellers: TestDevice[] = [];
    for (const name of ['w1', 'w2', 'w3']) {
      const teller = await enrolDevice(server.enrolmentCode, name);
      await call(teller, 'POST', '/v1/incidents', { body: { incidents: [warned(1)] } });
      tellers.push(teller);
    }
    rows.push(...(await query(server.databaseUrl, 'SELECT id, day::text AS day, device_id FROM incidents')));
    for (const teller of tellers) await say(teller, { kind: 'wish', text: ` A shared  drive` });
    await say(few, { kind: 'wish', text: 'my own secret idea' });
    await say(few, { kind: 'suggestion', tool: 'https://pay.example.com/new' });
    expect(await report('tools', '')).toMatchObject({
      rows: [{ rule: 'basics/every-message', taken: 1, takenBefore: 0, wished: 4, wishedBefore: 0 }],
      tools: [{ tool: 'https://pay.example.com/new', taken: 1, takenBefore: 0 }],
      wishes: [{ text: 'a shared drive', people: 3 }],
    });
    expect(await report('tools', 'group=board')).toMatchObject({
      rows: [{ taken: 1, wished: 1 }],
      wishes: [],
    });
    for (const { answer } of tellers)
      await query(server.databaseUrl, 'UPDATE devices SET revoked_at = now() WHERE id = $1', [answer.device]);
  });
});

describe('a manager', () => {
  it('sees sums of own groups, and nothing else', async () => {
    await query(server.databaseUrl, `UPDATE users SET role = 'manager', groups = '["board"]'`);
    try {
      expect(await report('counts', 'by=group')).toMatchObject({ rows: [{ value: 'board', count: 1 }] });
      expect(await report('counts', 'by=group&group=sales')).toMatchObject({ total: 0, rows: [] });
      expect(await report('rules', '')).toMatchObject({ rows: [{ count: 1 }] });
      expect(await report('sends', 'by=group')).toMatchObject({ total: 0, groups: [] });
      for (const path of [
        '/api/incidents',
        '/api/incidents/values?key=user',
        '/api/incidents/export?format=csv',
      ])
        expect((await admin.get(path)).status).toBe(403);
    } finally {
      await query(server.databaseUrl, `UPDATE users SET role = 'administrator', groups = NULL`);
    }
  });

  it('whom an older server left without groups sees nobody, nor does a token made before', async () => {
    const token = await createApiToken(admin, ['reports.read']);
    const path = `/api/reports/counts?from=${dayAgo(4)}&to=${dayAgo(0)}&by=group`;
    const ofToken = async (): Promise<unknown> =>
      (await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })).json();
    expect(await ofToken()).not.toMatchObject({ total: 0 });
    await query(server.databaseUrl, `UPDATE users SET role = 'manager', groups = NULL`);
    try {
      const nothing = { total: 0, totalBefore: 0, rows: [] };
      expect([await report('counts', 'by=group'), await ofToken()]).toMatchObject([nothing, nothing]);
    } finally {
      await query(server.databaseUrl, `UPDATE users SET role = 'administrator'`);
    }
  });
});
