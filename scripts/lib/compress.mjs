import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);
const compressible = /\.(?:css|html|js|json|mjs|svg|txt|wasm)$/;
/** Below it, compressing saves no packet. */
const leastBytes = 1_000;
// Measured on the console (8.9 MB): quality 9 is 2 % smaller in 6 times the time, 11 is 13 % smaller in 70 times.
const brotliOptions = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/**
 * Puts `name.br` and `name.gz` beside every file that a server hands out as it is, so that none is compressed twice.
 *
 * @param {string} folder
 */
export async function compressFiles(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && compressible.test(entry.name));
  await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const content = await readFile(path);
      if (content.length < leastBytes) return;
      await Promise.all([
        toBrotli(content, brotliOptions).then((packed) => writeFile(`${path}.br`, packed)),
        toGzip(content, { level: 9 }).then((packed) => writeFile(`${path}.gz`, packed)),
      ]);
    }),
  );
}
