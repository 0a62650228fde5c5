import * as v from 'valibot';
import { browser } from '../messaging/browser.ts';
import type { ApiError } from './api-error.ts';

const refusalSchema = v.object({ code: v.string(), status: v.number(), until: v.number() });
/** Nobody is asked to wait for longer (one hour, and half as long again by chance): then the clock was put back. */
const mostMs = 5_400_000;

/**
 * The refusal of a server that asked for time, as long as it stands: whoever would ask meanwhile is told it again, and
 * nothing is sent. Of whatever kind the next request is, but for 429: that was too much of one kind, and holds for its
 * path alone, so that many reports do not keep away a policy. Null: ask.
 */
export async function standingRefusal(url: string, now: number): Promise<ApiError | null> {
  for (const key of [originKey(url), pathKey(url)]) {
    const kept = v.safeParse(refusalSchema, (await browser.storage.session.get(key))[key]);
    if (!kept.success) continue;
    const { code, status, until } = kept.output;
    if (until > now && until - now <= mostMs) return { code, status, retryAfterMs: until - now };
  }
  return null;
}

/**
 * Kept for the browser session: a worker that slept must not forget to wait. Up to half as long again by chance, so that
 * not all come back at once.
 */
export async function noteRefusal(
  url: string,
  { code, status, retryAfterMs }: ApiError,
  now: number,
  chance = Math.random(),
): Promise<void> {
  if (retryAfterMs === null) return;
  const until = now + Math.round(retryAfterMs * (1 + chance / 2));
  const key = status === 429 ? pathKey(url) : originKey(url);
  await browser.storage.session.set({ [key]: { code, status, until } });
}

const originKey = (url: string): string => `asked-to-wait ${new URL(url).origin}`;
const pathKey = (url: string): string => `${originKey(url)}${new URL(url).pathname}`;
