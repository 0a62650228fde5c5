import Dexie from 'dexie';
import type { Collection, Table } from 'dexie';
import * as v from 'valibot';
import { incidentAnswerSchema, maxBatch } from '../core/api/device.ts';
import type { Incident } from '../core/incident/incident.ts';
import { signedFetch } from './api.ts';
import type { Identity } from './identity.ts';

interface Row {
  readonly id: string;
  readonly incident: Incident;
  /** 1 while the outcome may still change (the question is open). A number, since IndexedDB indexes no booleans. */
  readonly open: 0 | 1;
  readonly savedAt: number;
  /** Where the question is open; -1 when unknown. */
  readonly tab: number;
  /** Whose policy it was: another organisation's server never gets it. */
  readonly organisation: string;
}

/** A question that is still open after this long is taken as cancelled (its page was reloaded or crashed). */
const openForMs = 24 * 60 * 60_000;
const maxBatchBytes = 512 * 1024;

/** The durable incident queue: a row goes only when the server has acknowledged it. */
export interface Queue {
  /** `tab`: where the question is open, so that it can be closed with it. */
  save(
    incident: Incident,
    about: { open: boolean; organisation: string; tab?: number | undefined },
  ): Promise<void>;
  /** The questions of this tab, or all of them (a browser that starts has none open), were left without an answer. */
  closeQuestions(tab: number | 'all'): Promise<void>;
  size(): Promise<number>;
  /** Sends what is due. Resolves with how long to wait when the server asked for that, else null. */
  flush(identity: Identity): Promise<{ readonly waitMs: number | null }>;
}

export function openQueue(name = 'sluice-incidents'): Queue {
  const database = new Dexie(name);
  database.version(1).stores({ incidents: 'id, [open+savedAt]' });
  const rows: Table<Row, string> = database.table('incidents');
  return {
    async save(incident, { open, organisation, tab = -1 }) {
      await database.transaction('rw', rows, async () => {
        const before = await rows.get(incident.id);
        // A late "still open" must not undo a decision that was already recorded.
        if (before?.open === 0 && open) return;
        await rows.put(
          { id: incident.id, incident, open: open ? 1 : 0, savedAt: Date.now(), tab, organisation },
          incident.id,
        );
      });
    },
    async closeQuestions(tab) {
      await questions(rows, Date.now())
        .filter((row) => tab === 'all' || row.tab === tab)
        .modify({ open: 0 });
    },
    size: () => rows.count().then((count) => count),
    async flush(identity) {
      await questions(rows, Date.now() - openForMs).modify({ open: 0 });
      for (;;) {
        const batch = await nextBatch(rows, identity.organisation.id);
        if (batch.length === 0) return { waitMs: null };
        const sent = await sendBatch(identity, batch);
        if (!sent.done) return { waitMs: sent.waitMs };
        await forget(database, rows, batch, sent.ids);
        if (sent.ids.size === 0) return { waitMs: 60_000 };
      }
    },
  };
}

/** Questions still open that were saved up to `until` (milliseconds since 1970). */
function questions(rows: Table<Row, string>, until: number): Collection<Row, string> {
  return rows.where('[open+savedAt]').between([1, Dexie.minKey], [1, until], true, true);
}

async function nextBatch(rows: Table<Row, string>, organisation: string): Promise<readonly Row[]> {
  const due = await rows
    .where('[open+savedAt]')
    .between([0, Dexie.minKey], [0, Dexie.maxKey])
    .filter((row) => row.organisation === organisation)
    .limit(maxBatch)
    .toArray();
  let bytes = 0;
  return due.filter((row, index) => {
    bytes += JSON.stringify(row.incident).length;
    return index === 0 || bytes <= maxBatchBytes;
  });
}

type Sent =
  | { readonly done: true; readonly ids: ReadonlySet<string> }
  | { readonly done: false; readonly waitMs: number | null };

async function sendBatch(identity: Identity, batch: readonly Row[]): Promise<Sent> {
  const signer = { key: identity.key.privateKey, keyId: identity.device };
  const body = { incidents: batch.map((row) => row.incident) };
  const answer = await signedFetch(identity.server, 'POST', '/v1/incidents', body, signer);
  if (!answer.ok) return { done: false, waitMs: answer.error.retryAfterMs };
  const parsed = v.safeParse(incidentAnswerSchema, answer.value.body);
  if (!parsed.success) return { done: false, waitMs: null };
  const refused = parsed.output.refused.flatMap(({ index }) => batch[index]?.id ?? []);
  return { done: true, ids: new Set([...parsed.output.accepted, ...refused]) };
}

// Only rows that still are what was sent: one that was saved again meanwhile stays.
async function forget(
  database: Dexie,
  rows: Table<Row, string>,
  batch: readonly Row[],
  ids: ReadonlySet<string>,
): Promise<void> {
  await database.transaction('rw', rows, async () => {
    for (const row of batch) {
      if (!ids.has(row.id)) continue;
      const now = await rows.get(row.id);
      if (now?.savedAt === row.savedAt) await rows.delete(row.id);
    }
  });
}
