import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The last commit before the server became what it is: what runs in browsers out there. */
export const olderCommit = '0b3e10d';
const checkout = resolve(import.meta.dirname, '../..');

const git = (...args: string[]) => spawnSync('git', args, { cwd: checkout, encoding: 'utf8' });

/** Why there is no older release to try; null where there must be one. A clone with its whole history lacks nothing. */
export const whyWithoutOlder =
  git('rev-parse', '--is-shallow-repository').stdout.trim() !== 'false' &&
  git('cat-file', '-e', `${olderCommit}^{commit}`).status !== 0
    ? 'not tried: this clone has no history'
    : null;

/** What the older release's own code offers: its types are those of then, so nothing is taken for granted here. */
export interface OlderRelease {
  /** Its server, built. */
  readonly server: string;
  /** Its device (server/testing/test-device.ts), its verification of policy, its reading of bundles. */
  readonly device: Readonly<Record<string, (...args: unknown[]) => unknown>>;
  remove(): void;
}

const deviceCode = `
export * from './server/testing/test-device.ts';
export { verifyPolicy } from './lib/seal/policy.ts';
export { parseBundle } from './lib/core/policy/parse-bundle.ts';
export { policyAnswerSchema, incidentAnswerSchema } from './lib/core/api/device.ts';
export { parse } from 'valibot';
`;

/** Unpacks and builds it below dist/, where today's packages are found. */
export async function buildOlderRelease(): Promise<OlderRelease> {
  const folder = join(checkout, 'dist', `older-release-${String(process.pid)}`);
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync('git', ['archive', olderCommit, 'server', 'lib', 'tsconfig.base.json'], {
    cwd: checkout,
    maxBuffer: 512 * 1_048_576,
  });
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  writeFileSync(join(folder, 'device.ts'), deviceCode);
  await build({
    entryPoints: { server: join(folder, 'server/main.ts'), device: join(folder, 'device.ts') },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    outdir: join(folder, 'built'),
    outExtension: { '.js': '.mjs' },
    logLevel: 'error',
  });
  return {
    server: join(folder, 'built/server.mjs'),
    device: (await import(pathToFileURL(join(folder, 'built/device.mjs')).href)) as OlderRelease['device'],
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
