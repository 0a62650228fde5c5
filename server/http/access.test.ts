import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { permissions, rolePermissions, roles } from '../../lib/core/api/access.ts';
import type { Permission, Role } from '../../lib/core/api/access.ts';
import {
  addPerson,
  createApiToken,
  linkOf,
  openTestCluster,
  signInAs,
  startTestServer,
} from '../testing/test-server.ts';
import type { TestCluster, TestServer } from '../testing/test-server.ts';
import { routeAccess } from './access.ts';
import type { Access } from './access.ts';

interface Asker {
  readonly name: string;
  readonly kind: 'nobody' | 'person' | 'token';
  readonly may: readonly Permission[];
  readonly seesSome?: boolean;
  readonly ask: (method: string, path: string) => Promise<Response>;
}

let cluster: TestCluster;
let server: TestServer;
const askers: Asker[] = [];

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  const admin = await signInAs(server.url, linkOf(server));
  askers.push(stranger('nobody', {}));
  askers.push(stranger('an unknown token', { authorization: `Bearer slt_${'x'.repeat(43)}` }));
  askers.push(stranger('an unknown session', { cookie: `sluice_session=${'x'.repeat(43)}` }));
  for (const role of roles) askers.push(await person(role));
  askers.push({ ...(await person('administrator', ['sales'])), name: 'of sales', seesSome: true });
  const ofSales = { authorization: `Bearer ${await createApiToken(admin, permissions, ['sales'])}` };
  askers.push({ ...tokenOf('token of sales', permissions, ofSales), seesSome: true });
  for (const scope of permissions) {
    const token = await createApiToken(admin, [scope]);
    const headers = { authorization: `Bearer ${token}` };
    askers.push(tokenOf(`token ${scope}`, [scope], headers));
  }

  async function person(role: Role, groups?: readonly string[]): Promise<Asker> {
    const { link } = await addPerson(admin, { role, ...(groups === undefined ? {} : { groups }) });
    const client = await signInAs(server.url, link);
    const ask = (method: string, path: string): Promise<Response> =>
      method === 'GET' ? client.get(path) : client.send(method, path, {});
    return { name: role, kind: 'person', may: rolePermissions[role], ask };
  }
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const stranger = (name: string, headers: Record<string, string>): Asker => ({
  name,
  kind: 'nobody',
  may: [],
  ask: bare({ origin: server.url, ...headers }),
});
const tokenOf = (name: string, may: readonly Permission[], headers: Record<string, string>): Asker => ({
  name,
  kind: 'token',
  may,
  ask: bare(headers),
});
const bare =
  (headers: Record<string, string>) =>
  (method: string, path: string): Promise<Response> =>
    fetch(server.url + path, {
      method,
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...headers },
      ...(method === 'GET' ? {} : { body: '{}' }),
    });

/** What the table means, said once more. */
function expectedRefusal(access: Access, { kind, may, seesSome = false }: Asker): string | null {
  if (access === 'public') return null;
  if (kind === 'nobody') return 'session/required';
  if (access === 'signed-in') return null;
  if (isForPersons(access) && kind === 'token') return 'access/person-only';
  if (access === 'person') return null;
  if (isWhole(access) && seesSome) return 'access/denied';
  return demandedBy(access).every((one) => may.includes(one)) ? null : 'access/denied';
}

function demandedBy(access: Access): readonly Permission[] {
  if (typeof access === 'string')
    return access === 'public' || access === 'signed-in' || access === 'person' ? [] : [access];
  if ('all' in access) return access.all;
  return 'person' in access ? [access.person] : demandedBy(access.everyGroup);
}

const isWhole = (access: Access): boolean => typeof access === 'object' && 'everyGroup' in access;
function isForPersons(access: Access): boolean {
  if (typeof access === 'string') return access === 'person';
  return 'everyGroup' in access ? isForPersons(access.everyGroup) : 'person' in access;
}

const refusals = ['session/required', 'access/person-only', 'access/denied'];
async function refusalOf(response: Response): Promise<string | null> {
  if (![401, 403].includes(response.status)) {
    await response.body?.cancel(); // a stream of hints does not end by itself
    return null;
  }
  const { error } = v.parse(v.object({ error: v.object({ code: v.string() }) }), await response.json());
  return refusals.includes(error.code) ? error.code : null;
}

