import { describe, expect, it } from 'vitest';
import { chainStart, hashEntry, hashNote, linkEntries } from './chain.ts';
import type { AuditLink } from './chain.ts';
import { createAuditVerifier } from './verify.ts';
import type { AuditHead, AuditNote } from './verify.ts';

const facts = (seq: number, noteHash: string | null = null) => ({
  org: 'o',
  seq,
  at: `2026-11-26T10:00:0${String(seq)}.000001Z`,
  actor: 'user:1',
  action: 'device.revoke',
  target: `device ${String(seq)}`,
  detail: '',
  noteHash,
});
const chain = linkEntries(
  chainStart,
  [1, 2, 3, 4, 5, 6].map((seq) => facts(seq)),
);
const at = (seq: number): AuditLink => chain[seq - 1] ?? { ...facts(0), previous: '', hash: '' };
const verify = (entries: readonly AuditLink[], heads: readonly AuditHead[] = []) => {
  const verifier = createAuditVerifier(heads);
  for (const entry of entries) verifier.take(entry);
  return verifier.end();
};
const codes = (entries: readonly AuditLink[], heads: readonly AuditHead[] = []) =>
  verify(entries, heads).faults.map(({ code, seq }) => `${code} ${String(seq)}`);
const head = ({ seq, hash }: AuditLink): AuditHead => ({ seq, hash });
/** What somebody with the database can do who knows how the chain is made. */
const relinked = (entries: readonly AuditLink[]): AuditLink[] =>
  linkEntries(
    chainStart,
    entries.map((entry, index) => ({ ...entry, seq: index + 1 })),
  );

describe('an untouched chain', () => {
  it('verifies, with the heads that were exported along the way', () => {
    expect(verify(chain, [head(at(3)), head(at(6))])).toEqual({
      entries: 6,
      end: { seq: 6, hash: at(6).hash },
      faults: [],
      faultCount: 0,
      erasedNotes: 0,
    });
    expect(verify([])).toMatchObject({ entries: 0, end: null, faultCount: 0 });
  });

  it('has the hash that its documentation promises', () => {
    // sha256sum of {"action":…,"actor":…,"at":…,"detail":"","noteHash":null,"org":"o","previous":"000…","seq":1,…,"v":1}
    expect(hashEntry(chainStart, facts(1))).toBe(
      '3e6994f6ec639ec04165849f8c07468c1b7e0e1103e39bae488bd6f59bce05a3',
    );
  });
});

describe('tampering shows', () => {
  it.each(['at', 'actor', 'action', 'target', 'detail', 'org'] as const)('an edited %s', (name) => {
    const edited = chain.map((entry) => (entry.seq === 3 ? { ...entry, [name]: 'user:2' } : entry));
    expect(codes(edited)).toContain('audit/edited 3');
  });

  it('an edit with a hash made anew breaks the next link', () => {
    const changed = { ...at(3), actor: 'user:2' };
    const edited = chain.map((entry) =>
      entry.seq === 3 ? { ...changed, hash: hashEntry(changed.previous, changed) } : entry,
    );
    expect(codes(edited)).toEqual(['audit/broken 4']);
  });

  it('entries deleted from the middle and from the beginning', () => {
    expect(codes(chain.filter(({ seq }) => seq !== 3))).toEqual(['audit/missing 3', 'audit/broken 4']);
    expect(codes(chain.slice(2))).toEqual(['audit/missing 1', 'audit/broken 3']);
  });

  it('entries in another order, and one twice', () => {
    expect(codes([at(1), at(3), at(2), at(4), at(5), at(6)])).toContain('audit/order 2');
    expect(codes([at(1), at(2), at(2), at(3)])).toContain('audit/order 2');
    const swapped = [at(1), { ...at(3), seq: 2 }, { ...at(2), seq: 3 }, at(4), at(5), at(6)];
    expect(codes(swapped)).toContain('audit/broken 2');
  });

  it('an end that was cut off behind an exported head', () => {
    expect(codes(chain.slice(0, 4))).toEqual([]);
    expect(codes(chain.slice(0, 4), [head(at(6))])).toEqual(['audit/truncated 6']);
    expect(codes([], [head(at(1))])).toEqual(['audit/truncated 1']);
  });

  it('a chain written anew by the rules, against an exported head', () => {
    const forged = relinked(chain.filter(({ seq }) => seq !== 2));
    expect(codes(forged)).toEqual([]);
    expect(codes(forged, [head(at(3))])).toEqual(['audit/rewritten 3']);
    expect(codes(relinked([...chain, at(1)]), [head(at(6))])).toEqual([]); // only lengthened: nothing was lost
  });

  it('a head that was signed again for what was written anew, beside the first', () => {
    const forged = relinked(chain.filter(({ seq }) => seq !== 2));
    const heads = [head(at(3)), ...forged.slice(2, 3).map(head)];
    expect(codes(forged, heads)).toEqual(['audit/rewritten 3']);
    expect(codes(forged, heads.toReversed())).toEqual(['audit/rewritten 3']);
    expect(codes(chain, [...heads, head(at(3))])).toEqual(['audit/rewritten 3']);
    expect(codes(chain, [head(at(3)), head(at(3))])).toEqual([]);
  });

  it('among more heads than a call has arguments', () => {
    const heads = Array.from({ length: 300_000 }, (_, index) => ({ seq: index + 7, hash: '' }));
    expect(codes(chain, heads)).toEqual(['audit/truncated 300006']);
  });

  it('an entry that is in no chain', () => {
    const verifier = createAuditVerifier([]);
    verifier.takeUnlinked();
    expect(verifier.end().faults).toEqual([{ code: 'audit/unlinked', seq: 0 }]);
  });

  it('counts all and lists a hundred', () => {
    const many = linkEntries(
      chainStart,
      Array.from({ length: 300 }, (_, index) => facts(index + 1)),
    );
    const summary = verify(many.map((entry) => ({ ...entry, actor: 'user:2' })));
    expect([summary.faultCount, summary.faults.length]).toEqual([300, 100]);
  });
});

describe('notes', () => {
  const note = { salt: 's', text: 'asked for by the works council' };
  const noted = linkEntries(chainStart, [facts(1, hashNote(note.salt, note.text)), facts(2)]);
  const faultsWith = (first: AuditNote, second: AuditNote = null) => {
    const verifier = createAuditVerifier([]);
    for (const [index, entry] of noted.entries()) verifier.take(entry, index === 0 ? first : second);
    return verifier.end();
  };

  it('may be erased, and the chain still verifies', () => {
    expect(faultsWith(note)).toMatchObject({ faultCount: 0, erasedNotes: 0 });
    expect(faultsWith(null)).toMatchObject({ faultCount: 0, erasedNotes: 1 });
    expect(faultsWith(undefined, undefined)).toMatchObject({ faultCount: 0, erasedNotes: 0 });
  });

  it('may not be changed or added', () => {
    expect(faultsWith({ ...note, text: 'another' }).faults).toEqual([{ code: 'audit/note', seq: 1 }]);
    expect(faultsWith(note, note).faults).toEqual([{ code: 'audit/note', seq: 2 }]);
  });
});
