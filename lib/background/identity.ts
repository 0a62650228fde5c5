import { del, get, set } from 'idb-keyval';
import { generateDeviceKey } from '../seal/keys.ts';
import type { DeviceKey } from '../seal/keys.ts';

/** What enrolment gave this browser profile. The private key is not extractable; IndexedDB stores the handle. */
export interface Identity {
  readonly server: string;
  readonly rootKey: string;
  readonly device: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly pseudonymKey: string;
  readonly key: DeviceKey;
  /** Base64url SHA-256 of the enrolment token; absent from identities of the first version. */
  readonly enrolledWith?: string;
}

const storeKey = 'identity';
const pendingKey = 'pending-key';

export async function loadIdentity(): Promise<Identity | null> {
  // Written only below, by this same code: no other context can reach the extension's IndexedDB.
  return (await get<Identity>(storeKey)) ?? null;
}

export async function storeIdentity(identity: Identity): Promise<void> {
  await set(storeKey, identity);
  await del(pendingKey);
}

/** The private key is gone with it: the browser holds it nowhere else. */
export async function forgetIdentity(): Promise<void> {
  await del(storeKey);
}

/**
 * The key to enrol with at this server. The same one until an enrolment has succeeded: to the server a retry then is the
 * same device and uses up nothing.
 */
export async function keyForEnrolment(server: string): Promise<DeviceKey> {
  const pending = await get<{ server: string; key: DeviceKey }>(pendingKey);
  if (pending?.server === server) return pending.key;
  const key = await generateDeviceKey();
  await set(pendingKey, { server, key });
  return key;
}
