import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../store/postgres-process.ts';
import { errorCodeOf } from '../testing/test-device.ts';
import {
  addPerson,
  consoleClient,
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
const minuteMs = 60_000;
/** Put together here: no password stands in a file. */
const secretOf = (who: string): string => [who, 'rides', 'purple', 'bicycles', 'at', 'dawn'].join(' ');

beforeAll(async () => {
  cluster = await openTestCluster();
  const started = Date.now();
  // The clock stands still: delays of seconds are tested. One proxy in front: tests choose their address.
  const options = { now: () => started + clock, passwordCost: { log2N: 8, r: 8, p: 1 } };
  server = await startTestServer(await cluster.createDatabase(), { proxies: 1 }, options);
  admin = await signInAs(server.url, linkOf(server));
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const sessionsSchema = v.object({
  items: v.array(v.object({ id: v.string(), method: v.string(), address: v.string(), current: v.boolean() })),
});
const sessionsOf = async (client: ConsoleClient) =>
  (await json(sessionsSchema, await client.get('/api/sessions'))).items;
const statusOf = async (client: ConsoleClient): Promise<number> => (await client.get('/api/session')).status;
const limit = (value: Record<string, number>): Promise<Response> =>
  admin.send('PUT', '/api/settings/sessions.limits', {
    value: { idleMinutes: 1_440, absoluteHours: 72, rotateMinutes: 1_440, ...value },
  });
const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .join('; ');
const signInCookie = async (link: string): Promise<string> =>
  cookieOf(await consoleClient(server.url).send('POST', '/api/session', { link }));

describe('a session', () => {
  it('ends when it is idle, and after its whole length in any case', async () => {
    const { id, link } = await addPerson(admin);
    const idle = await signInAs(server.url, link);
    await limit({ idleMinutes: 30, absoluteHours: 2 });
    clock = 31 * minuteMs;
    expect(await statusOf(idle)).toBe(401);
    clock = 0;
    const invitation = await admin.send('POST', `/api/users/${id}/link`, {});
    const { signInUrl } = await json(v.object({ signInUrl: v.string() }), invitation);
    const busy = await signInAs(server.url, signInUrl.split('/#/sign-in/')[1] ?? '');
    for (clock = 0; clock < 120 * minuteMs; clock += 20 * minuteMs) expect(await statusOf(busy)).toBe(200);
    expect(await statusOf(busy)).toBe(401);
    clock = 0;
    await limit({});
  });

  it('gets a new secret now and then; the old one works for the requests under way, and then ends it', async () => {
    const old = await signInCookie((await addPerson(admin)).link);
    await limit({ rotateMinutes: 60 });
    clock = 61 * minuteMs;
    const rotated = await consoleClient(server.url, old).get('/api/session');
    const fresh = cookieOf(rotated);
    expect([rotated.status, fresh]).toEqual([200, expect.stringMatching(/^sluice_session=[\w-]{43}$/)]);
    expect(old).not.toContain(fresh);
    const underWay = await consoleClient(server.url, old).get('/api/session');
    expect([underWay.status, underWay.headers.getSetCookie()]).toEqual([200, []]);
    expect(await statusOf(consoleClient(server.url, fresh))).toBe(200);
    clock = 63 * minuteMs;
    expect(await statusOf(consoleClient(server.url, old))).toBe(401);
    expect(await statusOf(consoleClient(server.url, fresh))).toBe(401);
    clock = 0;
    await limit({});
  });

  it('whose new secret never came goes on with the old one, until a new one is used', async () => {
    const old = await signInCookie((await addPerson(admin)).link);
    await limit({ rotateMinutes: 60 });
    const ask = (cookie: string) => consoleClient(server.url, cookie).get('/api/session');
    clock = 61 * minuteMs;
    const lost = cookieOf(await ask(old));
    clock = 70 * minuteMs;
    const [one, two] = await Promise.all([ask(old), ask(old)]);
    const fresh = [cookieOf(one), cookieOf(two)].filter((cookie) => cookie !== '');
    expect([one.status, two.status, fresh]).toEqual([200, 200, [expect.not.stringContaining(lost)]]);
    expect([(await ask(lost)).status, (await ask(old)).status]).toEqual([401, 200]);
    clock = 75 * minuteMs;
    const last = cookieOf(await ask(old));
    expect((await ask(last)).status).toBe(200);
    // Once a new secret is in use, the old one is good for what is under way, and then a thief's.
    expect((await ask(old)).status).toBe(200);
    clock = 77 * minuteMs;
    expect([(await ask(old)).status, (await ask(last)).status]).toEqual([401, 401]);
    clock = 0;
    await limit({});
  });

  it('gets a new secret when its person may do something else, at once', async () => {
    const { id, link } = await addPerson(admin, { role: 'analyst' });
    const cookie = await signInCookie(link);
    await admin.send('PATCH', `/api/users/${id}`, { role: 'author' });
    const answer = await consoleClient(server.url, cookie).get('/api/session');
    expect(cookieOf(answer)).toMatch(/^sluice_session=/);
    expect(await answer.json()).toMatchObject({ user: { role: 'author' } });
  });

  it('is listed and ended by its person and by an administrator', async () => {
    const { id, link } = await addPerson(admin, { role: 'analyst' });
    const client = await signInAs(server.url, link);
    const again = await admin.send('POST', `/api/users/${id}/link`, {});
    const { signInUrl } = await json(v.object({ signInUrl: v.string() }), again);
    const second = await signInAs(server.url, signInUrl.split('/#/sign-in/')[1] ?? '');
    const listed = await sessionsOf(client);
    expect(listed.map(({ current }) => current).sort()).toEqual([false, true]);
    const other = listed.find(({ current }) => !current)?.id ?? '';
    expect((await client.send('DELETE', `/api/sessions/${other}`, {})).status).toBe(204);
    expect([await statusOf(second), await statusOf(client)]).toEqual([401, 200]);
    const own = (await sessionsOf(admin)).find(({ current }) => current)?.id ?? '';
    expect((await client.send('DELETE', `/api/sessions/${own}`, {})).status).toBe(404);
    expect((await admin.send('DELETE', `/api/users/${id}/sessions`, {})).status).toBe(204);
    expect([await statusOf(client), await statusOf(admin)]).toEqual([401, 200]);
  });

  it('has a cookie that no other host can set, where the address is https', async () => {
    const port = await freePort();
    const behindProxy = { port, publicUrl: 'https://dlp.example' };
    const secure = await startTestServer(await cluster.createDatabase(), behindProxy);
    const response = await fetch(`http://127.0.0.1:${String(port)}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://dlp.example' },
      body: JSON.stringify({ link: linkOf(secure) }),
    });
    expect(response.headers.getSetCookie()[0]).toMatch(
      /^__Host-sluice_session=[^;]+; .*Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    await secure.close();
  });
});

describe('a link', () => {
  it('that is right is not held up by wrong ones from the same address, which are', async () => {
    const from = { 'x-forwarded-for': '203.0.113.90' };
    const spend = (link: string) => consoleClient(server.url).send('POST', '/api/session', { link }, from);
    const { link } = await addPerson(admin);
    const wrong = await Promise.all(Array.from({ length: 40 }, (_, index) => spend(`wrong${String(index)}`)));
    expect(wrong.map(({ status }) => status).sort()).toEqual([
      ...Array<number>(30).fill(401),
      ...Array<number>(10).fill(429),
    ]);
    const held = await spend('wrong');
    expect([held.status, Number(held.headers.get('retry-after'))]).toEqual([429, 1]);
    expect((await spend(link)).status).toBe(204);
    // Nor does a right one make wrong ones free again.
    expect([(await spend(link)).status, (await spend('wrong')).status]).toEqual([429, 429]);
  });
});

describe('a password', () => {
  const signIn = (
    email: string,
    password: string,
    from = '198.51.100.7',
    client = consoleClient(server.url),
  ) => client.send('POST', '/api/session', { email, password }, { 'x-forwarded-for': `10.9.9.9, ${from}` });
  const withPassword = async (who: string): Promise<ConsoleClient> => {
    const { link } = await addPerson(admin, { role: 'analyst', email: `${who}@example.com` });
    const client = await signInAs(server.url, link);
    const set = await client.send('PUT', '/api/session/password', { current: null, password: secretOf(who) });
    if (set.status !== 204) throw new Error(await errorCodeOf(set));
    return client;
  };

  it('is set by who came by a link, and signs in from then on', async () => {
    await withPassword('mira');
    const right = await signIn('Mira@Example.com', secretOf('mira'));
    const listed = await sessionsOf(consoleClient(server.url, cookieOf(right)));
    expect(listed.find(({ current }) => current)).toMatchObject({
      method: 'password',
      address: '198.51.100.7',
    });
    const wrong = await signIn('mira@example.com', secretOf('nobody'));
    const unknown = await signIn('nobody@example.com', secretOf('nobody'));
    expect([await wrong.json(), wrong.status]).toEqual([await unknown.json(), unknown.status]);
    const stored = await query(
      server.databaseUrl,
      "SELECT password FROM users WHERE email = 'mira@example.com'",
    );
    expect(stored[0]?.['password']).toMatch(/^scrypt\$08\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
  });

  it('is changed with the old one, which ends the other sessions', async () => {
    await withPassword('noor');
    const [one, two] = await Promise.all([1, 2].map(() => signIn('noor@example.com', secretOf('noor'))));
    const client = consoleClient(server.url, cookieOf(one ?? Response.error()));
    const other = consoleClient(server.url, cookieOf(two ?? Response.error()));
    const change = (current: string | null, password: string): Promise<Response> =>
      client.send('PUT', '/api/session/password', { current, password });
    expect(await errorCodeOf(await change(null, secretOf('new')))).toBe('session/password');
    expect(await errorCodeOf(await change(secretOf('noor'), 'too short'))).toBe('password/too-short');
    expect(await errorCodeOf(await change(secretOf('noor'), 'noor noor 12345678'))).toBe('password/common');
    expect((await change(secretOf('noor'), secretOf('new'))).status).toBe(204);
    expect([await statusOf(client), await statusOf(other)]).toEqual([200, 401]);
    expect((await signIn('noor@example.com', secretOf('noor'))).status).toBe(401);
    expect((await signIn('noor@example.com', secretOf('new'))).status).toBe(204);
  });

  it('guessed at many times delays whoever guesses, in parallel too, and nobody else', async () => {
    await withPassword('omar');
    const guess = (index: number) => signIn('omar@example.com', secretOf(String(index)), '203.0.113.66');
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, index) => guess(index)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([
      ...Array<number>(5).fill(401),
      ...Array<number>(7).fill(429),
    ]);
    const shut = await signIn('omar@example.com', secretOf('omar'), '203.0.113.66');
    expect([shut.status, Number(shut.headers.get('retry-after'))]).toEqual([429, 1]);
    expect((await signIn('omar@example.com', secretOf('omar'), '198.51.100.8')).status).toBe(204);
    clock += 2_000;
    expect((await guess(13)).status).toBe(401);
    const longer = await signIn('omar@example.com', secretOf('omar'), '203.0.113.66');
    expect(Number(longer.headers.get('retry-after'))).toBe(2);
    clock = 0;
  });

  it('guessed at while the clock was a day ahead shuts nobody out once it is right again', async () => {
    await withPassword('rosa');
    clock = 24 * 60 * minuteMs;
    const guesses = Array.from({ length: 7 }, (_, index) =>
      signIn('rosa@example.com', secretOf(String(index))),
    );
    expect((await Promise.all(guesses)).map(({ status }) => status)).toContain(429);
    clock = 0;
    expect((await signIn('rosa@example.com', secretOf('rosa'))).status).toBe(204);
  });

  it('in a browser that is known is not held up by others behind the same address', async () => {
    const browser = await withPassword('pia'); // has the mark from signing in by link
    const stranger = '203.0.113.77';
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => signIn('pia@example.com', secretOf(String(index)), stranger)),
    );
    expect((await signIn('pia@example.com', secretOf('pia'), stranger)).status).toBe(429);
    expect((await signIn('pia@example.com', secretOf('pia'), stranger, browser)).status).toBe(204);
    const other = await withPassword('quin');
    expect((await signIn('pia@example.com', secretOf('pia'), stranger, other)).status).toBe(429);
  });

  it('tried at many accounts from one address is slowed down as well', async () => {
    const from = '2001:db8:1:2::';
    const tries = Array.from({ length: 32 }, (_, index) =>
      signIn(`person${String(index)}@example.com`, 'x', `${from}${String(index + 1)}`),
    );
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(2);
    expect((await signIn('mira@example.com', secretOf('mira'), '2001:db8:1:3::1')).status).toBe(204);
  }, 30_000);

  it('does nothing once it is switched off', async () => {
    const off = { value: { enabled: false, minLength: 15 } };
    await admin.send('PUT', '/api/settings/sign-in.password', off);
    expect(await errorCodeOf(await signIn('mira@example.com', secretOf('mira')))).toBe('session/method');
    expect(await (await admin.get('/api/session/methods')).json()).toEqual({ password: false, oidc: null });
    await admin.send('DELETE', '/api/settings/sign-in.password', {});
  });
});
