import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import { hashNote, linkEntries } from '../../lib/core/audit/chain.ts';
import { storable } from '../store/storable.ts';
import type { Tables } from '../store/tables.ts';
import type { AuditAction } from '../../lib/core/audit/actions.ts';
import { holdChainEnd } from './chain-end.ts';

export interface AuditEntry {
  readonly org: string;
  /** `user:<id>`, `token:<id>`, `device:<id>` or `system`. */
  readonly actor: string;
  readonly action: AuditAction;
  /** Ids, pseudonyms, versions, names of groups and settings: an entry cannot be erased. No names of people. */
  readonly target: string;
  /** What changed, in the same kinds of words and values of settings, such as `role=analyst→manager` (changed.ts). */
  readonly detail?: string;
  /** Free text of a person (a reason). Kept beside the entry and covered by it; may be erased (erase-notes.ts). */
  readonly note?: string;
}

/**
 * Written in the caller's transaction: what was not recorded did not happen. One transaction per organisation writes
 * at a time, and the others wait until it has committed. So audit last, after every row that another transaction
 * might hold was changed, or two of them can wait for each other.
 */
export async function audit(trx: Transaction<Tables>, entry: AuditEntry): Promise<void> {
  await auditAll(trx, [entry]);
}

/** The same for many entries of one organisation at once. */
export async function auditAll(trx: Transaction<Tables>, entries: readonly AuditEntry[]): Promise<void> {
  const org = entries[0]?.org;
  if (org === undefined) return;
  const end = await holdChainEnd(trx, org);
  const notes = entries.map(({ note }) => (note === undefined ? null : saltedNote(note)));
  const facts = entries.map(({ actor, action, target, detail }, index) => ({
    org,
    seq: end.seq + 1 + index,
    at: end.now,
    actor,
    action,
    target: storable(target),
    detail: storable(detail ?? ''),
    noteHash: notes[index]?.hash ?? null,
  }));
  const rows = linkEntries(end.hash, facts).map(({ org: org_id, noteHash: note_hash, at, ...rest }) => ({
    ...rest,
    org_id,
    note_hash,
    at: sql<Date>`${at}::timestamptz`,
  }));
  await trx.insertInto('audit').values(rows).execute();
  const kept = notes.flatMap((note, index) =>
    note === null ? [] : [{ org_id: org, seq: end.seq + 1 + index, salt: note.salt, text: note.text }],
  );
  if (kept.length > 0) await trx.insertInto('audit_notes').values(kept).execute();
}

function saltedNote(note: string): { salt: string; text: string; hash: string } {
  const salt = randomBytes(16).toString('base64url');
  const text = storable(note);
  return { salt, text, hash: hashNote(salt, text) };
}
