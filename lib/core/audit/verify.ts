import { chainStart, hashEntry, hashNote } from './chain.ts';
import type { AuditLink } from './chain.ts';

/** The chain's end as it was signed and exported at some time. */
export interface AuditHead {
  readonly seq: number;
  readonly hash: string;
}

/** What is wrong with a chain, and where. */
export interface AuditFault {
  readonly code:
    | 'audit/edited' // the entry does not have the hash that its words give
    | 'audit/broken' // the entry does not follow the one before it
    | 'audit/missing' // numbers are left out
    | 'audit/order' // a number comes late or twice
    | 'audit/other-organisation'
    | 'audit/note' // a note is not the one that was written
    | 'audit/unlinked' // an entry of an older server that is in no chain (yet)
    | 'audit/truncated' // an exported head lies behind the end
    | 'audit/rewritten'; // the entry at an exported head is another one
  /** 0 where there is no number. */
  readonly seq: number;
}

export interface AuditSummary {
  readonly entries: number;
  /** Hash of the last entry. */
  readonly end: AuditHead | null;
  readonly faults: readonly AuditFault[];
  /** How many there were; `faults` holds the first hundred. */
  readonly faultCount: number;
  /** Notes that were erased. */
  readonly erasedNotes: number;
}

/** What is known of the free text beside an entry; undefined = not in this export. */
export type AuditNote = { readonly salt: string; readonly text: string } | null | undefined;

export interface AuditVerifier {
  /** Entries in the order of the export. */
  take(entry: AuditLink, note?: AuditNote): void;
  /** An entry without a place in the chain. */
  takeUnlinked(): void;
  end(): AuditSummary;
}

const maxFaults = 100;

/** Checks a chain entry by entry, in constant memory. `heads` are exported heads whose signatures were verified. */
export function createAuditVerifier(heads: readonly AuditHead[]): AuditVerifier {
  const expected = new Map<number, string | null>();
  let newest = 0;
  for (const { seq, hash } of heads) {
    // Two heads of one number that contradict each other: no entry is right for both, whichever came later.
    const known = expected.get(seq);
    expected.set(seq, known === undefined || known === hash ? hash : null);
    newest = Math.max(newest, seq);
  }
  const faults: AuditFault[] = [];
  let faultCount = 0;
  let entries = 0;
  let erasedNotes = 0;
  let org: string | null = null;
  let last: AuditHead = { seq: 0, hash: chainStart };
  const report = (code: AuditFault['code'], seq: number): void => {
    faultCount += 1;
    if (faults.length < maxFaults) faults.push({ code, seq });
  };

  return {
    take(entry, note) {
      const { seq, previous, hash } = entry;
      entries += 1;
      org ??= entry.org;
      if (entry.org !== org) report('audit/other-organisation', seq);
      if (seq <= last.seq) report('audit/order', seq);
      else if (seq > last.seq + 1) report('audit/missing', last.seq + 1);
      if (previous !== last.hash) report('audit/broken', seq);
      if (hashEntry(previous, entry) !== hash) report('audit/edited', seq);
      if (note === null && entry.noteHash !== null) erasedNotes += 1;
      if (note !== null && note !== undefined && entry.noteHash !== hashNote(note.salt, note.text))
        report('audit/note', seq);
      const head = expected.get(seq);
      if (head !== undefined && head !== hash) report('audit/rewritten', seq);
      last = { seq: Math.max(seq, last.seq), hash };
    },
    takeUnlinked() {
      report('audit/unlinked', 0);
    },
    end() {
      if (newest > last.seq) report('audit/truncated', newest);
      return { entries, end: entries === 0 ? null : last, faults, faultCount, erasedNotes };
    },
  };
}
