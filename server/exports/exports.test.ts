import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/sluice.ts';
import { verifyStatement } from '../../lib/seal/statement.ts';
import type { Principal } from '../auth/principal.ts';
import { scopeOf } from '../incidents/scope.ts';
import { createLog } from '../log.ts';
import { openDatabase } from '../store/database.ts';
import { temporaryFolder } from '../testing/rules.ts';
import { call, client, enrolDevice, makeIncident, readCode } from '../testing/test-device.ts';
import type { TestDevice } from '../testing/test-device.ts';
import { json, linkOf, openTestCluster, query, signInAs, startTestServer } from '../testing/test-server.ts';
import type { ConsoleClient, TestCluster, TestServer } from '../testing/test-server.ts';
import { csvCell } from './csv.ts';
import { fitsPackage, packageOf } from './package.ts';
import { streamOf } from './stream.ts';

let cluster: TestCluster;
let server: TestServer;
let admin: ConsoleClient;
let anna: TestDevice;
let rootKey = '';
const folder = temporaryFolder();
const formula = '=HYPERLINK("http://evil.example","x")';
const made = Array.from({ length: 1203 }, (_, index) =>
  makeIncident(index === 7 ? { reason: { text: formula } } : {}),
);

beforeAll(async () => {
  cluster = await openTestCluster();
  server = await startTestServer(
    await cluster.createDatabase(),
    {},
    { rate: { burst: 1000, perSecond: 1000 } },
  );
  admin = await signInAs(server.url, linkOf(server));
  anna = await enrolDevice(server.enrolmentCode, 'anna@example.com');
  rootKey = readCode(server.enrolmentCode).rootKey;
  for (let from = 0; from < made.length; from += 100)
    await call(anna, 'POST', '/v1/incidents', { body: { incidents: made.slice(from, from + 100) } });
});
afterAll(async () => {
  await server.close();
  await cluster.stop();
});

const get = (format: string, q = '') =>
  admin.get(`/api/incidents/export?format=${format}&q=${encodeURIComponent(q)}`);
const annaIs = async (): Promise<string> => {
  const answer = await admin.send('POST', '/api/person-data/lookup', {
    ...{ person: 'anna@example.com', reason: 'test' },
  });
  return (await json(v.object({ pseudonym: v.string() }), answer)).pseudonym;
};
const audited = async (action: string): Promise<string> =>
  JSON.stringify(
    await query(
      server.databaseUrl,
      `SELECT a.target, a.detail, n.text FROM audit a LEFT JOIN audit_notes n USING (org_id, seq)
       WHERE action = $1 ORDER BY seq`,
      [action],
    ),
  );

