import type { Kysely } from 'kysely';
import type { Seat } from '../policy/active-policy.ts';
import type { Tables } from '../store/tables.ts';

/** Devices' groups, kept in memory for as long as an access token lives: a poll costs no query. */
export interface Seats {
  /** Null when it has to be looked up. */
  known(device: string, now: number): Seat | null;
  /** Look-ups of the same moment are one query. A device that is gone has the group `everyone`. */
  find(device: string, now: number): Promise<Seat>;
  /** To be called when another version is in force: devices that it was published for have another group. */
  forget(): void;
}

const lifetimeMs = 10 * 60_000;
/** About 40 MB. Above it the oldest go first. */
const maxKept = 200_000;
const maxBatch = 1_000;

interface Kept extends Seat {
  readonly until: number;
}

export function createSeats(db: Kysely<Tables>, organisation: string): Seats {
  const kept = new Map<string, Kept>();
  let forgotten = 0;
  let batch: { readonly devices: string[]; readonly groups: Promise<ReadonlyMap<string, string>> } | null =
    null;

  const keep = (device: string, group: string, now: number): Seat => {
    kept.delete(device);
    const seat = { device, group, until: now + lifetimeMs };
    kept.set(device, seat);
    const [oldest] = kept.size > maxKept ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return seat;
  };
  const groupsOf = async (devices: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    await new Promise((collected) => setImmediate(collected));
    batch = null;
    const rows = await db
      .selectFrom('devices')
      .select(['id', 'group_name'])
      .where('org_id', '=', organisation)
      .where('id', 'in', devices)
      .execute();
    return new Map(rows.map(({ id, group_name }) => [id, group_name]));
  };
  return {
    known(device, now) {
      const seat = kept.get(device);
      return seat !== undefined && seat.until > now ? seat : null;
    },
    async find(device, now) {
      if (batch === null || batch.devices.length >= maxBatch) {
        const devices: string[] = [];
        batch = { devices, groups: groupsOf(devices) };
      }
      batch.devices.push(device);
      const before = forgotten;
      const groups = await batch.groups.catch((error: unknown) => error);
      if (groups instanceof Map) {
        const group = String(groups.get(device) ?? 'everyone');
        return forgotten === before ? keep(device, group, now) : { device, group };
      }
      // While the database is away, what was so ten minutes ago is better than no answer.
      const stale = kept.get(device);
      if (stale === undefined) throw groups;
      return stale;
    },
    forget() {
      forgotten += 1;
      // Kept, but to be looked up: they are what there is while the database is away.
      for (const [device, seat] of kept) kept.set(device, { ...seat, until: 0 });
    },
  };
}
