import { createServer } from 'node:http';
import * as v from 'valibot';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lookupsInTurn } from '../net/lookups.ts';
import { freePort } from '../store/postgres-process.ts';
import { startTestProvider, testClient } from '../testing/test-provider.ts';
import type { TestProvider } from '../testing/test-provider.ts';
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
import { createOidcClient } from './oidc-client.ts';
import { oidcSetting } from './oidc-settings.ts';
import type { OidcSetting } from './oidc-settings.ts';

let cluster: TestCluster;
let server: TestServer;
let provider: TestProvider;
let admin: ConsoleClient;

beforeAll(async () => {
  cluster = await openTestCluster();
  const port = await freePort();
  provider = await startTestProvider([`http://127.0.0.1:${String(port)}/api/session/oidc/callback`]);
  server = await startTestServer(await cluster.createDatabase(), { port });
  admin = await signInAs(server.url, linkOf(server));
}, 120_000);
afterAll(async () => {
  await server.close();
  await provider.close();
  await cluster.stop();
});

const configure = async (change: Partial<OidcSetting> = {}): Promise<void> => {
  const base = { issuer: provider.issuer, clientId: testClient.id, clientSecret: testClient.secret };
  const value = { ...oidcSetting.standard, ...base, scope: 'openid profile email groups', ...change };
  const answer = await admin.send('PUT', '/api/settings/sign-in.oidc', { value });
  if (answer.status !== 204) throw new Error('the setting was refused');
};
beforeEach(() => configure());

/** The browser: the console's cookies in `client`, the provider's in the walk. */
const begin = async (client: ConsoleClient): Promise<string> => {
  const response = await client.get('/api/session/oidc', { redirect: 'manual' });
  return response.headers.get('location') ?? '';
};
const comeBack = async (client: ConsoleClient, to: string): Promise<string> => {
  const response = await client.get(to.slice(server.url.length), { redirect: 'manual' });
  return (response.headers.get('location') ?? '').slice(server.url.length);
};
const signIn = async (
  person: string,
): Promise<{ readonly landed: string; readonly client: ConsoleClient }> => {
  const client = consoleClient(server.url);
  const landed = await comeBack(client, await provider.walk(await begin(client), person));
  return { landed, client };
};
const whoIs = async (client: ConsoleClient) => {
  const schema = v.object({ user: v.object({ id: v.string(), name: v.string(), role: v.string() }) });
  return (await json(schema, await client.get('/api/session'))).user;
};
const problem = (code: string): string => `/?problem=${encodeURIComponent(code)}`;
const mapping: OidcSetting['mapping'] = [
  { value: 'dlp-admins', role: 'administrator', groups: null },
  { value: 'dlp-leads', role: 'manager', groups: ['sales'] },
];

