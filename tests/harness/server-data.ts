import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOf } from '../../scripts/lib/digest.mjs';
import { withLock } from '../../scripts/lib/lock.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { startServer } from '../../scripts/lib/server-process.mjs';
import { signIn } from './console-client.ts';
import type { WorldPolicy } from './world-policy.ts';

const folder = join(root, 'test-results/server-data');

/**
 * A data folder as a first start leaves it, with `policy` published, for a world of its own: making the database and
 * compiling policies takes longer than most tests. Made once for each state of server and tests; `npm start` itself is
 * what tests/e2e/start.test.ts is about.
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
  const template = join(state, policy?.name ?? 'starter');
  if (existsSync(template)) return template;
  if (!existsSync(state)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(state, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 'sluice-data-'));
  const server = await startServer({ data });
  if (policy !== undefined) {
    const admin = await signIn(server.url, server.signInUrl);
    await admin.publish((starter) => policy.change(starter), policy.name);
  }
  await server.stop();
  execFileSync('cp', ['-a', data, `${template}.new`]);
  rmSync(data, { recursive: true, force: true });
  renameSync(`${template}.new`, template);
  return template;
}
