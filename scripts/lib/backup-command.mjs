import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { PlainError } from './plain-error.mjs';
import { run } from './run.mjs';
import { ensureDependencies } from './setup.mjs';

/**
 * Runs `server/backup` as it is built, in the caller's folder, with the words given on the command line.
 *
 * @param {'backup' | 'restore'} command
 * @returns {Promise<number>} its exit code
 */
export async function backupCommand(command) {
  await ensureDependencies();
  const build = [join(root, 'scripts/build.mjs'), '--only', 'server', '--if-changed'];
  const built = await run(process.execPath, build);
  if (built.code !== 0) throw new PlainError(`The server could not be built.\n${built.output}`.trim());
  const child = spawn(
    process.execPath,
    [join(root, 'dist/server/backup.mjs'), command, ...process.argv.slice(2)],
    { stdio: 'inherit', cwd: process.env['INIT_CWD'] ?? process.cwd(), env: withData() },
  );
  const [code] = await once(child, 'exit');
  return code ?? 1;
}

/** `npm start` keeps its data in the checkout, whatever folder one stands in. */
function withData() {
  return { ...process.env, SLUICE_DATA: process.env['SLUICE_DATA'] ?? join(root, '.sluice') };
}
