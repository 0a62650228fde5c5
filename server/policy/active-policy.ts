import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { PolicyAnswer } from '../../lib/core/api/device.ts';
import type { Log } from '../log.ts';
import { failureFields } from '../log.ts';
import type { Tables } from '../store/tables.ts';
import { latestVersion } from './publish.ts';

const compress = promisify(gzip);

/** The policy in force, ready to be sent: a poll costs no query and a download no compression. */
export interface ActivePolicyAnswer {
  readonly version: number;
  /** `"v7"`. */
  readonly etag: string;
  readonly head: string;
  readonly body: Buffer;
  readonly gzipped: Buffer;
}

export interface ActivePolicyCache {
  /** Null until the first refresh has ended. */
  current(): ActivePolicyAnswer | null;
  /** Looks for a newer version; calls at the same time share one look. */
  refresh(): Promise<void>;
  /** Called with each newer version. */
  onChange(listener: (version: number) => void): void;
}

export function createActivePolicy(db: Kysely<Tables>, log: Log): ActivePolicyCache {
  let current: ActivePolicyAnswer | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  const listeners: ((version: number) => void)[] = [];

  const look = async (): Promise<void> => {
    const version = await latestVersion(db);
    if (version === 0 || version === current?.version) return;
    current = await load(db, version);
    for (const listener of listeners) listener(version);
  };
  const refresh = async (): Promise<void> => {
    do {
      again = false;
      try {
        await look();
      } catch (error) {
        log.warn('policy-refresh-failed', failureFields(error));
      }
    } while (again);
  };
  return {
    current: () => current,
    refresh() {
      if (running === null) {
        running = refresh().finally(() => {
          running = null;
        });
      } else again = true;
      return running;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

async function load(db: Kysely<Tables>, version: number): Promise<ActivePolicyAnswer> {
  const { bundle } = await db
    .selectFrom('policies')
    .select('bundle')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  const manifest = await db
    .selectFrom('key_manifests')
    .select('jws')
    .orderBy('serial', 'desc')
    .executeTakeFirstOrThrow();
  const answer: PolicyAnswer = { manifest: manifest.jws, bundle };
  const body = Buffer.from(JSON.stringify(answer));
  return {
    version,
    etag: `"v${String(version)}"`,
    head: JSON.stringify({ version }),
    body,
    gzipped: await compress(body, { level: 9 }),
  };
}
