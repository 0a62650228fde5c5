import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../scripts/lib/digest.mjs';
import { withLock } from '../../scripts/lib/lock.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { startServer } from '../../scripts/lib/server-process.mjs';

const folder = join(root, 'test-results/server-data');

/**
 * A data folder as a first start leaves it, for a world of its own: making the database and compiling the starter policy
 * takes longer than most tests. Made once for each state of the server; `npm start` itself is what tests/e2e/start.test.ts is about.
 */
export async function freshServerData(): Promise<string> {
  const template = await withLock('server-data', makeTemplate);
  const data = mkdtempSync(join(tmpdir(), 'sluice-data-'));
  // The database's own user owns its files.
  execFileSync('cp', ['-a', `${template}/.`, data]);
  return data;
}

async function makeTemplate(): Promise<string> {
  const template = join(folder, digestOf(['server', 'lib', 'rules']).slice(0, 16));
  if (existsSync(template)) return template;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'sluice-data-'));
  await (await startServer({ data })).stop();
  execFileSync('cp', ['-a', data, `${template}.new`]);
  rmSync(data, { recursive: true, force: true });
  renameSync(`${template}.new`, template);
  return template;
}
