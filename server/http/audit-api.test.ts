import { readdirSync, readFileSync, readlinkSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audit } from '../audit/audit.ts';
import { eraseNotes } from '../audit/erase-notes.ts';
import { createHeadFile, keepHeadIfDue } from '../audit/heads.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import type { Database } from '../store/database.ts';
import { errorCodeOf } from '../testing/test-device.ts';
import { temporaryFolder } from '../testing/rules.ts';
import { json, linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let database: Database;
let org = '';
const folder = temporaryFolder();

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(await cluster.createDatabase(), { dataFolder: folder });
  admin = await signInAs(server.url, linkOf(server));
  database = await openDatabase(
    server.databaseUrl,
    createLog(() => undefined),
  );
  org = String((await query(server.databaseUrl, 'SELECT id FROM organisation'))[0]?.['id']);
}, 120_000);
afterAll(async () => {
  await database.close();
  await server.close();
  await cluster.stop();
});

const recordSchema = v.object({
  seq: v.number(),
  actor: v.string(),
  actorName: v.nullable(v.string()),
  names: v.record(v.string(), v.string()),
  action: v.string(),
  target: v.string(),
  note: v.nullable(v.string()),
});
const pageSchema = v.object({ items: v.array(recordSchema), next: v.nullable(v.string()) });
const list = async (search: string) => json(pageSchema, await admin.get(`/api/audit?${search}`));

describe('the audit trail', () => {
  it('is listed newest first, page by page, by who, what and whom', async () => {
    for (const days of [1, 2, 3])
      await admin.send('POST', '/api/enrolment-codes', { group: 'ops', maxUses: 1, days });
    const first = await list('action=enrolment-code.create&limit=2');
    const second = await list(`action=enrolment-code.create&limit=2&cursor=${first.next ?? ''}`);
    const seqs = [...first.items, ...second.items].map(({ seq }) => seq);
    expect(seqs).toEqual([...seqs].sort((a, b) => b - a));
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 2, null]); // one was made at the start
    expect(first.items[0]).toMatchObject({
      actorName: 'Administrator',
      actor: expect.stringMatching(/^user:/) as string,
    });
    const mine = await list(`actor=${first.items[0]?.actor ?? ''}&action=session.*`);
    expect(mine.items.map(({ action }) => action)).toEqual(['session.create']);
    expect((await list('target=no-such-thing')).items).toEqual([]);
  });

  it('says what the ids in it are called', async () => {
    const created = v.object({ id: v.string() });
    const token = { name: 'SIEM export', scopes: ['incidents.read'], groups: null, days: 1 };
    const { id } = await json(created, await admin.send('POST', '/api/tokens', token));
    await admin.send('POST', '/api/enrolment-codes', { group: 'night-shift', maxUses: 1, days: 1 });
    const [made] = (await list('action=token.create')).items;
    const me = made?.actor.slice('user:'.length) ?? '';
    expect(made?.names).toEqual({ [me]: 'Administrator', [id]: 'SIEM export' });
    const [code] = (await list('action=enrolment-code.create')).items;
    expect(code?.names).toEqual({ [me]: 'Administrator', [code?.target.split(' ')[0] ?? '']: 'night-shift' });
    const entry = { org, actor: 'user:x', action: 'user.change', target: 'user:gone' } as const;
    await database.db.transaction().execute((trx) => audit(trx, entry));
    expect((await list('target=user:gone')).items).toMatchObject([{ actorName: null, names: {} }]);
  });

  it.each(['limit=0', 'cursor=x', 'actor=', 'days=0'])('refuses ?%s', async (bad) => {
    const response = await admin.get(`/api/audit?${bad}`);
    expect([response.status, await errorCodeOf(response)]).toEqual([400, 'request/query']);
  });

  it('shows a note until it is erased', async () => {
    const target = 'person:p_1';
    const entry = { org, actor: 'user:x', action: 'user.change', target, note: 'a reason' } as const;
    await database.db.transaction().execute((trx) => audit(trx, entry));
    expect((await list(`target=${target}`)).items[0]).toMatchObject({ note: 'a reason' });
    await database.db.transaction().execute((trx) => eraseNotes(trx, { org, actor: 'user:x', target }));
    expect((await list(`target=${target}`)).items.map(({ action, note }) => [action, note])).toEqual([
      ['audit.notes-erase', null],
      ['user.change', null],
    ]);
    expect(JSON.stringify(await query(server.databaseUrl, 'SELECT * FROM audit_notes'))).not.toContain(
      'reason',
    );
  });

  it('is exported whole, the export included', async () => {
    const answer = await admin.get('/api/audit/export');
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    const [count] = await query(server.databaseUrl, 'SELECT count(*)::int AS n FROM audit');
    expect(lines).toHaveLength(Number(count?.['n']));
    expect(lines[0]).toMatchObject({ seq: 1, action: 'installation.create' });
    expect(lines.at(-1)).toMatchObject({ action: 'audit.export' });
  });
});

