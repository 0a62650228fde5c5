import { describe, expect, it } from 'vitest';
import { chainStart, linkEntries } from '../../../lib/core/audit/chain.ts';
import { verifyExport } from './verify.ts';

const facts = (seq: number) => ({
  ...{ org: 'o', seq, at: '2026-11-26T10:00:00.000001Z', actor: 'user:1', action: 'device.revoke' },
  ...{ target: String(seq), detail: '', noteHash: null },
});
const lines = linkEntries(chainStart, [facts(1), facts(2)])
  .map((entry) => JSON.stringify(entry))
  .join('\n');

// What a real server signs and a changed entry are in server/audit/console-verify.test.ts.
describe('verifying in the browser', () => {
  it('believes no head whose signature it cannot check', async () => {
    const answer = await verifyExport(lines, { head: 'a.b.c', manifest: 'a.b.c' }, null);
    expect(answer).toEqual({ ok: false, error: { code: 'head/malformed', line: null } });
  });
});
