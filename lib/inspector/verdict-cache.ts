import type { InspectionEnd, InspectionRequest } from '../messaging/inspection.ts';
import type { Holds } from './reader-messages.ts';

/**
 * What was said about files, by their content, while the browser runs: results only, never texts. A verdict is about
 * one file, name, egress and policy; the reading itself cannot be kept, since it is made of content.
 */
export interface VerdictCache {
  keysOf(bytes: Uint8Array<ArrayBuffer>, request: InspectionRequest): Promise<CacheKeys>;
  get(key: string): InspectionEnd | null;
  put(key: string, end: InspectionEnd, holds: Holds): void;
}

export interface CacheKeys {
  readonly key: string;
  /** Of the content alone, under a salt that is gone with the browser: `InspectedFile.contentKey`. */
  readonly contentKey: string;
}

const mostEntries = 500;
const minuteMs = 60_000;

/** @param kept a salt that outlives this page; without one, or where it cannot be had, its own. */
export function createVerdictCache(now: () => number = Date.now, kept?: Promise<string>): VerdictCache {
  const entries = new Map<string, { readonly end: InspectionEnd; readonly minute: number | null }>();
  const minute = () => Math.floor(now() / minuteMs);
  const own = crypto.randomUUID();
  const salted = kept?.catch(() => own) ?? Promise.resolve(own);
  return {
    async keysOf(bytes, { file: { name, size }, egress, policyVersion, policyHash, truncated }) {
      const about = JSON.stringify([name, size, egress, policyVersion, policyHash, truncated]);
      const [content, rest, salt] = await Promise.all([sha256(bytes), sha256(utf8(about)), salted]);
      return { key: `${content} ${rest}`, contentKey: await sha256(utf8(salt + content)) };
    },
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined || (entry.minute !== null && entry.minute !== minute())) return null;
      return entry.end;
    },
    put(key, end, holds) {
      if (holds === 'never') return;
      entries.delete(key);
      entries.set(key, { end, minute: holds === 'always' ? null : minute() });
      const [oldest] = entries.keys();
      if (entries.size > mostEntries && oldest !== undefined) entries.delete(oldest);
    },
  };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