describe('signing in at a provider', () => {
  it('finds an invited person by verified e-mail address, and by subject from then on', async () => {
    const { id } = await addPerson(admin, { role: 'analyst', email: 'ines@example.com' });
    provider.people.set('ines', { name: 'Ines', email: 'Ines@example.com', email_verified: true });
    const { landed, client } = await signIn('ines');
    expect(landed).toBe('/');
    expect(await whoIs(client)).toMatchObject({ id, role: 'analyst' });
    provider.people.set('ines', { name: 'Ines', email: 'other@example.com', email_verified: true });
    expect(await whoIs((await signIn('ines')).client)).toMatchObject({ id });
    const bound = "SELECT actor, target, detail FROM audit WHERE action = 'user.bind' AND target = $1";
    expect(await query(server.databaseUrl, bound, [`user:${id}`])).toEqual([
      { actor: 'system', target: `user:${id}`, detail: `issuer=${provider.issuer}` },
    ]);
  });

  it('does not believe an e-mail address that is not verified, unless told so', async () => {
    const { id } = await addPerson(admin, { role: 'analyst', email: 'jo@example.com' });
    provider.people.set('jo', { name: 'Jo', email: 'jo@example.com' });
    expect((await signIn('jo')).landed).toBe(problem('session/oidc-unknown'));
    await configure({ trustEmail: true });
    expect(await whoIs((await signIn('jo')).client)).toMatchObject({ id });
  });

  it('refuses strangers, or makes them somebody where the setting says so', async () => {
    provider.people.set('stranger', { name: 'Lee' });
    await configure({ defaultRole: 'auditor' });
    expect((await signIn('stranger')).landed).toBe(problem('session/oidc-unknown'));
    await configure({ defaultRole: 'auditor', newPeople: 'create' });
    expect(await whoIs((await signIn('stranger')).client)).toMatchObject({ name: 'Lee', role: 'auditor' });
  });

  it('takes roles from groups at each sign-in, and access away with them', async () => {
    await configure({ mapping, newPeople: 'create' });
    provider.people.set('max', { name: 'Max', groups: ['staff', 'dlp-leads'] });
    const max = await whoIs((await signIn('max')).client);
    expect(max.role).toBe('manager');
    const [row] = await query(server.databaseUrl, 'SELECT groups FROM users WHERE id = $1', [max.id]);
    expect(row).toEqual({ groups: ['sales'] });
    provider.people.set('max', { name: 'Max', groups: 'dlp-admins' });
    expect((await whoIs((await signIn('max')).client)).role).toBe('administrator');
    provider.people.set('max', { name: 'Max', groups: ['staff'] });
    expect((await signIn('max')).landed).toBe(problem('session/oidc-unknown'));
  });

  it.each([
    ['no groups', {}],
    ['all groups', { groups: null }],
  ])('makes nobody a manager of everything by a mapping with %s', async (_, groups) => {
    const email = `lead-${String(Object.keys(groups).length)}@example.com`;
    const { id } = await addPerson(admin, { role: 'analyst', email });
    const groupsNow = async (): Promise<unknown> =>
      (await query(server.databaseUrl, 'SELECT role, groups FROM users WHERE id = $1', [id]))[0];
    await configure({ mapping: [{ value: 'leads', role: 'manager', ...groups }], newPeople: 'create' });
    provider.people.set(email, { name: 'Lead', groups: ['leads'], email, email_verified: true });
    await signIn(email);
    expect(await groupsNow()).toEqual({ role: 'manager', groups: [] });
    expect((await admin.send('PATCH', `/api/users/${id}`, { groups: ['sales'] })).status).toBe(204);
    await signIn(email);
    expect(await groupsNow()).toEqual({ role: 'manager', groups: ['sales'] });
    const stranger = `new-${email}`;
    provider.people.set(stranger, { name: 'New', groups: ['leads'] });
    const made = await whoIs((await signIn(stranger)).client);
    expect(await query(server.databaseUrl, 'SELECT groups FROM users WHERE id = $1', [made.id])).toEqual([
      { groups: [] },
    ]);
  });

  it('ends sessions and everything else with the group, until one fits again', async () => {
    await configure({ mapping, newPeople: 'create' });
    provider.people.set('ada', { name: 'Ada', groups: 'dlp-admins' });
    const { client } = await signIn('ada');
    const { id } = await whoIs(client);
    const token = await createApiToken(client, ['devices.read']);
    const asToken = async (): Promise<number> =>
      (await fetch(`${server.url}/api/devices`, { headers: { authorization: `Bearer ${token}` } })).status;
    expect(await asToken()).toBe(200);
    provider.people.set('ada', { name: 'Ada', groups: [] });
    expect((await signIn('ada')).landed).toBe(problem('session/oidc-unknown'));
    expect((await client.get('/api/session')).status).toBe(401);
    expect(await asToken()).toBe(401);
    expect((await admin.send('POST', `/api/users/${id}/link`, {})).status).toBe(404);
    provider.people.set('ada', { name: 'Ada', groups: 'dlp-admins' });
    expect(await whoIs((await signIn('ada')).client)).toMatchObject({ id, role: 'administrator' });
    expect(await asToken()).toBe(200);
    provider.people.set('ada', { name: 'Ada', groups: [] });
    await signIn('ada');
    await admin.send('PATCH', `/api/users/${id}`, { disabled: true });
    provider.people.set('ada', { name: 'Ada', groups: 'dlp-admins' });
    expect((await signIn('ada')).landed).toBe(problem('session/oidc-unknown'));
  });

  it('does not let somebody in who was disabled here', async () => {
    await configure({ mapping, newPeople: 'create' });
    provider.people.set('uma', { name: 'Uma', groups: ['dlp-leads'] });
    const { id } = await whoIs((await signIn('uma')).client);
    await admin.send('PATCH', `/api/users/${id}`, { disabled: true });
    expect((await signIn('uma')).landed).toBe(problem('session/oidc-unknown'));
  });
});

