import type { IncomingMessage } from 'node:http';
import { parseSentRecord, type SentRecord } from './sent.ts';

const maxBodyBytes = 32 * 1024 * 1024;

/** What the pages of one server sent, kept outside them so that it outlives them. */
export interface Oracle {
  /** In order of sending, over all pages. */
  sent(): SentRecord[];
  /** Resolves with all records as soon as there are at least `count`. */
  whenSent(count: number): Promise<SentRecord[]>;
  /** Takes one posted record; false when it is malformed or over 32 MiB. */
  accept(request: IncomingMessage): Promise<boolean>;
  reset(): void;
}

export function createOracle(): Oracle {
  const records: SentRecord[] = [];
  const waiting = new Set<() => void>();
  const sent = () => records.toSorted((a, b) => a.at - b.at || a.seq - b.seq);
  return {
    sent,
    whenSent: (count) =>
      new Promise((resolve) => {
        const check = () => {
          if (records.length < count) return;
          waiting.delete(check);
          resolve(sent());
        };
        waiting.add(check);
        check();
      }),
    async accept(request) {
      const record = parseSentRecord(await readJson(request));
      if (!record) return false;
      records.push(record);
      for (const check of [...waiting]) check();
      return true;
    },
    reset: () => {
      records.length = 0;
    },
  };
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const part = Buffer.from(chunk as Uint8Array);
    bytes += part.length;
    if (bytes > maxBodyBytes) return null;
    chunks.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return null;
  }
}