describe('signed heads', () => {
  const hourMs = 3_600_000;
  const headSchema = v.object({ seq: v.number(), head: v.string(), manifest: v.string() });
  const heads = () => query(server.databaseUrl, 'SELECT seq FROM audit_heads ORDER BY seq');

  it('are given out', async () => {
    const head = await json(headSchema, await admin.get('/api/audit/head'));
    const [last] = await query(server.databaseUrl, 'SELECT max(seq)::int AS seq FROM audit');
    expect(head.seq).toBe(last?.['seq']);
  });

  it('are kept when they are due and something was added, and written to each server’s file once', async () => {
    const other = temporaryFolder();
    const before = (await heads()).length;
    await keepHeadIfDue(database.db, org, Date.now());
    expect(await heads()).toHaveLength(before);
    await keepHeadIfDue(database.db, org, Date.now() + hourMs + 1);
    await keepHeadIfDue(database.db, org, Date.now() + 2 * hourMs + 2);
    expect(await heads()).toHaveLength(before + 1);
    await createHeadFile(other).write(database.db, org);
    const again = createHeadFile(other);
    await again.write(database.db, org);
    const lines = readFileSync(join(other, 'audit-heads.jsonl'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(before + 1);
    expect(readFileSync(join(folder, 'audit-heads.jsonl'), 'utf8')).toContain('"head"'); // written at the start
  });

  it('are whole lines in the file, whatever a full disk left of the last one', async () => {
    const other = temporaryFolder();
    const path = join(other, 'audit-heads.jsonl');
    const seqs = async (): Promise<unknown[]> => (await heads()).map(({ seq }) => Number(seq));
    const written = (): unknown[] =>
      readFileSync(path, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => v.parse(headSchema, JSON.parse(line)).seq);
    writeFileSync(path, '{"seq":999999,"head":"half');
    await createHeadFile(other).write(database.db, org);
    expect(written()).toEqual(await seqs());
    const first = readFileSync(path, 'utf8').split('\n')[0] ?? '';
    writeFileSync(path, `${first}\n{"seq":999999,"head":"${'x'.repeat(70_000)}`);
    await createHeadFile(other).write(database.db, org);
    expect(written()).toEqual(await seqs());
  });

  it('go on in the file after an older state of the database was restored', async () => {
    const other = temporaryFolder();
    const path = join(other, 'audit-heads.jsonl');
    await createHeadFile(other).write(database.db, org);
    const text = readFileSync(path, 'utf8');
    const lost = '{"seq":999999,"head":"lost","manifest":"lost"}\n';
    writeFileSync(path, text + lost);
    const file = createHeadFile(other);
    await file.write(database.db, org);
    expect(readFileSync(path, 'utf8')).toBe(text + lost); // none twice
    const entry = { org, actor: 'user:x', action: 'user.change', target: 'user:gone' } as const;
    await database.db.transaction().execute((trx) => audit(trx, entry));
    await keepHeadIfDue(database.db, org, Date.now() + 4 * hourMs);
    await file.write(database.db, org);
    const added = readFileSync(path, 'utf8').slice((text + lost).length);
    expect(v.parse(headSchema, JSON.parse(added)).seq).toBe(Number((await heads()).at(-1)?.['seq']));
  });

  it('that cannot be written leave no file open', async () => {
    const other = temporaryFolder();
    const file = createHeadFile(other);
    symlinkSync('/dev/full', join(other, 'audit-heads.jsonl'));
    await expect(file.write(database.db, org)).rejects.toThrow('ENOSPC');
    const open = readdirSync('/proc/self/fd').flatMap((fd) => {
      try {
        return readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        return [];
      }
    });
    expect(open).not.toContain('/dev/full');
  });
});
