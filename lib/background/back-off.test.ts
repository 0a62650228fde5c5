import { beforeEach, expect, it, vi } from 'vitest';
import { noteRefusal, standingRefusal } from './back-off.ts';
import { browser } from './testing/fake-browser.ts';

vi.mock('../messaging/browser.ts', () => import('./testing/fake-browser.ts'));
beforeEach(() => {
  browser.storage.session.values.clear();
});

const reports = 'https://s.example.com/v1/incidents';
const policy = 'https://s.example.com/v1/policy';
const busy = { code: 'server/overloaded', status: 503, retryAfterMs: 10_000 };
const tooMany = { code: 'device/too-many-requests', status: 429, retryAfterMs: 10_000 };
const isRefused = async (url: string, now: number) => (await standingRefusal(url, now)) !== null;

it('waits as long as the server asked, and up to half as long again', async () => {
  expect(await standingRefusal(reports, 1000)).toBeNull();
  await noteRefusal(reports, busy, 1000, 0);
  expect(await standingRefusal(reports, 10_999)).toEqual({ ...busy, retryAfterMs: 1 });
  expect(await standingRefusal(reports, 11_000)).toBeNull();
  await noteRefusal(reports, busy, 1000, 0.999);
  expect([await isRefused(reports, 15_900), await isRefused(reports, 16_000)]).toEqual([true, false]);
});

it('asks a server that is busy for nothing, and other servers for everything', async () => {
  await noteRefusal(reports, busy, 1000);
  expect(await isRefused(policy, 2000)).toBe(true);
  expect(await isRefused('https://other.example.com/v1/incidents', 2000)).toBe(false);
});

it('does not ask again for what was asked too often, and for the rest', async () => {
  await noteRefusal(reports, tooMany, 1000);
  expect([await isRefused(reports, 2000), await isRefused(policy, 2000)]).toEqual([true, false]);
});

it('does not wait when nobody asked for it', async () => {
  await noteRefusal(reports, { ...busy, retryAfterMs: null }, 1000);
  expect(await isRefused(reports, 1000)).toBe(false);
});

it('does not wait for days when the clock was put back', async () => {
  await noteRefusal(reports, busy, 10 * 86_400_000);
  expect(await isRefused(reports, 86_400_000)).toBe(false);
});
