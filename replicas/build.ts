import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashClassNames } from './class-names.ts';
import { replicas } from './registry.ts';

const source = fileURLToPath(new URL('.', import.meta.url));

/**
 * Builds every replica and the server that serves them into `outDir`: `<id>/app.js` (from `main.ts` or `main.tsx`),
 * `<id>/worker.js` where there is a `worker.ts`, `<id>/app.css`, `<id>/app-drift.css` (the same sheet under other class
 * names) and `serve.mjs`, whose packages stay external.
 * `sourceDir` is this folder; it differs only when this module itself runs from a bundle.
 */
export async function buildReplicas(outDir = 'dist/replicas', sourceDir = source): Promise<void> {
  await Promise.all([
    ...replicas.map((replica) => buildReplica(join(sourceDir, replica.id), join(outDir, replica.id))),
    build({
      entryPoints: [join(sourceDir, 'serve.ts')],
      outfile: join(outDir, 'serve.mjs'),
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      logLevel: 'warning',
    }),
  ]);
}

function entryPointsIn(folder: string): { in: string; out: string }[] {
  const names = { 'main.ts': 'app', 'main.tsx': 'app', 'worker.ts': 'worker' };
  return Object.entries(names)
    .map(([name, out]) => ({ in: join(folder, name), out }))
    .filter((entry) => existsSync(entry.in));
}

async function buildReplica(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  const css = await readFile(join(from, 'app.css'), 'utf8');
  await Promise.all([
    build({
      entryPoints: entryPointsIn(from),
      outdir: to,
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      jsxImportSource: 'react',
      charset: 'ascii',
      conditions: ['production'],
      define: { 'process.env.NODE_ENV': '"production"' },
      legalComments: 'none',
      logLevel: 'warning',
    }),
    writeFile(join(to, 'app.css'), hashClassNames(css, false)),
    writeFile(join(to, 'app-drift.css'), hashClassNames(css, true)),
  ]);
}
