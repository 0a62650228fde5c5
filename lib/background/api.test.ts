import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateDeviceKey } from '../seal/keys.ts';
import { verifyRequest } from '../seal/request.ts';

vi.mock('../messaging/browser.ts', () => import('./testing/fake-browser.ts'));

const { privateKey, publicKey } = await generateDeviceKey();
const signer = { key: privateKey, keyId: '21111111-1111-4111-8111-111111111111' };
const server = 'https://s.example.com';
const hour = 3_600_000;

/** What the server's clock says; the device's is `Date`. */
let serverTime = 0;
let tellsTime = true;
let nonces: string[] = [];
let answers: number[] = [];

/** Checks a proof as the server does, and says its time with every answer. */
async function verifying(url: string, init: { method: string; headers: object; body: Uint8Array }) {
  const request = { method: init.method, url, body: new Uint8Array(init.body) };
  const headers = new Headers(Object.entries(init.headers));
  const limits = { now: serverTime, maxAgeSeconds: 300 };
  const proven = await verifyRequest({ ...request, headers }, publicKey, limits);
  nonces.push(/nonce="([^"]+)"/.exec(headers.get('signature-input') ?? '')?.[1] ?? '');
  answers.push(proven.ok ? 200 : 401);
  const date: Record<string, string> = tellsTime ? { date: new Date(serverTime).toUTCString() } : {};
  return proven.ok
    ? Response.json({}, { headers: date })
    : Response.json({ error: { code: proven.error, message: 'No.' } }, { status: 401, headers: date });
}

/** As a worker that just started, which knows nothing of the server's time. */
let post: () => Promise<unknown>;
let agingTime: () => number | null;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 20, 12) });
  serverTime = Date.now();
  tellsTime = true;
  nonces = [];
  answers = [];
  vi.stubGlobal('fetch', verifying);
  vi.resetModules();
  const api = await import('./api.ts');
  const { signedFetch } = api;
  ({ agingTime } = api);
  post = () => signedFetch(server, 'POST', '/v1/heartbeat', { a: 1 }, signer);
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a device whose clock is wrong', () => {
  it.each([
    ['ten minutes behind', -hour / 6],
    ['five hours behind', -5 * hour],
    ['five hours ahead', 5 * hour],
    ['three years ahead', 26_280 * hour],
  ])(
    '(%s) is told the time, proves itself anew once, and needs no second try after that',
    async (_what, by) => {
      vi.setSystemTime(serverTime + by);
      expect(await post()).toMatchObject({ ok: true });
      expect(answers).toEqual([401, 200]);
      expect(new Set(nonces).size).toBe(2);
      vi.setSystemTime(serverTime + by + hour);
      serverTime += hour;
      expect(await post()).toMatchObject({ ok: true });
      expect(answers).toEqual([401, 200, 200]);
    },
  );

  it('is asked for no second proof while it is right within the limit', async () => {
    vi.setSystemTime(serverTime - 200_000);
    await post();
    expect(answers).toEqual([200]);
  });

  it('recovers again when the clock is put right, or further off, meanwhile', async () => {
    vi.setSystemTime(serverTime + 5 * hour);
    await post();
    vi.setSystemTime(serverTime);
    expect(await post()).toMatchObject({ ok: true });
    expect(answers).toEqual([401, 200, 401, 200]);
  });

  it('tries once more and no further where the server does not tell its time', async () => {
    tellsTime = false;
    vi.setSystemTime(serverTime + 5 * hour);
    expect(await post()).toMatchObject({ ok: false, error: { code: 'proof/clock', status: 401 } });
    expect(answers).toEqual([401, 401]);
  });

  it('tries once more and no further where the server goes on refusing', async () => {
    // Each answer is late by more than a proof may be old.
    vi.stubGlobal('fetch', async (...request: Parameters<typeof verifying>) => {
      const answer = await verifying(...request);
      serverTime += hour;
      return answer;
    });
    vi.setSystemTime(serverTime + 5 * hour);
    expect(await post()).toMatchObject({ ok: false, error: { code: 'proof/clock' } });
    expect(answers).toEqual([401, 401]);
  });

  it('does not try again where the refusal is about something else', async () => {
    vi.stubGlobal('fetch', async () => {
      answers.push(401);
      const error = { code: 'proof/replayed', message: 'No.' };
      return Response.json({ error }, { status: 401, headers: { date: new Date(serverTime).toUTCString() } });
    });
    await post();
    expect(answers).toEqual([401]);
  });
});

describe('the time that things are deleted by', () => {
  const day = 24 * hour;
  const start = Date.UTC(2026, 10, 20, 12);
  const agedMs = () => (agingTime() ?? NaN) - start;

  it('is not known before the server has told it', async () => {
    expect(agingTime()).toBeNull();
    await post();
    expect(agedMs()).toBeLessThanOrEqual(0);
  });

  it.each([
    ['this computer\u2019s', 90 * day, 0],
    ['the server\u2019s', 0, 90 * day],
  ])('does not jump with %s clock', async (_whose, own, theirs) => {
    await post();
    vi.setSystemTime(start + own);
    serverTime = start + theirs;
    expect(agedMs()).toBeLessThan(hour);
    await post();
    expect(agedMs()).toBeLessThan(hour);
  });

  it('goes on with both', async () => {
    vi.setSystemTime(start + 90 * day);
    serverTime = Date.now();
    await post();
    expect(agedMs()).toBeGreaterThan(89 * day);
  });
});
