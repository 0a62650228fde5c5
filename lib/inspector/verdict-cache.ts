import type { InspectionEnd, InspectionRequest } from '../messaging/inspection.ts';
import type { Holds } from './reader-messages.ts';

/**
 * What was said about files, by their content, while the browser runs: results only, never texts. A verdict is about
 * one file, name, egress and policy; the reading itself cannot be kept, since it is made of content.
 */
export interface VerdictCache {
  keysOf(bytes: Uint8Array<ArrayBuffer>, request: InspectionRequest): Promise<CacheKeys>;
  get(key: string): Promise<InspectionEnd | null>;
  put(key: string, end: InspectionEnd, holds: Holds): void;
}

export interface CacheKeys {
  readonly key: string;
  /** Of the content alone, under a salt that is gone with the browser: `InspectedFile.contentKey`. */
  readonly contentKey: string;
}

export interface CachedVerdict {
  readonly key: string;
  readonly end: InspectionEnd;
  /** The only one in which it holds, since 1970; null: for as long as the browser runs. */
  readonly minute: number | null;
}

/** Where the page is closed before the browser is: what the next one knows from this one. */
export interface Kept {
  readonly salt: Promise<string>;
  load(): Promise<readonly CachedVerdict[]>;
  save(verdicts: readonly CachedVerdict[]): Promise<void>;
}

const mostEntries = 500;
/** A verdict has some kilobytes; the session's storage has 10 MB for everything. */
const mostKept = 50;
const minuteMs = 60_000;

/** @param kept where the page does not live as long as the browser; what cannot be had of it is done without. */
export function createVerdictCache(now: () => number = Date.now, kept?: Kept): VerdictCache {
  const entries = new Map<string, CachedVerdict>();
  const minute = () => Math.floor(now() / minuteMs);
  const own = crypto.randomUUID();
  const salted = kept?.salt.catch(() => own) ?? Promise.resolve(own);
  const loaded = kept?.load().then(
    (verdicts) => {
      for (const verdict of verdicts) entries.set(verdict.key, entries.get(verdict.key) ?? verdict);
    },
    () => undefined,
  );
  return {
    async keysOf(bytes, { file: { name, size }, egress, policyVersion, policyHash, truncated }) {
      const about = JSON.stringify([name, size, egress, policyVersion, policyHash, truncated]);
      const [content, salt] = await Promise.all([sha256(bytes), salted]);
      const [contentKey, rest] = await Promise.all([
        sha256(utf8(salt + content)),
        sha256(utf8(salt + about)),
      ]);
      return { key: `${contentKey} ${rest}`, contentKey };
    },
    async get(key) {
      await loaded;
      const entry = entries.get(key);
      if (entry === undefined || (entry.minute !== null && entry.minute !== minute())) return null;
      return entry.end;
    },
    put(key, end, holds) {
      if (holds === 'never') return;
      entries.delete(key);
      entries.set(key, { key, end, minute: holds === 'always' ? null : minute() });
      const [oldest] = entries.keys();
      if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest);
      void kept?.save([...entries.values()].slice(-mostKept)).catch(() => undefined);
    },
  };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
