import { get, set } from 'idb-keyval';
import type { DeviceKey } from '../seal/keys.ts';

/** What enrolment gave this browser profile. The private key is not extractable; IndexedDB stores the handle. */
export interface Identity {
  readonly server: string;
  readonly rootKey: string;
  readonly device: string;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly pseudonymKey: string;
  readonly key: DeviceKey;
}

const storeKey = 'identity';

export async function loadIdentity(): Promise<Identity | null> {
  // Written only below, by this same code: no other context can reach the extension's IndexedDB.
  return (await get<Identity>(storeKey)) ?? null;
}

export async function storeIdentity(identity: Identity): Promise<void> {
  await set(storeKey, identity);
}
