import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../cli/sluice.ts';
import { readPolicyFiles } from '../../cli/policy-files.ts';
import { createLog } from '../../server/log.ts';
import { ensureOrganisation } from '../../server/policy/bootstrap.ts';
import { openDatabase, type Database } from '../../server/store/database.ts';
import { createInlineCompiler } from '../../server/testing/inline-compiler.ts';
import { temporaryFolder } from '../../server/testing/rules.ts';
import { openTestCluster, type TestCluster } from '../../server/testing/test-server.ts';

const root = join(import.meta.dirname, '../..');
const birth = Date.parse('2026-01-01T00:00:00Z');
let cluster: TestCluster;
let database: Database;
let folder = '';

beforeAll(async () => {
  cluster = await openTestCluster();
  database = await openDatabase(
    await cluster.createDatabase(),
    createLog(() => undefined),
  );
  folder = await mkdtemp(join(tmpdir(), 'sluice-artefact-'));
  await cp(join(root, 'rules'), join(folder, 'rules'), { recursive: true });
  // A new organisation begins without it.
  await rm(join(folder, 'rules/packs/files-strict.yaml'));
});
afterAll(async () => {
  await database.close();
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
});

/** What the server published: the very text that it signed. */
async function byServer(): Promise<{ text: string; organisation: string }> {
  const folders = { dataFolder: temporaryFolder(), rulesFolder: join(folder, 'rules') };
  const organisation = await ensureOrganisation(database, folders, createInlineCompiler(), birth);
  const { bundle } = await database.db
    .selectFrom('policies')
    .select('bundle')
    .where('version', '=', 1)
    .executeTakeFirstOrThrow();
  const payload = bundle.split('.')[1] ?? '';
  expect(decodeJwt(bundle)).toMatchObject({ format: 5 });
  return { text: Buffer.from(payload, 'base64url').toString('utf8'), organisation: organisation.id };
}

async function byCommand(organisation: string): Promise<string> {
  const out = join(folder, 'artefact.json');
  const silent = () => undefined;
  const io = { directory: folder, out: silent, err: silent, readInput: () => Promise.resolve('') };
  const args = [
    'compile',
    '--out',
    out,
    '--organisation',
    organisation,
    '--at',
    new Date(birth).toISOString(),
  ];
  expect(await run(args, io)).toBe(0);
  return readFile(out, 'utf8');
}

/** The compiler as the console bundles it, in a world that has nothing of Node's. */
async function byConsole(organisation: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['lib/core/policy/compile.ts'],
    bundle: true,
    write: false,
    platform: 'browser',
    format: 'iife',
    globalName: 'compiler',
    define: { 'process.platform': '"browser"' },
  });
  const files = await readPolicyFiles(folder, ['rules']);
  const meta = { organisation, version: 1, issuedAt: new Date(birth).toISOString() };
  const world = createContext({ TextEncoder, TextDecoder, URL });
  runInContext(outputFiles[0]?.text ?? '', world);
  const json: unknown = runInContext(
    `JSON.stringify(compiler.compilePolicy(${JSON.stringify(files)}, ${JSON.stringify(meta)}).value)`,
    world,
  );
  return String(json);
}

describe('the artefact', () => {
  it('is the same, byte for byte, from server, command line and browser', { timeout: 120_000 }, async () => {
    const server = await byServer();
    expect(server.text.length).toBeGreaterThan(100_000);
    // The place of the first difference: a megabyte of text beside another is of no use to anyone.
    const difference = (text: string): number =>
      text === server.text ? -1 : [...text].findIndex((char, i) => char !== server.text[i]);
    expect(difference(await byCommand(server.organisation))).toBe(-1);
    expect(difference(await byConsole(server.organisation))).toBe(-1);
  });
});
