// Plain JavaScript, so that `node replicas/build.mjs` needs nothing but the installed packages:
// bundles build.ts and runs it.
import { build } from 'esbuild';
import { mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const sourceDir = fileURLToPath(new URL('.', import.meta.url));

/** See `buildReplicas` in build.ts. */
export async function buildReplicas(outDir = join(sourceDir, '..', 'dist', 'replicas')) {
  await mkdir(outDir, { recursive: true });
  const bundled = resolve(outDir, `.build-${process.pid}.mjs`);
  try {
    await build({
      entryPoints: [join(sourceDir, 'build.ts')],
      outfile: bundled,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      logLevel: 'warning',
    });
    const { buildReplicas: run } = await import(pathToFileURL(bundled).href);
    await run(outDir, sourceDir);
  } finally {
    await rm(bundled, { force: true });
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildReplicas(process.argv[2] ? resolve(process.argv[2]) : undefined);
}
