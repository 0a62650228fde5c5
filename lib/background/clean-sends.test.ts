import 'fake-indexeddb/auto';
import { clear } from 'idb-keyval';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { counterReportSchema } from '../core/api/counters.ts';
import type { CounterReport } from '../core/api/counters.ts';
import { generateDeviceKey } from '../seal/keys.ts';
import { noteCleanSends, reportCleanSends } from './clean-sends.ts';
import type { Identity } from './identity.ts';
import { browser } from './testing/fake-browser.ts';

vi.mock('../messaging/browser.ts', () => import('./testing/fake-browser.ts'));

const organisation = '11111111-1111-4111-8111-111111111111';
const hourMs = 3_600_000;
const noon = Date.UTC(2026, 10, 20, 12);
let identity: Identity;
let reports: CounterReport['clean'][] = [];
let status = 204;

beforeAll(async () => {
  const key = await generateDeviceKey();
  identity = {
    ...{ server: 'https://s.example.com', rootKey: '', device: 'd', pseudonymKey: '', key },
    organisation: { id: organisation, name: 'Example' },
  };
  vi.stubGlobal('fetch', async (_url: string, init: { body: Uint8Array }) => {
    const json: unknown = JSON.parse(new TextDecoder().decode(init.body));
    reports.push(v.parse(counterReportSchema, json).clean);
    return new Response(status === 204 ? null : '{}', { status });
  });
});
beforeEach(async () => {
  browser.storage.session.values.clear();
  await clear();
  reports = [];
  status = 204;
});

const sent = { platform: 'whatsapp', channel: 'message', account: 'personal', count: 1 } as const;
const note = (time: number, change: object = {}, org = organisation) =>
  noteCleanSends(org, { ...sent, ...change }, time);

describe('clean sends', () => {
  it('are summed by day and kind, also when many are noted at once', async () => {
    await Promise.all(Array.from({ length: 20 }, () => note(noon)));
    await note(noon, { channel: 'file', count: 3 });
    await reportCleanSends(identity, noon);
    expect(reports).toEqual([
      [
        { day: '2026-11-20', ...sent, count: 20 },
        { day: '2026-11-20', ...sent, channel: 'file', count: 3 },
      ],
    ]);
  });

  it('are told every four hours, today’s as the sum so far, past days once', async () => {
    await note(noon);
    await reportCleanSends(identity, noon);
    await note(noon + hourMs);
    await reportCleanSends(identity, noon + hourMs);
    expect(reports).toHaveLength(1);
    await reportCleanSends(identity, noon + 4 * hourMs);
    await note(noon + 13 * hourMs, { count: 7 });
    await reportCleanSends(identity, noon + 13 * hourMs);
    await reportCleanSends(identity, noon + 18 * hourMs);
    expect(reports.map((rows) => rows.map(({ day, count }) => `${day} ${String(count)}`))).toEqual([
      ['2026-11-20 1'],
      ['2026-11-20 2'],
      ['2026-11-20 2', '2026-11-21 7'],
      ['2026-11-21 7'],
    ]);
  });

  it('stay while nobody takes them, for two weeks', async () => {
    status = 404; // a server of the first version
    await note(noon);
    await reportCleanSends(identity, noon);
    status = 204;
    await reportCleanSends(identity, noon + 24 * hourMs);
    expect(reports).toHaveLength(2);
    await note(noon);
    await reportCleanSends(identity, noon + 15 * 24 * hourMs);
    expect(reports).toHaveLength(2);
  });

  it('of one organisation are not told to another', async () => {
    await note(noon, {}, '31111111-1111-4111-8111-111111111111');
    await reportCleanSends(identity, noon);
    expect(reports).toEqual([]);
  });
});
