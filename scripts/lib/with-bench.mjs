import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

/**
 * Bundles a module of bench/, loads it, and takes it away again when `use` is done.
 * @template T
 * @param {string} entry such as `bench/main.ts`
 * @param {(module: any) => Promise<T>} use
 */
export async function withBench(entry, use) {
  // In dist/, because packages are found from there.
  mkdirSync(join(root, 'dist'), { recursive: true });
  const folder = mkdtempSync(join(root, 'dist', 'bench-'));
  try {
    const { build } = await import('esbuild');
    const outfile = join(folder, 'main.mjs');
    await build({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      plugins: [scriptsAsTheyAre()],
      logLevel: 'error',
    });
    return await use(await import(pathToFileURL(outfile).href));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** scripts/lib finds the checkout from its own place, and its errors are told by their class: not to be copied. */
function scriptsAsTheyAre() {
  const filter = /\/scripts\/lib\/.*\.mjs$/;
  return {
    name: 'scripts-as-they-are',
    setup: (build) =>
      build.onResolve({ filter }, ({ path, resolveDir }) => ({
        path: pathToFileURL(resolve(resolveDir, path)).href,
        external: true,
      })),
  };
}
