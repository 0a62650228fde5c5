import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './lib/paths.mjs';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { ensureDependencies } from './lib/setup.mjs';
import { readFolder } from './lib/zips.mjs';

const usage = 'Usage: npm run reproduce [-- TAG] [--only extension|server|cli]';

/** Where each lies once it is built. */
const folders = { extension: 'dist/zip', server: 'dist/server', cli: 'dist/cli' };

/** As `npm run build`, and for the extension `npm run zip` without the archive of sources, which is git's own. */
const buildProgram = (only) => `
const { targets } = await import(process.cwd() + '/scripts/lib/targets.mjs');
const { zipExtensions } = await import(process.cwd() + '/scripts/lib/zips.mjs');
const { code, output } = await targets[${JSON.stringify(only)}].build();
if (code !== 0) throw new Error(output);
if (${JSON.stringify(only === 'extension')})
  await zipExtensions().catch((error) => { if (!/sources/.test(error.message)) throw error; });
`;

/**
 * Builds what ships (the extension's archives, unless told otherwise) twice from a tag or commit (HEAD), in two folders
 * that have nothing in common but the packages, and compares it byte for byte.
 */
await runScript(async () => {
  const { from, only } = readArguments();
  await ensureDependencies();
  const commit = git('rev-parse', '--verify', `${from}^{commit}`).toString().trim();
  const [one, two] = [buildIn(commit, only, 'one'), buildIn(commit, only, 'two-with-another-name')];
  const names = [...new Set([...Object.keys(one), ...Object.keys(two)])].sort();
  for (const name of names)
    process.stdout.write(
      `${one[name] === two[name] ? 'same' : 'DIFFERENT'} ${one[name] ?? 'missing'} ${name}\n`,
    );
  if (names.length === 0) throw new PlainError('Nothing was built.');
  return names.every((name) => one[name] === two[name]) ? 0 : 1;
});

function readArguments() {
  const options = /** @type {const} */ ({ only: { type: 'string', default: 'extension' } });
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [from = 'HEAD', ...more] = positionals;
    if (more.length > 0 || !Object.hasOwn(folders, values.only)) throw new PlainError(usage);
    return { from, only: values.only };
  } catch {
    throw new PlainError(usage);
  }
}

/** @returns {Record<string, string>} SHA-256 by file */
function buildIn(commit, only, name) {
  const parent = mkdtempSync(join(tmpdir(), 'sluice-reproduce-'));
  const folder = join(parent, name);
  try {
    mkdirSync(folder);
    execFileSync('tar', ['-x', '-C', folder], { input: git('archive', commit) });
    // For the archive of sources, which is empty here, and left out.
    execFileSync('git', ['init', '-q'], { cwd: folder });
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    const build = ['--input-type=module', '-e', buildProgram(only)];
    execFileSync(process.execPath, build, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const digest = (bytes) => createHash('sha256').update(bytes).digest('hex');
    const built = readFolder(join(folder, folders[only])).filter(
      (file) => !file.name.endsWith('-sources.zip'),
    );
    return Object.fromEntries(built.map((file) => [file.name, digest(file.bytes)]));
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
