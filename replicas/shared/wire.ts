import type { SentFile, SentRecord } from '../sent.ts';

// A keep-alive request survives the page, but browsers cap its body at 64 KiB.
const keepAliveBytes = 60_000;

let records: readonly SentRecord[] = Object.freeze([]);
const waiting = new Set<() => void>();
const asked = new Set<Promise<void>>();

export interface Outgoing extends Omit<SentRecord, 'seq' | 'files'> {
  readonly files: readonly SentFile[];
}

/** The replica's network: what goes through here has been sent. Recorded in the page and posted to its server. */
export function transmit(outgoing: Outgoing): void {
  const record = numberRecord(outgoing, records.length + 1);
  keepRecord(record);
  postRecord(record);
}

/**
 * Asks the messenger's server for something while somebody types (a preview, a search): it has left once the server
 * has taken it, and not when the request failed on its way.
 */
export function askServer(outgoing: Outgoing): void {
  const question = post(numberRecord(outgoing, records.length + 1))
    .then(() => {
      keepRecord(numberRecord(outgoing, records.length + 1));
    })
    .catch(() => undefined)
    .finally(() => {
      asked.delete(question);
    });
  asked.add(question);
}

/** Resolves once every question asked before now was taken, or failed. */
export async function questionsSettled(): Promise<void> {
  await Promise.all([...asked]);
}

/** A frozen record with its place. `transmit` in steps, for a replica whose worker does the sending. */
export function numberRecord(outgoing: Outgoing, seq: number): SentRecord {
  const { id, title, kind } = outgoing.conversation;
  return Object.freeze({
    ...outgoing,
    seq,
    conversation: Object.freeze({ id, title, kind }),
    files: frozenFiles(outgoing.files),
  });
}

/** Adds a record to those of this page (or worker) and wakes who waits for it. */
export function keepRecord(record: SentRecord): void {
  records = Object.freeze([...records, record]);
  for (const wake of [...waiting]) wake();
}

/** Posts a record to the replica's server. */
export function postRecord(record: SentRecord): void {
  // The in-page record stands on its own: a closed server must not make the page fail.
  post(record).catch(() => undefined);
}

function post(record: SentRecord): Promise<Response> {
  const body = JSON.stringify(record);
  return fetch('/__oracle', { method: 'POST', body, keepalive: body.length < keepAliveBytes });
}

// Typed as the schema's mutable array, frozen all the same.
function frozenFiles(files: readonly SentFile[]): SentFile[] {
  const copy = files.map((file) => Object.freeze({ ...file }));
  Object.freeze(copy);
  return copy;
}

export function sentRecords(): readonly SentRecord[] {
  return records;
}

export function forgetSent(): void {
  records = Object.freeze([]);
}

/** Resolves with the first record whose `seq` is above `afterSeq`, at once when it is already there. */
export function nextSent(afterSeq: number): Promise<SentRecord> {
  return new Promise((resolve) => {
    const check = () => {
      const found = records.find((record) => record.seq > afterSeq);
      if (!found) return;
      waiting.delete(check);
      resolve(found);
    };
    waiting.add(check);
    check();
  });
}

/** Name, type, size and SHA-256 of the bytes that leave. */
export async function describeFile(file: File): Promise<SentFile> {
  const content = await file.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { name: file.name, type: file.type, bytes: content.byteLength, sha256 };
}
