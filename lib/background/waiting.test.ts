import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateDeviceKey } from '../seal/keys.ts';
import { toBase64url } from '../seal/base64url.ts';
import { noteCleanSends, reportCleanSends } from './clean-sends.ts';
import { fetchAnswers, saveDispute, sendDisputes } from './disputes.ts';
import { enrol } from './enrol.ts';
import { saveFeedback, sendFeedback } from './feedback.ts';
import { sendHeartbeat } from './heartbeat.ts';
import type { Identity } from './identity.ts';
import { openIncidentDatabase } from './incident-database.ts';
import { askKeptDays } from './kept-days.ts';
import { keepPolicy } from './kept-policy.ts';
import { firstPolicy, syncPolicy } from './policy-sync.ts';
import { openQueue } from './queue.ts';
import { browser } from './testing/fake-browser.ts';
import { freshToken, keepToken } from './token.ts';
import { anIncident } from './testing/incident.ts';

vi.mock('../messaging/browser.ts', () => import('./testing/fake-browser.ts'));

/** All that the background asks of a server on its own: none of it asks again before the time that the server named. */
const organisation = '11111111-1111-4111-8111-111111111111';
const identity: Identity = {
  ...{ server: 'https://s.example.com', rootKey: '', device: 'd', pseudonymKey: '' },
  organisation: { id: organisation, name: 'Example' },
  key: await generateDeviceKey(),
};
const [day, id] = ['2026-11-20', '41111111-1111-4111-8111-111111111111'];
const start = Date.UTC(2026, 10, 20, 12);
const hour = 3_600_000;

let asked: string[] = [];
let answer: () => Response = () => new Response(null, { status: 204 });
const refusing = (status: number, retryAfter: string) => (): Response =>
  Response.json(
    { error: { code: 'server/overloaded', message: 'The server is busy.' } },
    { status, headers: { 'retry-after': retryAfter, date: new Date().toUTCString() } },
  );
const fine = (): Response => new Response(null, { status: 204 });

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 Chrome/148.0.0.0' });
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(new URL(url).pathname);
    return answer();
  });
  await clear();
  browser.storage.session.values.clear();
  browser.storage.local.values.clear();
  asked = [];
  answer = fine;
  databases += 1;
});
afterEach(() => {
  vi.useRealTimers();
});

let databases = 0;
const queueNow = () => openQueue(openIncidentDatabase(`waiting-${String(databases)}`));
const token = { token: 't', expiresAt: new Date(start + 1000 * hour).toISOString() };
const keepAPolicy = () =>
  keepPolicy({
    ...{ answer: { manifest: 'm', bundle: 'b' }, etag: '"1"', version: 1, serial: 1, rules: 0 },
    ...{ expiresAt: token.expiresAt, fetchedAt: token.expiresAt },
  });
const code = { server: identity.server, rootKey: toBase64url(new Uint8Array(32)), token: 'token' };
const client = { version: '1', browser: 'chromium', browserVersion: '1', os: 'linux' } as const;

interface Kind {
  readonly path: string;
  /** Makes that there is something to ask. */
  readonly arrange?: () => Promise<unknown>;
  readonly ask: () => Promise<unknown>;
}
const kinds: readonly Kind[] = [
  {
    path: '/v1/policy/head',
    arrange: () => Promise.all([keepToken(token), keepAPolicy()]),
    ask: () => syncPolicy(identity),
  },
  { path: '/v1/token', ask: () => freshToken(identity) },
  { path: '/v1/policy', ask: () => firstPolicy(identity) },
  {
    path: '/v1/incidents',
    arrange: () => queueNow().save(anIncident(), { open: false, organisation }),
    ask: () => queueNow().flush(identity),
  },
  {
    path: '/v1/disputes',
    arrange: () => saveDispute(organisation, { day, id }, start),
    ask: () => sendDisputes(identity, Date.now()),
  },
  {
    path: '/v1/feedback',
    arrange: () => saveFeedback(organisation, { day, id, kind: 'wish', text: 'a tool' }, start),
    ask: () => sendFeedback(identity, Date.now()),
  },
  {
    path: '/v1/answers',
    arrange: async () => {
      await saveDispute(organisation, { day, id }, start);
      await sendDisputes(identity, start);
      asked = [];
    },
    ask: () => fetchAnswers(identity, Date.now()),
  },
  {
    path: '/v1/counters',
    arrange: () =>
      noteCleanSends(
        organisation,
        { platform: 'whatsapp', channel: 'message', account: 'unknown', count: 1 },
        start,
      ),
    ask: () => reportCleanSends(identity, Date.now()),
  },
  { path: '/v1/kept', ask: () => askKeptDays(identity, Date.now()) },
  { path: '/v1/heartbeat', ask: () => sendHeartbeat(identity, 0) },
  { path: '/v1/enrol', ask: () => enrol(code, { person: null, client }) },
];

describe.each(kinds)('POST or GET $path', ({ path, arrange, ask }) => {
  beforeEach(() => arrange?.());

  it.each([
    [503, '1200'],
    [429, '1200'],
    [503, new Date(start + 1200_000).toUTCString()],
  ])(
    'is not asked again before a server that answered %d wants it (Retry-After: %s)',
    async (status, said) => {
      answer = refusing(status, said);
      await ask();
      vi.setSystemTime(start + 1_199_000);
      await ask();
      expect(asked).toEqual([path]);
      // The server's time, and half as long again, is over.
      vi.setSystemTime(start + 1_800_001);
      await ask();
      expect(asked).toEqual([path, path]);
    },
  );

  it('is not asked while a server that is busy with something else wants time', async () => {
    answer = refusing(503, '30');
    await askOther(path).ask();
    asked = [];
    await ask();
    expect(asked).toEqual([]);
  });

  it('is asked although something else was asked too often', async () => {
    answer = refusing(429, '30');
    await askOther(path).ask();
    asked = [];
    await ask();
    expect(asked).toEqual([path]);
  });
});

/** A kind that is another one and needs nothing arranged. */
function askOther(path: string): Kind {
  const wanted = path === '/v1/kept' ? '/v1/heartbeat' : '/v1/kept';
  const other = kinds.find((kind) => kind.path === wanted);
  if (other === undefined) throw new Error(`no ${wanted}`);
  return other;
}
