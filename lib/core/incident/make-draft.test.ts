import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Egress, InspectedFile } from '../decide/egress.ts';
import { judge, loadPolicy } from '../decide/index.ts';
import { compilePolicy } from '../policy/compile.ts';
import { samplePolicy, sampleRule } from '../policy/sample-policy.ts';
import { incidentDraftSchema } from './draft.ts';
import { makeDraft } from './make-draft.ts';

const compiled = compilePolicy(samplePolicy(sampleRule({})), {
  organisation: 'o',
  version: 3,
  issuedAt: '2026-03-01T00:00:00.000Z',
});
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
const policy = loadPolicy(compiled.value);

const file: InspectedFile = {
  name: 'salaries of everybody.zip',
  type: 'application/zip',
  bytes: 9,
  facets: ['encrypted', 'embedded-file'],
  counts: { entries: 3e9, rows: 12 },
  texts: [{ path: ['b.csv', 'row 2'], text: 'see PRJ-1234' }],
};

function draftOf(files: readonly InspectedFile[], tellsFiles?: boolean, members?: number) {
  const egress: Egress = {
    platform: 'whatsapp',
    channel: 'file',
    conversation: { kind: 'direct', title: 'ACME', ...(members !== undefined && { members }) },
    account: { id: null },
    content: { kind: 'files', files },
  };
  return makeDraft(egress, judge(policy, egress, 0), 'sent', {
    id: '00000000-0000-4000-8000-000000000000',
    at: '2026-03-01T00:00:00.000Z',
    accountKind: 'unknown',
    adapter: { health: 'ok' },
    client: { version: '1.0.0', browser: 'chromium' },
    ...(tellsFiles !== undefined && { tellsFiles }),
  });
}

describe('the record of a file', () => {
  it('says what kind of file it was and where it was found in it, and not its name', () => {
    const draft = draftOf([file], true);
    expect(draft?.egress.files).toEqual([
      { type: 'application/zip', facets: ['encrypted', 'embedded-file'], counts: { entries: 1e9, rows: 12 } },
    ]);
    expect(draft?.findings[0]?.where).toBe('b.csv \u203a row 2');
    expect(JSON.stringify(draft)).not.toMatch(/salaries/);
    expect(v.safeParse(incidentDraftSchema, draft).success).toBe(true);
  });

  it('is bounded', () => {
    const draft = draftOf(
      Array.from({ length: 30 }, () => file),
      true,
    );
    expect(draft?.egress.files).toHaveLength(10);
    expect(v.safeParse(incidentDraftSchema, draft).success).toBe(true);
  });

  it('is made of any size, and in a group of whatever size the page says', () => {
    for (const [bytes, members] of [
      [4e9, 2e9],
      [4e9, -5],
    ] as const) {
      const draft = draftOf([{ ...file, bytes }], true, members);
      expect(draft?.egress.size).toBe(1e9);
      expect(v.safeParse(incidentDraftSchema, draft).success).toBe(true);
    }
  });

  it('is as before for a server that may not know it', () => {
    expect(draftOf([file], false)?.egress).not.toHaveProperty('files');
    expect(draftOf([file])?.egress).not.toHaveProperty('files');
  });
});
