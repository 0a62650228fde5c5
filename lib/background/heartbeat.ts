import * as v from 'valibot';
import { browser } from '../messaging/browser.ts';
import type { Heartbeat } from '../core/api/device.ts';
import { ok } from '../core/result.ts';
import type { Result } from '../core/result.ts';
import type { ApiError } from './api-error.ts';
import { signedFetch } from './api.ts';
import { describeClient } from './client.ts';
import type { Identity } from './identity.ts';
import { describeInstallation } from './installation.ts';
import { keptPolicy } from './kept-policy.ts';
import { forgetRefusal, refusedPolicy } from './problem.ts';
import { tabStates, worstOf } from './tab-states.ts';
import type { TabState } from './tab-states.ts';
import { isWithin } from './within.ts';

/** Tells the server about this browser, unless it was told the same within `repeatMs`. */
export async function sendHeartbeat(identity: Identity, queued: number): Promise<void> {
  const refusal = await refusedPolicy();
  const heartbeat: Heartbeat = {
    client: await describeClient(),
    policyVersion: (await keptPolicy())?.version ?? 0,
    queued,
    adapters: worstByPlatform(await tabStates()),
    refusedPolicy: refusal,
    installation: await describeInstallation(),
  };
  const now = Date.now();
  const about = JSON.stringify([identity.device, { ...heartbeat, queued: queued > 0 }]);
  const told = await lastTold();
  if (told.about === about && isWithin(repeatMs, told.at, now)) return;
  const oldServerAt = await post(identity, heartbeat, told.oldServerAt, now);
  if (!oldServerAt.ok) return;
  await browser.storage.session.set({ [toldKey]: { about, at: now, oldServerAt: oldServerAt.value } });
  if (refusal !== null) await forgetRefusal();
}

/** Unchanged news: often enough to count as there, and little for a server with many browsers. */
const repeatMs = 15 * 60_000;
/** A server of the first version may have been replaced meanwhile. */
const askAgainMs = 24 * 60 * 60_000;

/**
 * A server of the first version refuses what it does not know, and gets what it does. The value: since when we know that
 * this server is one, or null.
 */
async function post(
  identity: Identity,
  heartbeat: Heartbeat,
  oldServerAt: number | null,
  now: number,
): Promise<Result<number | null, ApiError>> {
  const signer = { key: identity.key.privateKey, keyId: identity.device };
  const send = (body: Heartbeat) => signedFetch(identity.server, 'POST', '/v1/heartbeat', body, signer);
  const isOld = oldServerAt !== null && isWithin(askAgainMs, oldServerAt, now);
  if (!isOld) {
    const answer = await send(heartbeat);
    if (answer.ok) return ok(null);
    if (answer.error.code !== 'request/shape') return answer;
  }
  const { installation: _unknown, ...known } = heartbeat;
  const answer = await send(known);
  return answer.ok ? ok(isOld ? oldServerAt : now) : answer;
}

const toldKey = 'heartbeat';
const toldSchema = v.object({ about: v.string(), at: v.number(), oldServerAt: v.nullable(v.number()) });

async function lastTold(): Promise<v.InferOutput<typeof toldSchema>> {
  const parsed = v.safeParse(toldSchema, (await browser.storage.session.get(toldKey))[toldKey]);
  return parsed.success ? parsed.output : { about: '', at: 0, oldServerAt: null };
}

/** One state a platform: the worst of its frames. */
export function worstByPlatform(states: readonly TabState[]): TabState[] {
  const platforms = [...new Set(states.map(({ platform }) => platform))];
  const worst = (wanted: string) => worstOf(states.filter(({ platform }) => platform === wanted));
  return platforms.flatMap((platform) => worst(platform) ?? []).slice(0, 50);
}