describe('exports', () => {
  it('CSV has a line for each incident, is quoted, and holds no formula', async () => {
    const response = await get('csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="sluice-incidents-[0-9a-f]{8}\.csv"$/,
    );
    const text = await response.text();
    expect(text.trimEnd().split('\r\n')).toHaveLength(1204);
    expect(text).toContain(`"'=HYPERLINK(""http://evil.example"",""x"")"`);
    expect(text).not.toContain('example.com"');
  });

  it.each(['=1', '+1', '-1', '@x', '\t=1', '  =1', '|x', '%x', '\uFF1D1', '\n=1'])(
    '%j is no formula',
    (text) => {
      expect(csvCell(text)).toBe(`"'${text}"`);
    },
  );
  it.each(['plain', '2026-01-01', 'a=b', '\u202e', 5, -5])('%j stays as it is', (text) => {
    expect(csvCell(text)).toBe(`"${text}"`);
  });

  it('JSON lines hold every incident once, with its history', async () => {
    const key = { day: made[0]?.at.slice(0, 10), device: anna.answer.device, id: made[0]?.id };
    const change = { select: { keys: [key] }, change: { note: 'looked at' } };
    await admin.send('POST', '/api/incidents/changes', change);
    const lines = (await (await get('jsonl')).text()).trimEnd().split('\n');
    const line = v.object({
      incident: v.object({ id: v.string() }),
      events: v.array(v.object({ kind: v.string() })),
    });
    const parsed = lines.map((one) => v.parse(line, JSON.parse(one)));
    expect(parsed.map(({ incident }) => incident.id).sort()).toEqual(made.map(({ id }) => id).sort());
    expect(parsed.find(({ incident }) => incident.id === made[0]?.id)?.events).toEqual([{ kind: 'note' }]);
    expect(lines.join()).not.toContain('anna@');
  });

  it('are OCSF findings a line for what reads those', async () => {
    const answer = await get('ocsf', 'evil');
    expect(answer.headers.get('content-disposition')).toMatch(/\.ocsf\.jsonl"$/);
    const finding: unknown = JSON.parse(await answer.text());
    expect(finding).toMatchObject({ class_uid: 2006, finding_info: { uid: made[7]?.id } });
  });

  it('hold what the search finds, and are audited', async () => {
    expect((await (await get('jsonl', 'evil')).text()).trimEnd().split('\n')).toHaveLength(1);
    expect(await (await get('jsonl', 'is:resolved')).text()).toBe('');
    expect((await get('jsonl', 'colour:red')).status).toBe(400);
    expect((await get('exe')).status).toBe(400);
    expect(await audited('incident.export')).toContain('format=csv from=');
  });
});

describe('a signed package', () => {
  let bytes: Uint8Array;
  let files: Record<string, Uint8Array>;
  beforeAll(async () => {
    bytes = new Uint8Array(await (await get('zip')).arrayBuffer());
    files = unzipSync(bytes);
  });
  const verify = async (zip: Uint8Array, key = rootKey): Promise<[number, string]> => {
    const file = join(folder, 'export.zip');
    writeFileSync(file, zip);
    let said = '';
    const io = {
      ...{ directory: folder, err: (text: string) => (said += text), readInput: () => Promise.resolve('') },
      out: (text: string) => (said += text),
    };
    return [await run(['verify-export', 'export.zip', '--root-key', key], io), said];
  };

  it('is verified by the command line', async () => {
    const [code, said] = await verify(bytes);
    expect(said).toMatch(/^Good: 1203 incidents, signed /);
    expect(code).toBe(0);
  });

  it.each([
    [
      'a changed line',
      () => ({ ...files, 'incidents.jsonl': files['incidents.jsonl']?.slice(1) ?? new Uint8Array() }),
      'export/changed-file',
    ],
    [
      'a missing file',
      () => Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'incidents.jsonl')),
      'export/missing-file',
    ],
    ['a file more', () => ({ ...files, 'more.jsonl': new Uint8Array(3) }), 'export/unlisted-file'],
    [
      'another manifest',
      () => ({ ...files, 'manifest.json': new TextEncoder().encode('{}') }),
      'export/manifest-differs',
    ],
    ['no signature', () => ({ 'a.txt': new Uint8Array(1) }), 'export/not-a-package'],
  ])('with %s is refused', async (_what, change, problem) => {
    const [code, said] = await verify(zipSync(change()));
    expect(said).toContain(problem);
    expect(code).toBe(1);
  });

  it('that would be too large is none', async () => {
    const { db, close } = await openDatabase(
      server.databaseUrl,
      createLog(() => undefined),
    );
    const [row] = await query(server.databaseUrl, 'SELECT id FROM organisation');
    const organisation = { id: String(row?.['id']), name: '' };
    const who: Principal = {
      ...{
        kind: 'user',
        id: crypto.randomUUID(),
        name: 'A',
        role: 'auditor',
        actor: 'user:test',
        organisation,
      },
      ...{ groups: null, permissions: new Set() },
    };
    const scope = scopeOf(who, { q: '', days: 30 }, Date.now());
    if (!scope.ok) throw new Error('no scope');
    const fits = (rows: number) => fitsPackage(db, scope.value, { rows, bytes: 1e9 });
    expect([await fits(1203), await fits(1202)]).toEqual([true, false]);
    const about = { id: crypto.randomUUID(), who, q: '', now: Date.now() };
    const made = await packageOf(db, scope.value, about, { rows: 1e9, bytes: 100_000 });
    if (!made.ok) throw new Error(made.error);
    await expect(new Response(streamOf(made.value)).arrayBuffer()).rejects.toThrow('too large');
    await close();
  });

  it('of another organisation is refused', async () => {
    for (const other of ['A'.repeat(43), `-${'A'.repeat(42)}`])
      expect(await verify(bytes, other)).toEqual([1, expect.stringContaining('seal/root-mismatch')]);
    expect(await verify(new Uint8Array(10))).toEqual([1, expect.stringContaining('export/not-a-package')]);
  });

  it('is no erasure', async () => {
    const [jws = '', keys = ''] = ['manifest.jws', 'keys.jws'].map((name) =>
      strFromU8(files[name] ?? new Uint8Array()),
    );
    expect((await verifyStatement('export', jws, keys, rootKey)).ok).toBe(true);
    expect(await verifyStatement('erasure', jws, keys, rootKey)).toEqual({
      ok: false,
      error: 'seal/malformed',
    });
  });
});

