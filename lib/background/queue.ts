import Dexie from 'dexie';
import type { Collection, Table } from 'dexie';
import * as v from 'valibot';
import { incidentAnswerSchema, maxBatch } from '../core/api/device.ts';
import type { Incident } from '../core/incident/incident.ts';
import { serverNow, signedFetch } from './api.ts';
import type { Identity } from './identity.ts';
import { openIncidentDatabase } from './incident-database.ts';
import type { IncidentDatabase, WaitingRow } from './incident-database.ts';
import { keepAsSent } from './own-record.ts';

/** A question that is still open after this long is taken as cancelled (its page was reloaded or crashed). */
const openForMs = 24 * 60 * 60_000;
/** What is dated later than this is not of a clock that is a little fast. */
const aheadMs = 60_000;
const maxBatchBytes = 512 * 1024;
const utf8 = new TextEncoder();

/** The durable incident queue: a row goes, into the person's own record, only when the server has acknowledged it. */
export interface Queue {
  /**
   * True once it is durable; false for a question that was closed before, which stays as it was decided. `tab`: where the
   * question is open, so that it can be closed with it.
   */
  save(
    incident: Incident,
    about: { open: boolean; organisation: string; tab?: number | undefined },
  ): Promise<boolean>;
  /** The questions of this tab, or all of them (a browser that starts has none open), were left without an answer. */
  closeQuestions(tab: number | 'all'): Promise<void>;
  /** How many wait for an answer. */
  openQuestions(): Promise<number>;
  size(): Promise<number>;
  /** Sends what is due. Resolves with how long to wait when the server asked for that, else null. */
  flush(identity: Identity): Promise<{ readonly waitMs: number | null }>;
}

export function openQueue(database: IncidentDatabase = openIncidentDatabase()): Queue {
  const { dexie, waiting: rows } = database;
  return {
    async save(incident, { open, organisation, tab = -1 }) {
      return dexie.transaction('rw', rows, async () => {
        const before = await rows.get(incident.id);
        // A late "still open" must not undo a decision that was already recorded.
        if (before?.open === 0 && open) return false;
        await rows.put(
          { id: incident.id, incident, open: open ? 1 : 0, savedAt: Date.now(), tab, organisation },
          incident.id,
        );
        return true;
      });
    },
    async closeQuestions(tab) {
      await questions(rows, Dexie.maxKey)
        .filter((row) => tab === 'all' || row.tab === tab)
        .modify({ open: 0 });
    },
    openQuestions: () =>
      questions(rows, Dexie.maxKey)
        .count()
        .then((count) => count),
    size: () => rows.count().then((count) => count),
    async flush(identity) {
      await questions(rows, Date.now() - openForMs).modify({ open: 0 });
      let most = maxBatch;
      for (;;) {
        const batch = await nextBatch(rows, identity.organisation.id, most);
        if (batch.length === 0) return { waitMs: null };
        const sent = await sendBatch(identity, batch);
        if (!sent.done && sent.isTooLarge) {
          most = Math.ceil(batch.length / 2);
          continue;
        }
        if (!sent.done) return { waitMs: sent.waitMs };
        await moveToRecord(database, batch, sent.answers);
      }
    },
  };
}

/** Questions still open that were saved up to `until` (milliseconds since 1970), or all of them: clocks are put back. */
function questions(
  rows: Table<WaitingRow, string>,
  until: number | typeof Dexie.maxKey,
): Collection<WaitingRow, string> {
  return rows.where('[open+savedAt]').between([1, Dexie.minKey], [1, until], true, true);
}

async function nextBatch(
  rows: Table<WaitingRow, string>,
  organisation: string,
  most: number,
): Promise<readonly WaitingRow[]> {
  const due = await rows
    .where('[open+savedAt]')
    .between([0, Dexie.minKey], [0, Dexie.maxKey])
    .filter((row) => row.organisation === organisation)
    .limit(most)
    .toArray();
  let bytes = 0;
  return due.filter((row, index) => {
    bytes += utf8.encode(JSON.stringify(row.incident)).length;
    return index === 0 || bytes <= maxBatchBytes;
  });
}

/** By id: why the server refused it, null when it has it. */
type Answers = ReadonlyMap<string, string | null>;
type Sent =
  | { readonly done: true; readonly answers: Answers }
  | { readonly done: false; readonly waitMs: number | null; readonly isTooLarge?: true };

async function sendBatch(identity: Identity, batch: readonly WaitingRow[]): Promise<Sent> {
  const signer = { key: identity.key.privateKey, keyId: identity.device };
  const body = { incidents: batch.map((row) => row.incident) };
  const answer = await signedFetch(identity.server, 'POST', '/v1/incidents', body, signer);
  if (!answer.ok) {
    const { status, retryAfterMs: waitMs } = answer.error;
    const [first, ...rest] = batch;
    if (status !== 413 || waitMs !== null || first === undefined) return { done: false, waitMs };
    if (rest.length > 0) return { done: false, waitMs, isTooLarge: true };
    return { done: true, answers: new Map([[first.id, 'request/too-large']]) };
  }
  const parsed = v.safeParse(incidentAnswerSchema, answer.value.body);
  if (!parsed.success) return { done: false, waitMs: null };
  const { accepted, refused } = parsed.output;
  const ids = new Set(batch.map(({ id }) => id));
  const answers = new Map<string, string | null>(
    accepted.filter((id) => ids.has(id)).map((id) => [id, null]),
  );
  for (const { index, code } of refused) {
    const id = batch[index]?.id;
    if (id !== undefined) answers.set(id, code);
  }
  // The same would be asked at once when the answer is about none of them.
  return answers.size > 0 ? { done: true, answers } : { done: false, waitMs: null };
}

// Only rows that still are what was sent go: one that was saved again meanwhile stays.
async function moveToRecord(
  database: IncidentDatabase,
  batch: readonly WaitingRow[],
  answers: Answers,
): Promise<void> {
  const { dexie, waiting, record } = database;
  await dexie.transaction('rw', waiting, record, async () => {
    for (const row of batch) {
      const refused = answers.get(row.id);
      if (refused === undefined) continue;
      if (refused === 'incident/clock' && Date.parse(row.incident.at) > serverNow() + aheadMs) {
        // Our clock is ahead. What happened counts more than when exactly, and what was saved meanwhile more yet.
        const at = new Date(serverNow()).toISOString();
        const now = await waiting.get(row.id);
        if (now !== undefined) await waiting.update(row.id, { incident: { ...now.incident, at } });
        continue;
      }
      await keepAsSent(record, row, refused, serverNow());
      const now = await waiting.get(row.id);
      if (now?.savedAt === row.savedAt) await waiting.delete(row.id);
    }
  });
}
