import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Feedback } from '../core/api/disputes.ts';
import { generateDeviceKey } from '../seal/keys.ts';
import { keptFeedback, saveFeedback, sendFeedback, waitingFeedback } from './feedback.ts';
import type { Identity } from './identity.ts';
import { browser } from './testing/fake-browser.ts';

vi.mock('../messaging/browser.ts', () => import('./testing/fake-browser.ts'));

const organisation = '11111111-1111-4111-8111-111111111111';
const about = { day: '2026-11-20', id: '41111111-1111-4111-8111-111111111111' };
const wish: Feedback = { ...about, kind: 'wish', text: 'a shared drive' };
const taken = {
  ...about,
  kind: 'suggestion',
  tool: 'https://pay.example.com/new',
} as const satisfies Feedback;
const start = Date.UTC(2026, 10, 20, 12);
let identity: Identity;
let asked: unknown[] = [];
let status = 204;

beforeAll(async () => {
  const key = await generateDeviceKey();
  identity = {
    ...{ server: 'https://s.example.com', rootKey: '', device: 'd', pseudonymKey: '', key },
    organisation: { id: organisation, name: 'Example' },
  };
  vi.stubGlobal('fetch', async (url: string, init: { body: Uint8Array }) => {
    asked.push([new URL(url).pathname, JSON.parse(new TextDecoder().decode(init.body))]);
    return new Response(null, { status });
  });
});
beforeEach(async () => {
  browser.storage.session.values.clear();
  await clear();
  asked = [];
  status = 204;
});

describe('feedback', () => {
  it('of both kinds is sent once, to its own organisation', async () => {
    await saveFeedback(organisation, taken, start);
    await saveFeedback(organisation, wish, start);
    await saveFeedback('another', wish, start);
    await sendFeedback(identity, start);
    await sendFeedback(identity, start);
    expect(asked).toEqual([
      ['/v1/feedback', taken],
      ['/v1/feedback', wish],
    ]);
  });

  it('is kept as it was sent, for as long as the record is', async () => {
    await saveFeedback(organisation, wish, start);
    await saveFeedback(organisation, taken, start);
    expect(await waitingFeedback(identity)).toBe(2);
    await sendFeedback(identity, start);
    expect(await waitingFeedback(identity)).toBe(0);
    expect((await keptFeedback()).map(({ feedback, sent }) => [feedback, sent])).toEqual([
      [wish, true],
      [taken, true],
    ]);
    await sendFeedback(identity, start + 89 * 86_400_000);
    expect(await keptFeedback()).toHaveLength(2);
    await sendFeedback(identity, null);
    expect(await keptFeedback()).toHaveLength(2);
    await sendFeedback(identity, start + 90 * 86_400_000);
    expect(await keptFeedback()).toEqual([]);
  });

  it('waits for its incident, or for a newer server, for a week', async () => {
    await saveFeedback(organisation, wish, start);
    status = 404;
    await sendFeedback(identity, start);
    await sendFeedback(identity, start + 8 * 86_400_000);
    await sendFeedback(identity, start + 8 * 86_400_000);
    expect(asked).toHaveLength(2);
  });

  it('that an older server does not know holds nothing up, and waits for a newer one', async () => {
    const early: Feedback = { ...about, kind: 'tool', rule: { pack: 'p', rule: 'r' }, tool: taken.tool };
    await saveFeedback(organisation, early, start);
    await saveFeedback(organisation, taken, start);
    status = 400;
    await sendFeedback(identity, start);
    status = 204;
    await sendFeedback(identity, start);
    expect(asked.slice(2)).toEqual([
      ['/v1/feedback', early],
      ['/v1/feedback', taken],
    ]);
  });

  it('waits for a server that is out of reach', async () => {
    await saveFeedback(organisation, wish, start);
    await saveFeedback(organisation, taken, start);
    status = 503;
    await sendFeedback(identity, start);
    expect(asked).toHaveLength(1);
    status = 204;
    await sendFeedback(identity, start);
    expect(asked).toHaveLength(3);
  });
});
