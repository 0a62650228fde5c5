import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { ensureDependencies } from './lib/setup.mjs';

/** As `npm run zip`, without the archive of sources. */
const buildAndZip = `
const { targets } = await import(process.cwd() + '/scripts/lib/targets.mjs');
const { zipExtensions } = await import(process.cwd() + '/scripts/lib/zips.mjs');
const { code, output } = await targets.extension.build();
if (code !== 0) throw new Error(output);
await zipExtensions().catch((error) => { if (!/sources/.test(error.message)) throw error; });
`;

/**
 * Builds the extension's archives twice from a tag or commit, in two folders that have nothing in common but the
 * packages, and compares them byte for byte: `npm run reproduce [-- v1.2.3]` (default: HEAD).
 */
await runScript(async () => {
  await ensureDependencies();
  const [from = 'HEAD'] = process.argv.slice(2);
  const commit = git('rev-parse', '--verify', `${from}^{commit}`).toString().trim();
  const [one, two] = [buildIn(commit, 'one'), buildIn(commit, 'two-with-another-name')];
  const names = [...new Set([...Object.keys(one), ...Object.keys(two)])].sort();
  for (const name of names)
    process.stdout.write(
      `${one[name] === two[name] ? 'same' : 'DIFFERENT'} ${one[name] ?? 'missing'} ${name}\n`,
    );
  if (names.length === 0) throw new PlainError('Nothing was built.');
  return names.every((name) => one[name] === two[name]) ? 0 : 1;
});

/** @returns {Record<string, string>} SHA-256 by archive */
function buildIn(commit, name) {
  const parent = mkdtempSync(join(tmpdir(), 'sluice-reproduce-'));
  const folder = join(parent, name);
  try {
    mkdirSync(folder);
    execFileSync('tar', ['-x', '-C', folder], { input: git('archive', commit) });
    // The archive of sources is made by git itself.
    execFileSync('git', ['init', '-q'], { cwd: folder });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const build = ['--input-type=module', '-e', buildAndZip];
    execFileSync(process.execPath, build, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const zips = join(folder, 'dist/zip');
    const digest = (file) =>
      createHash('sha256')
        .update(readFileSync(join(zips, file)))
        .digest('hex');
    return Object.fromEntries(readdirSync(zips).map((file) => [file, digest(file)]));
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

function git(...args) {
  try {
    return execFileSync('git', args, {
      cwd: root,
      maxBuffer: 1024 * 1_048_576,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    throw new PlainError(`git ${args[0]} failed: ${String(error.stderr ?? error.message).trim()}`);
  }
}