describe('what comes back', () => {
  it('is believed once, in the browser that went, with the state it went with', async () => {
    await addPerson(admin, { role: 'analyst', email: 'kai@example.com' });
    provider.people.set('kai', { name: 'Kai', email: 'kai@example.com', email_verified: true });
    const refused = problem('session/oidc');
    const victim = consoleClient(server.url);
    const back = await provider.walk(await begin(victim), 'kai');
    expect(await comeBack(consoleClient(server.url), back)).toBe(refused);
    const attacker = consoleClient(server.url);
    await begin(attacker);
    expect(await comeBack(attacker, back)).toBe(refused);
    const forged = back.replace(/state=[^&]+/, 'state=made-up');
    await begin(victim);
    expect(await comeBack(victim, forged)).toBe(refused);
    const denied = back.replace(/\?.*/, '?error=access_denied&state=x');
    expect(await comeBack(victim, denied)).toBe(refused);
    const honest = consoleClient(server.url);
    const good = await provider.walk(await begin(honest), 'kai');
    expect(await comeBack(honest, good)).toBe('/');
    expect(await comeBack(honest, good)).toBe(refused);
  });

  it('must carry the nonce and prove the verifier', async () => {
    const client = createOidcClient(Date.now);
    const oidc = {
      ...oidcSetting.standard,
      issuer: provider.issuer,
      clientId: testClient.id,
      clientSecret: testClient.secret,
    };
    const redirectUri = `${server.url}/api/session/oidc/callback`;
    for (const change of [{ nonce: 'another' }, { verifier: 'v'.repeat(43) }, null]) {
      const begun = await client.begin(oidc, redirectUri);
      if (!begun.ok) throw new Error(begun.error);
      const url = new URL(begun.value.url);
      expect(url.searchParams.get('code_challenge_method')).toBe('S256');
      const back = new URL(await provider.walk(url.href, 'kai'));
      const finished = await client.finish(oidc, back, { ...begun.value.attempt, ...change });
      expect(finished).toMatchObject(change === null ? { ok: true } : { ok: false, error: 'session/oidc' });
    }
  });
});

