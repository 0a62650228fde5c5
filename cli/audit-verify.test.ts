import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../server/testing/rules.ts';
import { linkOf, openTestCluster, query, signInAs, startTestServer } from '../server/testing/test-server.ts';
import type { TestCluster, TestServer } from '../server/testing/test-server.ts';
import { run } from './sluice.ts';

let cluster: TestCluster;
let server: TestServer;
let rootKey = '';
let lines: string[] = [];
const folder = temporaryFolder();

beforeAll(async () => {
  cluster = await openTestCluster();
  // The first head is kept at the start; what comes after it may be more, not less.
  server = await startTestServer(await cluster.createDatabase(), { dataFolder: folder });
  const admin = await signInAs(server.url, linkOf(server));
  for (const days of [1, 2, 3])
    await admin.send('POST', '/api/enrolment-codes', { group: 'ops', maxUses: 1, days });
  lines = (await (await admin.get('/api/audit/export')).text()).trim().split('\n');
  rootKey = String((await query(server.databaseUrl, 'SELECT root_kid FROM organisation'))[0]?.['root_kid']);
}, 120_000);
afterAll(async () => {
  await server.close();
  await cluster.stop();
});
afterEach(() => {
  delete process.env['DATABASE_URL'];
});

async function sluice(...args: string[]): Promise<{ readonly code: number; readonly said: string }> {
  let said = '';
  const say = (text: string): void => {
    said += text;
  };
  const io = { directory: folder, out: say, err: say, readInput: () => Promise.resolve('') };
  return { code: await run(['audit', 'verify', ...args], io), said };
}
function exported(change: (lines: readonly string[]) => readonly string[]): string {
  const file = join(folder, 'export.jsonl');
  writeFileSync(file, `${change(lines).join('\n')}\n`);
  return file;
}
const heads = ['--heads', 'audit-heads.jsonl'];
const same = (all: readonly string[]) => all;

describe('an export', () => {
  it('that nobody touched verifies against the exported heads and the root key', async () => {
    const { code, said } = await sluice(exported(same), ...heads, '--root-key', rootKey);
    expect([code, said]).toEqual([0, expect.stringContaining(`signed under root key ${rootKey}`)]);
  });

  it('without heads says what would not show', async () => {
    const { code, said } = await sluice(exported(same));
    expect([code, said]).toEqual([0, expect.stringContaining('No exported head was compared')]);
  });

  it.each<[string, (all: readonly string[]) => readonly string[], string]>([
    [
      'edited',
      (all) => all.map((line) => line.replace('installation.create', 'session.create')),
      'audit/edited entry 1',
    ],
    ['short of a line', (all) => all.filter((_, index) => index !== 1), 'audit/missing entry 2'],
    [
      'in another order',
      (all) => [...all.slice(0, 1), ...all.slice(1, 3).reverse(), ...all.slice(3)],
      'audit/order entry 2',
    ],
    ['cut off', (all) => all.slice(0, 1), 'audit/truncated'],
  ])('that is %s does not', async (_, change, found) => {
    const { code, said } = await sluice(exported(change), ...heads);
    expect([code, said]).toEqual([1, expect.stringContaining(found)]);
  });

  it('does not verify against heads that were tampered with, or under another root key', async () => {
    const text = readFileSync(join(folder, 'audit-heads.jsonl'), 'utf8');
    const forged = text.replace(/("head":"[^."]+\.)[^."]+/, '$1eyJzZXEiOjF9');
    writeFileSync(join(folder, 'forged.jsonl'), `${forged}not json\n`);
    const { code, said } = await sluice(exported(same), '--heads', 'forged.jsonl');
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/head\/signature line 1[^]*head\/malformed line \d/),
    ]);
    const other = await sluice(exported(same), ...heads, '--root-key', 'x'.repeat(43));
    expect([other.code, other.said]).toEqual([1, expect.stringContaining('head/root-mismatch')]);
  });

  it.each([
    [['no-such-file.jsonl'], 'cannot be read'],
    [[], 'DATABASE_URL'],
    [['a', 'b'], 'one export'],
  ])('%j is answered with a sentence', async (args, sentence) => {
    const { code, said } = await sluice(...args);
    expect([code, said]).toEqual([2, expect.stringContaining(sentence)]);
  });
});

describe('the database', () => {
  const asOwner = async (statement: string): Promise<void> => {
    // The owner of the table can lift what protects it from mistakes; that it shows is what the chain is for.
    await query(server.databaseUrl, 'ALTER TABLE audit DISABLE TRIGGER USER');
    await query(server.databaseUrl, statement);
    await query(server.databaseUrl, 'ALTER TABLE audit ENABLE TRIGGER USER');
  };
  const verify = async (): Promise<{ readonly code: number; readonly said: string }> => {
    process.env['DATABASE_URL'] = server.databaseUrl;
    return sluice(...heads);
  };

  it('verifies, and each change to it shows', async () => {
    expect(await verify()).toMatchObject({ code: 0 });
    await asOwner("UPDATE audit SET target = 'v9' WHERE action = 'policy.publish'");
    expect(await verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining('audit/edited') as string,
    });
    await asOwner("UPDATE audit SET target = 'v1' WHERE action = 'policy.publish'");
    expect(await verify()).toMatchObject({ code: 0 });
    await asOwner('UPDATE audit SET seq = CASE seq WHEN 4 THEN 5 ELSE 4 END + 1000 WHERE seq IN (4, 5)');
    await asOwner('UPDATE audit SET seq = seq - 1000 WHERE seq > 1000');
    expect(await verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining('audit/broken entry 4') as string,
    });
    await asOwner('DELETE FROM audit WHERE seq = 3');
    expect(await verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining('audit/missing entry 3') as string,
    });
    await asOwner('DELETE FROM audit WHERE seq > 1');
    expect(await verify()).toMatchObject({
      code: 1,
      said: expect.stringContaining('audit/truncated') as string,
    });
  });

  it('that is not there is answered with a sentence that does not quote the address', async () => {
    process.env['DATABASE_URL'] = 'postgres://someone:hidden@127.0.0.1:1/none';
    const { code, said } = await sluice();
    expect([code, said]).toEqual([2, expect.not.stringContaining('hidden')]);
  });
});