describe('a person', () => {
  it('is unmasked for a reason, and the audit names nobody', async () => {
    const pseudonym = await annaIs();
    const ask = (reason: string) => admin.send('POST', '/api/person-data/unmask', { pseudonym, reason });
    expect(await (await ask('case 42')).json()).toEqual({ person: 'anna@example.com' });
    expect((await ask('')).status).toBe(400);
    const entries = await audited('person.unmask');
    expect(entries).toContain(pseudonym);
    expect(entries).toContain('case 42');
    expect(entries).not.toContain('anna@');
    const unknown = { pseudonym: `u_${'0'.repeat(20)}`, reason: 'case 42' };
    expect((await admin.send('POST', '/api/person-data/unmask', unknown)).status).toBe(404);
    const nobody = { person: 'nobody@example.com', reason: 'case 42' };
    expect((await admin.send('POST', '/api/person-data/lookup', nobody)).status).toBe(404);
  });

  it('of a group that is not shown is nobody', async () => {
    const pseudonym = await annaIs();
    await query(server.databaseUrl, `UPDATE users SET groups = '["other"]'`);
    const answer = await admin.send('POST', '/api/person-data/unmask', { pseudonym, reason: 'case 42' });
    await query(server.databaseUrl, 'UPDATE users SET groups = NULL');
    expect(answer.status).toBe(404);
  });

  it('gets everything that is kept', async () => {
    const pseudonym = await annaIs();
    const installation = {
      type: 'admin',
      privateWindows: false,
      missingHosts: [],
      asset: 'anna@example.com-1',
    };
    const heartbeat = {
      client,
      policyVersion: 1,
      queued: 0,
      adapters: [],
      refusedPolicy: null,
      installation,
    };
    expect((await call(anna, 'POST', '/v1/heartbeat', { body: heartbeat })).status).toBe(204);
    const taken = {
      ...{ kind: 'tool', day: made[0]?.at.slice(0, 10), id: crypto.randomUUID() },
      ...{ rule: { pack: 'p', rule: 'r' }, tool: 'https://till.example.com/' },
    };
    expect((await call(anna, 'POST', '/v1/feedback', { body: taken })).status).toBe(204);
    await query(
      server.databaseUrl,
      `INSERT INTO expected (org_id, kind, key, name, added_at)
       SELECT id, 'person', 'anna@example.com', 'Anna@example.com', now() FROM organisation`,
    );
    await query(
      server.databaseUrl,
      `INSERT INTO group_members (org_id, person, group_name) SELECT id, 'anna@example.com', 'g' FROM organisation`,
    );
    const response = await admin.send('POST', '/api/person-data/export', { pseudonym, reason: 'she asked' });
    const text = await response.text();
    const lines = text.trimEnd().split('\n');
    const kinds = lines.map((line) => v.parse(v.object({ kind: v.string() }), JSON.parse(line)).kind);
    expect(kinds.slice(0, 4)).toEqual(['person', 'group-member', 'expected', 'device']);
    expect(kinds.filter((kind) => kind === 'incident')).toHaveLength(1203);
    expect(kinds.filter((kind) => kind === 'tool-while-typing')).toHaveLength(1);
    expect(text).toContain('"asset":"anna@example.com-1"');
  });

  it('held is named in the audit trail by the pseudonym alone', async () => {
    const value = await annaIs();
    const answer = await admin.send('POST', '/api/holds', { kind: 'person', value, reason: 'a case' });
    const { id } = await json(v.object({ id: v.string() }), answer);
    await admin.send('DELETE', `/api/holds/${id}`);
    const text = await (await admin.get('/api/audit?action=hold.release&limit=1')).text();
    expect(text).toContain(`"${id}":"person=${value}"`);
    expect(text).not.toContain('anna@');
  });

  it('held is not erased; then is, with a proof, and nothing tells who it was', async () => {
    const pseudonym = await annaIs();
    const key = `${made[0]?.at.slice(0, 10) ?? ''}/${anna.answer.device}/${made[0]?.id ?? ''}`;
    const answer = await admin.send('POST', '/api/holds', { kind: 'incident', value: key, reason: 'a case' });
    const { id } = await json(v.object({ id: v.string() }), answer);
    const erase = () => admin.send('POST', '/api/person-data/erase', { pseudonym, reason: 'she left' });
    expect(await (await erase()).json()).toMatchObject({ held: 1, complete: false });
    expect(await annaIs()).toBe(pseudonym);
    await admin.send('DELETE', `/api/holds/${id}`);
    const erasure = await json(
      v.object({
        proof: v.string(),
        complete: v.boolean(),
        erased: v.array(v.object({ table: v.string(), count: v.number() })),
      }),
      await erase(),
    );
    expect(erasure.complete).toBe(true);
    expect(erasure.erased).toContainEqual({ table: 'incidents', count: 1 });
    const [keys] = await query(
      server.databaseUrl,
      'SELECT jws FROM key_manifests ORDER BY serial DESC LIMIT 1',
    );
    const proven = await verifyStatement('erasure', erasure.proof, String(keys?.['jws']), rootKey);
    expect(proven.ok && proven.value.statement).toMatchObject({ pseudonym, complete: true, held: 0 });
    expect((await erase()).status).toBe(404);
    const tables = await query(
      server.databaseUrl,
      "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'",
    );
    for (const { name } of tables) {
      const rows = await query(
        server.databaseUrl,
        `SELECT 1 FROM ${String(name)} t WHERE t::text ILIKE '%anna@example.com%'`,
      );
      expect([name, rows.length]).toEqual([name, 0]);
    }
    expect(await audited('person.unmask')).toContain(pseudonym);
    expect(await audited('person.unmask')).not.toContain('case 42');
    expect((await call(anna, 'POST', '/v1/token', { body: {} })).status).toBe(403);
    const authorization = `Bearer ${anna.answer.access.token}`;
    const poll = () => fetch(`${server.url}/v1/policy/head`, { headers: { authorization } });
    await expect.poll(async () => (await poll()).status).toBe(403);
    const list = await (await admin.get('/api/person-data/erasures')).json();
    expect(list).toMatchObject({ items: [{ pseudonym }, { pseudonym }], next: null });
  });
});