describe('the setting', () => {
  it('never shows the client secret and does not lose it', async () => {
    const schema = v.object({ items: v.array(v.object({ key: v.string(), value: v.unknown() })) });
    const listed = await json(schema, await admin.get('/api/settings'));
    expect(JSON.stringify(listed)).not.toContain(testClient.secret);
    await configure({ clientSecret: null, label: 'Company login' });
    expect((await signIn('kai')).landed).toBe('/');
    expect(await (await admin.get('/api/session/methods')).json()).toEqual({
      password: true,
      oidc: { label: 'Company login' },
    });
  });

  it('says when the provider is not there', async () => {
    await configure({ issuer: `http://127.0.0.1:${String(await freePort())}` });
    expect(await comeBack(consoleClient(server.url), `${server.url}/api/session/oidc`)).toBe(
      problem('session/oidc-away'),
    );
  });

  it('says that it cannot be used with a wrong client secret', async () => {
    await configure({ clientSecret: 'not-this-one' });
    provider.people.set('kai', { name: 'Kai' });
    expect((await signIn('kai')).landed).toBe(problem('session/oidc-away'));
  });

  it('is asked once in a while by all who want to sign in while it is in trouble', async () => {
    let asked = 0;
    const troubled = createServer((_request, response) => {
      asked += 1;
      response.writeHead(500).end();
    });
    await new Promise<void>((resolve) => troubled.listen(0, '127.0.0.1', resolve));
    const address = troubled.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    let clock = 0;
    const client = createOidcClient(() => clock);
    const oidc = { ...oidcSetting.standard, issuer: `http://127.0.0.1:${String(port)}`, clientId: 'any' };
    const begin = () => client.begin(oidc, 'http://127.0.0.1/');
    const answers = [...(await Promise.all([begin(), begin(), begin()])), await begin()];
    expect(new Set(answers.map((answer) => answer.ok || answer.error))).toEqual(
      new Set(['session/oidc-away']),
    );
    expect(asked).toBe(1);
    clock = 6_000;
    await begin();
    expect(asked).toBe(2);
    troubled.closeAllConnections();
    await new Promise((resolve) => troubled.close(resolve));
  });

  it('has its name looked up in turn, once for all, and not at all while its name server says nothing', async () => {
    const asked: string[] = [];
    let clock = 0;
    const silent = lookupsInTurn(
      (name) => {
        asked.push(name);
        clock += 10_000;
        return Promise.reject(new Error('EAI_AGAIN'));
      },
      () => clock,
    );
    const client = createOidcClient(() => clock, silent);
    const oidc = { ...oidcSetting.standard, issuer: 'https://silent.example', clientId: 'any' };
    const begin = () => client.begin(oidc, 'http://127.0.0.1/');
    const answers = await Promise.all([begin(), begin()]);
    clock += 6_000;
    answers.push(await begin());
    expect(new Set(answers.map((answer) => answer.ok || answer.error))).toEqual(
      new Set(['session/oidc-away']),
    );
    expect(asked).toEqual(['silent.example']);
    clock += 60_000;
    await begin();
    expect(asked).toHaveLength(2);
  });

  it('is asked by its name once that is found', async () => {
    const asked: string[] = [];
    const client = createOidcClient(Date.now, (name) => {
      asked.push(name);
      return Promise.resolve(['127.0.0.1']);
    });
    const issuer = provider.issuer.replace('127.0.0.1', 'localhost');
    const oidc = { ...oidcSetting.standard, issuer, clientId: testClient.id };
    // Its document says another name of itself: it was read.
    expect(await client.begin(oidc, 'http://127.0.0.1/')).toEqual({ ok: false, error: 'session/oidc' });
    expect(asked).toEqual(['localhost']);
  });

  it.each(['http://login.example.com', 'ftp://127.0.0.1/', 'nonsense'])('refuses %s', async (issuer) => {
    const value = { ...oidcSetting.standard, issuer };
    expect((await admin.send('PUT', '/api/settings/sign-in.oidc', { value })).status).toBe(400);
  });
});

it('asks the provider so often at most for one address, and for a browser that is known whatever others do', async () => {
  const { client: returning } = await signIn('kai');
  const begun = await returning.get('/api/session/oidc', { redirect: 'manual' });
  const back = await provider.walk(begun.headers.get('location') ?? '', 'kai');
  // From another site no browser sends the mark.
  const cookie = begun.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const landed: string[] = [];
  do {
    const client = consoleClient(server.url);
    const state = new URL(await begin(client)).searchParams.get('state') ?? '';
    landed.push(
      await comeBack(client, `${server.url}/api/session/oidc/callback?code=made-up&state=${state}`),
    );
  } while (landed.at(-1) !== problem('session/wait') && landed.length < 40);
  expect(landed.length).toBeGreaterThan(1);
  expect(landed.at(-1)).toBe(problem('session/wait'));
  expect(await comeBack(consoleClient(server.url, cookie), back)).toBe('/');
});
