import { build } from 'esbuild';
import { root } from './paths.mjs';

/** A module of TypeScript, with all that it imports, in a script that runs as it is. @param {string} file from the root */
export async function importSource(file) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20',
  });
  const [{ text }] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`);
}
