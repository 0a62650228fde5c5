import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../log.ts';
import { groupsBelow } from '../people/group-tree.ts';
import { openDatabase } from '../store/database.ts';
import { enrolDevice, errorCodeOf } from '../testing/test-device.ts';
import {
  addPerson,
  consoleClient,
  createApiToken,
  json,
  linkOf,
  openTestCluster,
  query,
  signInAs,
  startTestServer,
} from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let clock = 0;

beforeAll(async () => {
  cluster = await openTestCluster();
  const now = (): number => Date.now() + clock;
  server = await startTestServer(await cluster.createDatabase(), {}, { now });
  admin = await signInAs(server.url, linkOf(server));
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const patch = (id: string, body: unknown): Promise<Response> => admin.send('PATCH', `/api/users/${id}`, body);
const userSchema = v.object({
  id: v.string(),
  name: v.string(),
  email: v.nullable(v.string()),
  role: v.string(),
});
const users = async () =>
  (await json(v.object({ items: v.array(userSchema) }), await admin.get('/api/users'))).items;
const auditOf = (target: string) =>
  query(server.databaseUrl, 'SELECT action, detail FROM audit WHERE target = $1 ORDER BY seq', [target]);

describe('people', () => {
  it('are invited by a link, changed, disabled and erased, and the audit trail says so without their names', async () => {
    const { id, link } = await addPerson(admin, { role: 'analyst', email: 'Vera@Example.com' });
    const vera = await signInAs(server.url, link);
    expect((await users()).find((one) => one.id === id)).toMatchObject({ email: 'vera@example.com' });
    expect((await patch(id, { role: 'manager', groups: ['sales'] })).status).toBe(204);
    expect((await vera.get('/api/devices')).status).toBe(403);
    expect((await patch(id, { disabled: true })).status).toBe(204);
    expect((await vera.get('/api/session')).status).toBe(401);
    expect((await admin.send('POST', `/api/users/${id}/link`, {})).status).toBe(404);
    expect((await admin.send('DELETE', `/api/users/${id}`, {})).status).toBe(204);
    expect((await users()).find((one) => one.id === id)).toMatchObject({
      name: 'Removed person',
      email: null,
    });
    expect(await auditOf(`user:${id}`)).toEqual([
      { action: 'user.create', detail: 'role=analyst groups=all' },
      { action: 'session.create', detail: 'method=link' },
      { action: 'user.change', detail: 'role=analyst→manager groups=all→sales' },
      { action: 'user.disable', detail: '' },
      { action: 'user.erase', detail: '' },
    ]);
  });

  it('a link of somebody who was disabled meanwhile opens nothing', async () => {
    const { id, link } = await addPerson(admin);
    await patch(id, { disabled: true });
    await patch(id, { disabled: false });
    await expect(signInAs(server.url, link)).rejects.toThrow('401');
  });

  it('have an e-mail address of their own', async () => {
    const { id } = await addPerson(admin, { email: 'one@example.com' });
    const second = { name: 'Two', email: 'ONE@example.com', role: 'auditor', groups: null };
    expect(await errorCodeOf(await admin.send('POST', '/api/users', second))).toBe('user/email-taken');
    const { id: other } = await addPerson(admin, { email: 'two@example.com' });
    expect(await errorCodeOf(await patch(other, { email: 'one@example.com' }))).toBe('user/email-taken');
    expect((await patch(id, { email: 'one@example.com' })).status).toBe(204);
  });

  it('manage the groups that are named for them, never all', async () => {
    const manager = { name: 'Max', email: null, role: 'manager', groups: null };
    const refused = [422, 'user/manager-groups'];
    const answerOf = async (answer: Response) => [answer.status, await errorCodeOf(answer)];
    expect(await answerOf(await admin.send('POST', '/api/users', manager))).toEqual(refused);
    const { id } = await addPerson(admin, { role: 'analyst' });
    expect(await answerOf(await patch(id, { role: 'manager' }))).toEqual(refused);
    expect((await patch(id, { role: 'manager', groups: [] })).status).toBe(204);
    expect(await answerOf(await patch(id, { groups: null }))).toEqual(refused);
    expect((await patch(id, { role: 'analyst', groups: null })).status).toBe(204);
  });

  it('two administrators cannot remove each other: one remains', async () => {
    const own = (await me()).user.id;
    for (const { id, role } of await users())
      if (role === 'administrator' && id !== own) await patch(id, { disabled: true });
    for (const body of [{ disabled: true }, { role: 'auditor' }, { groups: ['sales'] }])
      expect(await errorCodeOf(await patch(own, body))).toBe('user/last-administrator');
    expect(await errorCodeOf(await admin.send('DELETE', `/api/users/${own}`, {}))).toBe(
      'user/last-administrator',
    );
    const { id: second, link } = await addPerson(admin);
    const rival = await signInAs(server.url, link);
    const both = await Promise.all([
      patch(second, { role: 'auditor' }),
      rival.send('PATCH', `/api/users/${own}`, { role: 'auditor' }),
    ]);
    // Whoever comes second is either no administrator any more or finds the last one.
    expect(both.map(({ status }) => status).sort()).not.toEqual([204, 204]);
    const left = (
      await query(
        server.databaseUrl,
        "SELECT count(*)::int AS n FROM users WHERE role = 'administrator' AND disabled_at IS NULL",
      )
    )[0];
    expect(left).toEqual({ n: 1 });
    if ((await me()).user.role !== 'administrator')
      await rival.send('PATCH', `/api/users/${own}`, { role: 'administrator' });
    await patch(second, { role: 'administrator' });
  });
  const me = async () =>
    json(v.object({ user: v.object({ id: v.string(), role: v.string() }) }), await admin.get('/api/session'));
});

describe('groups', () => {
  const importCsv = (csv: string, mode = 'merge'): Promise<Response> =>
    admin.send('POST', '/api/groups/import', { csv, mode });
  const groups = async () =>
    (await json(v.object({ items: v.array(v.unknown()) }), await admin.get('/api/groups'))).items;

  it('come from a CSV with people, groups above and managers, and take devices along', async () => {
    const device = await enrolDevice(server.enrolmentCode, 'kim@example.com');
    const { id } = await addPerson(admin, { role: 'manager', email: 'lead@example.com', groups: [] });
    const csv = `\uFEFFgroup;parent;person;manager\r\nemea;;;lead@example.com\r\nemea-sales;emea;kim@example.com;\r\nemea-sales;;"o'neil, pat";`;
    expect(await (await importCsv(csv)).json()).toEqual({ groups: 2, moved: 2, removed: 0 });
    expect(await groups()).toEqual([
      { name: 'emea', parent: null, members: 0, managers: [{ id, name: 'The manager' }] },
      { name: 'emea-sales', parent: 'emea', members: 2, managers: [] },
    ]);
    const [row] = await query(server.databaseUrl, 'SELECT group_name FROM devices WHERE id = $1', [
      device.answer.device,
    ]);
    expect(row).toEqual({ group_name: 'emea-sales' });
    const second = await enrolDevice(server.enrolmentCode, 'kim@example.com');
    expect(second.answer.group).toBe('emea-sales');
    expect(await (await importCsv(csv)).json()).toEqual({ groups: 2, moved: 0, removed: 0 });
    const replaced = await importCsv('group,person\nemea-sales,kim@example.com', 'replace');
    expect(await replaced.json()).toEqual({ groups: 1, moved: 0, removed: 1 });
    const trail = JSON.stringify(await query(server.databaseUrl, 'SELECT target, detail FROM audit'));
    expect(trail).not.toContain('example.com');
  });

  it.each([
    ['name,person\na,b', 'csv/no-group-column', 1],
    ['group,person\na,"p\na,q\na,r', 'csv/quote', 2],
    ['group,person\na,"p\nq"\nNot An Id,r', 'csv/group-name', 4],
    ['group\nNot An Id', 'csv/group-name', 2],
    ['group,person\na,p\nb,p', 'csv/two-groups', 3],
    ['group,parent\na,b\nb,\na,c', 'csv/two-parents', 4],
    ['group,manager\na,nobody@example.com', 'csv/no-such-manager', 2],
    ['group,parent\nx1,x2\nx2,x1', 'group/parent', 0],
    ['group,parent\nx3,not-there', 'group/parent', 0],
  ])('refuse %j whole', async (csv, code, line) => {
    const before = await groups();
    const answer = await importCsv(csv);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ problems: [{ code, line }] });
    expect(await groups()).toEqual(before);
  });

  it('may change places, and come to the top, in one file', async () => {
    const parentsOf = async (): Promise<unknown[]> =>
      (await groups()).filter((group) =>
        v.is(v.looseObject({ name: v.pipe(v.string(), v.regex(/^swap-/)) }), group),
      );
    await importCsv('group,parent\nswap-c,\nswap-a,swap-b\nswap-b,');
    expect((await importCsv('group,parent\nswap-b,swap-a\nswap-a,swap-c')).status).toBe(200);
    expect(await parentsOf()).toMatchObject([
      { name: 'swap-a', parent: 'swap-c' },
      { name: 'swap-b', parent: 'swap-a' },
      { name: 'swap-c', parent: null },
    ]);
    await importCsv('group,parent\nswap-a,');
    await importCsv('group,person\nswap-b,\nemea-sales,', 'replace');
    expect(await parentsOf()).toMatchObject([{ parent: 'swap-c' }, { parent: 'swap-a' }, { parent: null }]);
    await importCsv('group,parent\nswap-a,\n', 'replace');
    expect(await parentsOf()).toMatchObject([{ parent: null }, { parent: 'swap-a' }, { parent: null }]);
  });

  it('that change leave parent, managers and size before and after in the audit trail, however they do', async () => {
    const { id } = await addPerson(admin, { role: 'manager', email: 'trail@example.com', groups: [] });
    const put = (name: string, parent: string | null, managers?: string[]): Promise<Response> =>
      admin.send('PUT', `/api/groups/${name}`, { parent, managers });
    await importCsv('group\ntrail-a\ntrail-b');
    await put('trail', 'trail-a', [id]);
    await put('trail', 'trail-b');
    await importCsv('group,parent,person\ntrail,trail-a,trail-person');
    await importCsv('group,parent\ntrail,trail-a');
    await put('trail', null, []);
    await importCsv('group,manager\ntrail,trail@example.com');
    await admin.send('DELETE', '/api/groups/trail', {});
    expect(await auditOf('group:trail')).toEqual([
      { action: 'group.change', detail: `new parent=null→trail-a managers=[]→["${id}"]` },
      { action: 'group.change', detail: 'parent=trail-a→trail-b' },
      { action: 'group.change', detail: 'parent=trail-b→trail-a' },
      { action: 'group.change', detail: `parent=trail-a→null managers=["${id}"]→[]` },
      { action: 'group.change', detail: `managers=[]→["${id}"]` },
      { action: 'group.delete', detail: `members=1→0 managers=["${id}"]→[]` },
    ]);
  });

  it('are ten thousand in one file at most', async () => {
    const rows = (count: number): string =>
      Array.from({ length: count }, (_, n) => `many-${String(n)}`).join('\n');
    const answer = await importCsv(`group\n${rows(10_001)}`);
    expect([answer.status, await answer.json()]).toEqual([
      422,
      { problems: [{ line: 0, code: 'csv/too-many-groups' }] },
    ]);
  });

  it('are kept one by one as well, by an API token too', async () => {
    const token = await createApiToken(admin, ['people.manage', 'people.read']);
    const api = (method: string, path: string, body?: unknown): Promise<Response> =>
      fetch(`${server.url}/api/groups${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    expect((await api('PUT', '/ops', { parent: null })).status).toBe(204);
    expect((await api('PUT', '/ops-night', { parent: 'ops' })).status).toBe(204);
    expect(await errorCodeOf(await api('PUT', '/ops', { parent: 'ops-night' }))).toBe('group/parent');
    const people = Array.from({ length: 5 }, (_, index) => `p${String(index)}`);
    expect((await api('POST', '/ops-night/members', { add: people, remove: [] })).status).toBe(204);
    expect((await api('POST', '/ops-night/members', { add: [], remove: ['p0', 'nobody'] })).status).toBe(204);
    const pageSchema = v.object({
      items: v.array(v.object({ person: v.string() })),
      next: v.nullable(v.string()),
    });
    const first = await json(pageSchema, await api('GET', '/ops-night/members?limit=3'));
    const rest = await json(
      pageSchema,
      await api('GET', `/ops-night/members?limit=3&cursor=${first.next ?? ''}`),
    );
    expect([first.items.length, rest.items, rest.next]).toEqual([3, [{ person: 'p4' }], null]);
    expect(await errorCodeOf(await api('DELETE', '/ops'))).toBe('group/has-groups');
    expect((await api('DELETE', '/ops-night')).status).toBe(204);
    expect((await api('DELETE', '/ops')).status).toBe(204);
  });
});

describe('API tokens', () => {
  const ask = (token: string, path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(server.url + path, { ...init, headers: { ...init.headers, authorization: `Bearer ${token}` } });
  const tokens = async () =>
    (
      await json(
        v.object({ items: v.array(v.record(v.string(), v.unknown())) }),
        await admin.get('/api/tokens'),
      )
    ).items;

  it('do what their scopes allow, without cookie and origin, until they are revoked', async () => {
    const token = await createApiToken(admin, ['devices.read']);
    expect(token).toMatch(/^slt_[\w-]{43}$/);
    expect((await ask(token, '/api/devices')).status).toBe(200);
    expect((await ask(token, '/api/policy')).status).toBe(403);
    const [newest] = await tokens();
    expect(newest).toMatchObject({
      scopes: ['devices.read'],
      revokedAt: null,
      usedAt: expect.any(String) as string,
    });
    const stored = JSON.stringify(await query(server.databaseUrl, 'SELECT * FROM api_tokens'));
    expect(stored).not.toContain(token.slice(4));
    expect((await admin.send('DELETE', `/api/tokens/${String(newest?.['id'])}`, {})).status).toBe(204);
    expect((await ask(token, '/api/devices')).status).toBe(401);
  });

  it('expire', async () => {
    const token = await createApiToken(admin, ['devices.read']);
    clock = 30 * 86_400_000 + 1_000;
    expect((await ask(token, '/api/devices')).status).toBe(401);
    clock = 0;
  });

  it('are refused while whoever made them is disabled', async () => {
    const { id, link } = await addPerson(admin);
    const token = await createApiToken(await signInAs(server.url, link), ['devices.read']);
    await patch(id, { disabled: true });
    expect((await ask(token, '/api/devices')).status).toBe(401);
    await patch(id, { disabled: false });
    expect((await ask(token, '/api/devices')).status).toBe(200);
  });

  it('may do no more than whoever made them may today', async () => {
    const { id, link } = await addPerson(admin);
    const token = await createApiToken(await signInAs(server.url, link), ['people.manage', 'devices.read']);
    const device = await enrolDevice(server.enrolmentCode);
    await patch(id, { role: 'analyst', groups: ['elsewhere'] });
    expect((await ask(token, '/api/groups/none/members')).status).toBe(403);
    const seen = await ask(token, '/api/devices');
    expect(seen.status).toBe(200);
    expect(await seen.text()).not.toContain(device.answer.device);
  });

  it('see no groups that their maker does not see', async () => {
    const { link } = await addPerson(admin, { groups: ['tokens-a', 'tokens-b'] });
    const maker = await signInAs(server.url, link);
    const make = async (groups: readonly string[] | null): Promise<number> =>
      (await maker.send('POST', '/api/tokens', { name: 'T', scopes: ['devices.read'], groups, days: 1 }))
        .status;
    expect(await Promise.all([make(null), make(['tokens-a', 'others']), make(['tokens-a'])])).toEqual([
      403, 403, 201,
    ]);
  });

  it('count alone: a cookie beside them adds nothing', async () => {
    const { link } = await addPerson(admin);
    const answer = await consoleClient(server.url).send('POST', '/api/session', { link });
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0] ?? '')
      .join('; ');
    const token = await createApiToken(admin, ['devices.read']);
    expect((await ask(token, '/api/users', { headers: { cookie } })).status).toBe(403);
    expect((await ask('slt_wrong', '/api/users', { headers: { cookie } })).status).toBe(401);
    expect((await fetch(`${server.url}/api/users`, { headers: { cookie } })).status).toBe(200);
  });

  it('a write with a cookie still needs its origin, whatever else it carries', async () => {
    const post = await fetch(`${server.url}/api/groups/import`, {
      method: 'POST',
      headers: { authorization: 'Bearer nonsense', 'content-type': 'application/json' },
      body: '{}',
    });
    expect(await errorCodeOf(post)).toBe('request/other-origin');
  });

  it('a manager’s own groups and those below are what their principal sees', async () => {
    await admin.send('POST', '/api/groups/import', {
      csv: 'group,parent\nnorth,\nnorth-a,north\nnorth-a-1,north-a\nsouth,',
      mode: 'merge',
    });
    const database = await openDatabase(
      server.databaseUrl,
      createLog(() => undefined),
    );
    const [org] = await query(server.databaseUrl, 'SELECT id FROM organisation');
    expect((await groupsBelow(database.db, String(org?.['id']), ['north', 'elsewhere'])).sort()).toEqual([
      'elsewhere',
      'north',
      'north-a',
      'north-a-1',
    ]);
    await database.close();
  });
});
