// `npm run sluice -- check`: builds the command from the checkout, then runs it here.
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const outfile = path.join(root, 'dist', 'cli', 'sluice.mjs');

/** Our own code in one file; packages, and the engines' WebAssembly among them, come from the checkout's node_modules. */
export async function buildSluice() {
  const { build } = await import('esbuild').catch(() => {
    console.error('The dependencies are not installed: run npm ci first.');
    process.exit(2);
  });
  await build({
    entryPoints: [path.join(root, 'cli', 'main.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return outfile;
}

await import(pathToFileURL(await buildSluice()).href);
