import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import { digestOf } from '../../scripts/lib/digest.mjs';
import { withLock } from '../../scripts/lib/lock.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { startServer } from '../../scripts/lib/server-process.mjs';
import type { WorldPolicy } from './world-policy.ts';

const folder = join(root, 'test-results/server-data');

/**
 * A data folder as a first start leaves it, with `policy` in place of the starter policy, for a world of its own:
 * making the database and compiling policies takes longer than most tests. Made once for each state of server and
 * tests; `npm start` itself is what tests/e2e/start.test.ts is about.
 */
export async function freshServerData(policy?: WorldPolicy): Promise<string> {
  const template = await withLock('server-data', () => makeTemplate(policy));
  const data = mkdtempSync(join(tmpdir(), 'sluice-data-'));
  // The database's own user owns its files.
  execFileSync('cp', ['-a', `${template}/.`, data]);
  return data;
}

async function makeTemplate(policy: WorldPolicy | undefined): Promise<string> {
  const state = join(folder, digestOf(['server', 'lib', 'rules', 'tests']).slice(0, 16));
  const files = policy?.change(starterFiles());
  // A policy that stands in a test is no part of that state.
  const content = createHash('sha256')
    .update(JSON.stringify(files ?? null))
    .digest('hex')
    .slice(0, 16);
  const template = join(state, `${policy?.name ?? 'starter'}-${content}`);
  if (existsSync(template)) return template;
  if (!existsSync(state)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(state, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'sluice-data-'));
  const parent = mkdtempSync(join(tmpdir(), 'sluice-rules-'));
  if (files !== undefined) writeFiles(parent, files);
  const env: Record<string, string> = files === undefined ? {} : { SLUICE_RULES: join(parent, 'rules') };
  const server = await startServer({ data, env });
  await server.stop();
  rmSync(parent, { recursive: true, force: true });
  execFileSync('cp', ['-a', data, `${template}.new`]);
  rmSync(data, { recursive: true, force: true });
  renameSync(`${template}.new`, template);
  return template;
}

function starterFiles(): PolicyFile[] {
  const paths = readdirSync(join(root, 'rules'), { recursive: true, encoding: 'utf8' });
  return paths
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => ({
      path: `rules/${path}`,
      text: readFileSync(join(root, 'rules', path), 'utf8'),
    }));
}

function writeFiles(parent: string, files: readonly PolicyFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(parent, path)), { recursive: true });
    writeFileSync(join(parent, path), text);
  }
}
