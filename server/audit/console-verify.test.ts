import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/sluice.ts';
import { verifyExport } from '../../console/settings/audit/verify.ts';
import { temporaryFolder } from '../testing/rules.ts';
import { json, linkOf, openTestCluster, signInAs, startTestServer } from '../testing/test-server.ts';
import type { TestCluster, TestServer } from '../testing/test-server.ts';

const signedSchema = v.object({ head: v.string(), manifest: v.string() });
const folder = temporaryFolder();
let cluster: TestCluster;
let server: TestServer;
let lines: string[] = [];
let signed: v.InferOutput<typeof signedSchema>;
let rootKey = '';

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase());
  const admin = await signInAs(server.url, linkOf(server));
  for (const days of [1, 2, 3])
    await admin.send('POST', '/api/enrolment-codes', { group: 'ops', maxUses: 1, days });
  signed = await json(signedSchema, await admin.get('/api/audit/head'));
  lines = (await (await admin.get('/api/audit/export')).text()).trim().split('\n');
  ({ rootKey } = await json(v.object({ rootKey: v.string() }), await admin.get('/api/keys')));
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

/** What `sluice audit verify` says of the same. */
async function byCommand(export_: readonly string[]): Promise<{ faults: { code: string; seq: number }[] }> {
  writeFileSync(join(folder, 'export.jsonl'), export_.join('\n'));
  writeFileSync(join(folder, 'heads.jsonl'), JSON.stringify(signed));
  let said = '';
  const out = (text: string): void => {
    said += text;
  };
  const io = { directory: folder, out, err: out, readInput: () => Promise.resolve('') };
  await run(
    ['audit', 'verify', 'export.jsonl', '--heads', 'heads.jsonl', '--root-key', rootKey, '--json'],
    io,
  );
  return v.parse(
    v.object({ faults: v.array(v.object({ code: v.string(), seq: v.number() })) }),
    JSON.parse(said),
  );
}
async function inBrowser(export_: readonly string[]) {
  const verified = await verifyExport(export_.join('\n'), signed, rootKey);
  if (!verified.ok) throw new Error(verified.error.code);
  return verified.value;
}

describe('the console’s verification of the audit trail agrees with the command', () => {
  it('about what nobody touched', async () => {
    const { summary, head } = await inBrowser(lines);
    expect(summary).toMatchObject({ entries: lines.length, faultCount: 0 });
    expect(head.rootKey).toBe(rootKey);
    expect((await byCommand(lines)).faults).toEqual([]);
  });

  it.each<[string, (all: readonly string[]) => readonly string[], string]>([
    [
      'a changed entry',
      (all) => all.map((line) => line.replace('installation.create', 'user.create')),
      'audit/edited 1',
    ],
    ['a missing entry', (all) => all.filter((_, index) => index !== 1), 'audit/missing 2'],
    [
      'entries in another order',
      (all) => [...all.slice(0, 1), ...all.slice(1, 3).reverse(), ...all.slice(3)],
      'audit/order 2',
    ],
    ['a cut off end', (all) => all.slice(0, 1), 'audit/truncated'],
  ])('about %s', async (_, change, found) => {
    const changed = change(lines);
    const { summary } = await inBrowser(changed);
    expect(summary.faults).toEqual((await byCommand(changed)).faults);
    const said = summary.faults.map(({ code, seq }) => `${code} ${String(seq)}`);
    expect(said.some((fault) => fault.startsWith(found))).toBe(true);
  });

  it('trusts no other root key', async () => {
    const answer = await verifyExport(lines.join('\n'), signed, 'x'.repeat(43));
    expect(answer).toEqual({ ok: false, error: { code: 'head/root-mismatch', line: null } });
  });
});
