import * as v from 'valibot';
import { browser } from '../messaging/browser.ts';
import { adapterStateSchema } from '../core/api/device.ts';
import type { Heartbeat } from '../core/api/device.ts';
import { signedFetch } from './api.ts';
import { describeClient } from './client.ts';
import type { Identity } from './identity.ts';
import { keptPolicy } from './kept-policy.ts';
import { forgetRefusal, refusedPolicy } from './problem.ts';

const storeKey = 'adapters';
const statesSchema = v.record(v.string(), adapterStateSchema);
type State = v.InferOutput<typeof adapterStateSchema>;

/** Remembers what the guard in a tab says of itself, for popup and heartbeat. For this browser session. */
export async function noteAdapterState(tabId: number, state: State): Promise<void> {
  const states = await adapterStates();
  await browser.storage.session.set({ [storeKey]: { ...states, [String(tabId)]: state } });
}

export async function forgetTab(tabId: number): Promise<void> {
  const { [String(tabId)]: gone, ...rest } = await adapterStates();
  if (gone !== undefined) await browser.storage.session.set({ [storeKey]: rest });
}

export async function adapterStates(): Promise<Readonly<Record<string, State>>> {
  const parsed = v.safeParse(statesSchema, (await browser.storage.session.get(storeKey))[storeKey] ?? {});
  return parsed.success ? parsed.output : {};
}

export async function sendHeartbeat(identity: Identity, queued: number): Promise<void> {
  const refusal = await refusedPolicy();
  const heartbeat: Heartbeat = {
    client: await describeClient(),
    policyVersion: (await keptPolicy())?.version ?? 0,
    queued,
    adapters: worstByPlatform(Object.values(await adapterStates())),
    refusedPolicy: refusal,
  };
  const signer = { key: identity.key.privateKey, keyId: identity.device };
  const answer = await signedFetch(identity.server, 'POST', '/v1/heartbeat', heartbeat, signer);
  if (answer.ok && refusal !== null) await forgetRefusal();
}

const order = ['ok', 'degraded', 'blind'] as const;

/** One state a platform: the worst of its tabs. */
export function worstByPlatform(states: readonly State[]): State[] {
  const worst = new Map<string, State>();
  for (const state of states) {
    const known = worst.get(state.platform);
    if (known === undefined || order.indexOf(state.health) > order.indexOf(known.health))
      worst.set(state.platform, state);
  }
  return [...worst.values()].slice(0, 50);
}
