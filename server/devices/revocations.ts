import { sql } from 'kysely';
import type { Log } from '../log.ts';
import { failureFields } from '../log.ts';
import type { Database } from '../store/database.ts';
import { accessTokenLifetimeMs } from './access-token.ts';

/** Devices whose tokens may still look valid although they were revoked. */
export interface Revocations {
  has(device: string): boolean;
  /** Looks anew; calls at the same time share one look. */
  refresh(): Promise<void>;
  /** Called with every look that found devices which were not known to be revoked. */
  onRevoked(listener: () => void): void;
}

/** Servers' clocks may differ: a token that one gave may end later by another's clock. */
const marginMs = 10 * 60_000;

/**
 * Kept in memory, so that a poll costs no query. Small: whoever was revoked longer ago than a token lives needs no entry.
 * Refreshed on notification and by the listener's poll.
 */
export function createRevocations(
  { db }: Pick<Database, 'db'>,
  organisation: string,
  now: () => number,
  log: Log,
): Revocations {
  let revoked: ReadonlySet<string> = new Set();
  let running: Promise<void> | null = null;
  let again = false;
  const listeners: (() => void)[] = [];

  const look = async (): Promise<void> => {
    const since = new Date(now() - accessTokenLifetimeMs - marginMs);
    const rows = await db
      .selectFrom('devices')
      .select('id')
      .where('org_id', '=', organisation)
      .where('revoked_at', '>', since)
      .execute();
    const before = revoked;
    revoked = new Set(rows.map(({ id }) => id));
    if ([...revoked].some((id) => !before.has(id))) for (const listener of listeners) listener();
  };
  const refresh = async (): Promise<void> => {
    do {
      again = false;
      try {
        await look();
      } catch (error) {
        // What is known to be revoked stays so.
        log.warn('revocations-refresh-failed', failureFields(error));
      }
    } while (again);
  };
  return {
    has: (device) => revoked.has(device),
    refresh() {
      if (running === null) {
        running = refresh().finally(() => {
          running = null;
        });
      } else again = true;
      return running;
    },
    onRevoked: (listener) => void listeners.push(listener),
  };
}

/** The channel on which a revocation is announced, in the transaction that revokes. */
export const revocationChannel = 'sluice_revoked';
export const announceRevocation = sql`SELECT pg_notify(${revocationChannel}, '')`;
