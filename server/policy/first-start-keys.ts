import { randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { FirstKeys } from '../../lib/seal/key-files.ts';
import { thumbprint } from '../../lib/seal/keys.ts';
import { verifyManifest } from '../../lib/seal/policy.ts';
import { StartError } from '../start-error.ts';
import type { Tables } from '../store/tables.ts';
import { introduceOnlineKey, storeManifest } from './online-keys.ts';
import { ensureRootKey, readFirstKeysFile } from './root-key.ts';

/** The keys that an organisation begins with. */
interface FirstStartKeys {
  readonly organisation: string;
  readonly rootKey: string;
  /** Stores the first online key and the manifest that lists it. */
  readonly introduce: (trx: Transaction<Tables>) => Promise<void>;
}

/** From `keys/first.json` where there is one, else with a root key that is made here. Code: `start/keys`. */
export async function readKeys(dataFolder: string, now: number): Promise<FirstStartKeys> {
  const first = readFirstKeysFile(dataFolder);
  if (first !== null) return fromFile(first, now);
  const root = await ensureRootKey(dataFolder);
  const organisation = randomUUID();
  return {
    organisation,
    rootKey: root.kid,
    introduce: (trx) => introduceOnlineKey(trx, organisation, root, now),
  };
}

async function fromFile(first: FirstKeys, now: number): Promise<FirstStartKeys> {
  const { organisation, rootKey, online } = first;
  const manifest = await verifyManifest(first.manifest, { rootKey, organisation, seenSerial: 0, now });
  const kid = await thumbprint(online.publicJwk);
  const key = manifest.ok ? manifest.value.keys.find((listed) => listed.kid === kid) : undefined;
  if (!manifest.ok || key === undefined)
    throw new StartError(
      'start/keys',
      'The keys in keys/first.json do not belong together or have expired; make them anew.',
    );
  return {
    organisation,
    rootKey,
    async introduce(trx) {
      const pending = {
        org_id: organisation,
        kid,
        public_jwk: JSON.stringify(online.publicJwk),
        private_jwk: JSON.stringify(online.privateJwk),
        not_before: key.notBefore,
        not_after: key.notAfter,
      };
      await trx.insertInto('pending_keys').values(pending).execute();
      await storeManifest(trx, manifest.value, first.manifest, now);
    },
  };
}
