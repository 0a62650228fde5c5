import type { IncomingMessage } from 'node:http';
import { parseSentRecord, type SentRecord } from './sent.ts';

const maxBodyLength = 32 * 1024 * 1024; // UTF-16 units

/** What the pages of one server sent, kept outside them so that it outlives them. */
export interface Oracle {
  /** In order of sending, over all pages. */
  sent(): SentRecord[];
  /** Resolves with all records as soon as there are at least `count`. */
  whenSent(count: number): Promise<SentRecord[]>;
  /** Takes one posted record; false when it is malformed or over 32 Mi characters. */
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
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > maxBodyLength) return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