// Signing out comes last: nobody is anybody after that.
const table = Object.entries(routeAccess).sort(([route]) => (route === 'DELETE /api/session' ? 1 : -1));

describe('every route, for every role, every scope of a token, and nobody', () => {
  it.each(table)('%s', async (route, access) => {
    const [method = '', pattern = ''] = route.split(' ');
    const path = pattern.replace(/:\w+/g, '00000000-0000-4000-8000-000000000000');
    const found = await Promise.all(
      askers.map(async (asker) => [asker.name, await refusalOf(await asker.ask(method, path))]),
    );
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(askers.map((asker) => [asker.name, expectedRefusal(access, asker)])),
    );
  });
});

const guarded = table
  .map(([route, access]) => ({ route, demanded: demandedBy(access), whole: isWhole(access) }))
  .filter(({ demanded }) => demanded.length > 0);

describe('roles as the organisation expects them', () => {
  it('an auditor changes nothing', () => {
    const may = guarded.filter(({ demanded }) =>
      demanded.every((permission) => rolePermissions.auditor.includes(permission)),
    );
    expect(may.filter(({ route }) => !route.startsWith('GET '))).toEqual([]);
  });

  it('an auditor reads everything that only reads', () => {
    const reading = permissions.filter((permission) => permission.endsWith('.read'));
    expect([...rolePermissions.auditor].sort()).toEqual(reading.sort());
  });

  it('an auditor is refused these answers alone; docs/PEOPLE.md says why', () => {
    const reading = guarded.filter(({ route }) => route.startsWith('GET '));
    const refused = reading.filter(({ demanded }) =>
      demanded.some((permission) => !rolePermissions.auditor.includes(permission)),
    );
    expect(refused.map(({ route }) => route).sort()).toEqual([
      'GET /api/expected',
      'GET /api/groups/:name/members',
      'GET /api/incidents/export',
    ]);
  });

  it('a manager sees reports and nothing else', () => {
    expect(rolePermissions.manager).toEqual(['reports.read']);
  });

  it('only administrators manage people, settings and tokens', () => {
    for (const role of roles.filter((one) => one !== 'administrator'))
      for (const permission of [
        'people.manage',
        'people.erase',
        'settings.manage',
        'devices.manage',
      ] as const)
        expect([role, rolePermissions[role].includes(permission)]).toEqual([role, false]);
  });

  const harmless =
    /^GET \/api\/(?:users|settings|webhooks(?:\/:id\/deliveries)?)$|^POST \/api\/webhooks\/:id\/(?:test|replay)$/;
  it('whatever could give a token more than its scopes is for persons', () => {
    const risky = table.filter(([route]) => /\/api\/(?:tokens|users|settings|sessions|webhooks)/.test(route));
    for (const [route, access] of risky)
      if (!harmless.test(route)) expect([route, isForPersons(access)]).toEqual([route, true]);
  });

  it('whoever sees some groups only changes what is their own or of their groups, and nothing else', () => {
    const open = guarded.filter(({ route, whole }) => !whole && !route.startsWith('GET '));
    expect(open.map(({ route }) => route).sort()).toEqual([
      'DELETE /api/devices/:id',
      'DELETE /api/enrolment-codes/:id',
      'DELETE /api/policy/drafts/:id',
      'DELETE /api/tokens/:id',
      'POST /api/alerts/:id/acknowledge',
      'POST /api/enrolment-codes',
      'POST /api/incidents/changes',
      'POST /api/incidents/changes/:batch/undo',
      'POST /api/person-data/export',
      'POST /api/person-data/lookup',
      'POST /api/person-data/unmask',
      'POST /api/policy/check',
      'POST /api/policy/diff',
      'POST /api/policy/drafts',
      'POST /api/policy/drafts/:id/rebase',
      'POST /api/policy/replay',
      'POST /api/tokens',
      'PUT /api/policy/drafts/:id',
    ]);
  });
});
