import { get, set } from 'idb-keyval';
import type { PolicyAnswer } from '../core/api/device.ts';
import type { PolicyBundle } from '../core/policy/bundle.ts';
import { fromBase64url } from '../seal/base64url.ts';

/** The last good policy, as the server sent it and as it was verified. In IndexedDB, which every context can read. */
export interface KeptPolicy {
  readonly answer: PolicyAnswer;
  readonly etag: string | null;
  readonly version: number;
  readonly serial: number;
  readonly fetchedAt: string;
  readonly expiresAt: string;
  readonly rules: number;
}

const storeKey = 'policy';

export async function keptPolicy(): Promise<KeptPolicy | null> {
  return (await get<KeptPolicy>(storeKey)) ?? null;
}

export function keepPolicy(policy: KeptPolicy): Promise<void> {
  return set(storeKey, policy);
}

/** No server publishes it: the version of the policy that is practised with where there is none (docs/adr/0018). */
export const demonstrationVersion = 0;
const demonstrationKey = 'demonstration';

/** Puts the demonstration's policy where files are judged. No chat page asks for it. */
export function keepDemonstration(bundle: PolicyBundle): Promise<void> {
  return set(demonstrationKey, JSON.stringify(bundle));
}

export function keptDemonstration(): Promise<unknown> {
  return get(demonstrationKey);
}

/** The JSON text of the bundle in it; verified when it was kept. Undefined when it cannot be told apart. */
export function bundleTextOf({ answer }: KeptPolicy): string | undefined {
  const payload = answer.bundle.split('.')[1];
  return payload === undefined ? undefined : new TextDecoder().decode(fromBase64url(payload));
}
