import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** What the hash of an audit entry covers. Ids, pseudonyms, names of groups and keys only: entries are never erased. */
export interface AuditFacts {
  readonly org: string;
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** RFC 3339, UTC, six decimals: as PostgreSQL keeps it. */
  readonly at: string;
  /** `user:<id>`, `token:<id>`, `device:<id>` or `system`. */
  readonly actor: string;
  readonly action: string;
  readonly target: string;
  readonly detail: string;
  /** Digest of the free text beside the entry (`hashNote`); null when there never was one. */
  readonly noteHash: string | null;
}

/** One link: `hash` covers the facts and `previous`, the hash of the entry before. Hex, 64 characters. */
export interface AuditLink extends AuditFacts {
  readonly previous: string;
  readonly hash: string;
}

/** `previous` of the first entry. */
export const chainStart = '0'.repeat(64);

const encoder = new TextEncoder();
const digest = (text: string): string => bytesToHex(sha256(encoder.encode(text)));

/** SHA-256 over the canonical JSON (RFC 8785: members in order, no spaces) of the previous hash and the facts. */
export function hashEntry(previous: string, facts: AuditFacts): string {
  const { action, actor, at, detail, noteHash, org, seq, target } = facts;
  return digest(JSON.stringify({ action, actor, at, detail, noteHash, org, previous, seq, target, v: 1 }));
}

/** Links entries that follow one another to the chain's end. */
export function linkEntries(previous: string, entries: readonly AuditFacts[]): AuditLink[] {
  let last = previous;
  return entries.map((facts) => {
    const link = { ...facts, previous: last, hash: hashEntry(last, facts) };
    last = link.hash;
    return link;
  });
}

/** Free text is kept apart, with a random salt, so that it can be erased while the chain still verifies. */
export function hashNote(salt: string, text: string): string {
  return digest(JSON.stringify({ salt, text }));
}
