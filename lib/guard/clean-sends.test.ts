// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { AskBackground } from '../messaging/send-from-page.ts';
import { createCleanSends } from './clean-sends.ts';

const told: unknown[] = [];
const askBackground = ((name: string, payload: object) => {
  told.push([name, payload]);
  return Promise.resolve({ ok: true, value: {} });
}) as AskBackground;
beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

const egress = { platform: 'whatsapp', channel: 'message' } as const;
const counted = (count: number, account = 'unknown') => ['sends/clean', { ...egress, account, count }];

it('tells sums some time after the first, and at once when the page is left', () => {
  const clean = createCleanSends(window, askBackground, new AbortController().signal);
  clean.add(egress, 'unknown');
  clean.add(egress, 'unknown', 2);
  clean.add(egress, 'corporate');
  vi.advanceTimersByTime(19_999);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual([counted(3), counted(1, 'corporate')]);
  clean.add(egress, 'unknown');
  window.dispatchEvent(new Event('pagehide'));
  window.dispatchEvent(new Event('pagehide'));
  vi.advanceTimersByTime(60_000);
  expect(told.slice(2)).toEqual([counted(1)]);
});
