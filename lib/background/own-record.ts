import type { Table } from 'dexie';
import type { IncidentDatabase, RecordRow, WaitingRow } from './incident-database.ts';

/** How long what was sent is kept on this device, in days, and how many of them at most. */
export const recordDays = 90;
export const mostRecorded = 2000;
const dayMs = 86_400_000;

/** One incident as its person may see it. */
export interface OwnIncident {
  readonly id: string;
  /** `open`: it may still turn out otherwise. `waiting`: to be sent. `refused`: the server did not take it. */
  readonly state: 'open' | 'waiting' | 'sent' | 'refused';
  /** What is, or will be, sent: to the byte. */
  readonly json: string;
  /** What was sent about it before, oldest first. */
  readonly earlier: readonly string[];
  readonly refused: string | null;
}

/** What this browser recorded about its person: what waits, and what was sent, as it was sent. No message content. */
export interface OwnRecord {
  /** The newest `take` of an organisation's, and how many there are. */
  read(
    organisation: string,
    take: number,
  ): Promise<{ readonly entries: readonly OwnIncident[]; readonly total: number }>;
  /**
   * Drops what is too old at `oldAt` (as `agingTime` says; null: nothing is), more than `most` (default 2,000), or
   * was another organisation's: also what waited for that one before `now`, which nobody will ever send. What came
   * later may be of one that was joined meanwhile.
   */
  prune(organisation: string, now: number, oldAt: number | null, most?: number): Promise<void>;
  /** All of it, and all that waits. */
  erase(): Promise<void>;
}

export function openOwnRecord({ dexie, waiting, record }: IncidentDatabase): OwnRecord {
  return {
    async read(organisation, take) {
      const inQueue = (await waiting.toArray())
        .filter((row) => row.organisation === organisation)
        .sort((a, b) => (a.incident.at < b.incident.at ? 1 : -1))
        .map(whileWaiting);
      // What was corrected since it was sent stands in the queue again: shown once, as it is now.
      const again = new Set(inQueue.map(({ id }) => id));
      const isOwn = (row: RecordRow) => row.organisation === organisation && !again.has(row.id);
      const told = record.orderBy('at').reverse().filter(isOwn);
      const total = inQueue.length + (await told.count());
      const rest = Math.max(0, take - inQueue.length);
      const entries = [...inQueue.slice(0, take), ...(await told.limit(rest).toArray()).map(onceTold)];
      return { entries, total };
    },
    async prune(organisation, now, oldAt, most = mostRecorded) {
      await dexie.transaction('rw', waiting, record, async () => {
        await waiting.filter((row) => row.organisation !== organisation && row.savedAt < now).delete();
        if (oldAt !== null)
          await record
            .where('toldAt')
            .below(oldAt - recordDays * dayMs)
            .delete();
        await record.filter((row) => row.organisation !== organisation).delete();
        const tooMany = (await record.count()) - most;
        if (tooMany > 0) await record.orderBy('toldAt').limit(tooMany).delete();
      });
    },
    async erase() {
      await dexie.transaction('rw', waiting, record, async () => {
        await waiting.clear();
        await record.clear();
      });
    },
  };
}

/** To be called in the transaction that takes the row out of the queue. */
export async function keepAsSent(
  record: Table<RecordRow, string>,
  { id, incident, organisation }: WaitingRow,
  refused: string | null,
  now: number,
): Promise<void> {
  // What JSON makes of an incident is the same inside of a batch: these are the bytes that went out.
  const json = JSON.stringify(incident);
  const before = await record.get(id);
  const earlier =
    before === undefined || before.json === json ? (before?.earlier ?? []) : [...before.earlier, before.json];
  await record.put({ id, organisation, at: incident.at, toldAt: now, json, earlier, refused }, id);
}

function whileWaiting({ id, incident, open }: WaitingRow): OwnIncident {
  const state = open === 1 ? 'open' : 'waiting';
  return { id, state, json: JSON.stringify(incident), earlier: [], refused: null };
}

function onceTold({ id, json, earlier, refused }: RecordRow): OwnIncident {
  return { id, state: refused === null ? 'sent' : 'refused', json, earlier, refused };
}
