import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, it } from 'vitest';
import { compressFiles } from './compress.mjs';

const folder = mkdtempSync(join(tmpdir(), 'compress-'));
afterEach(() => rmSync(folder, { recursive: true }));

it('puts both kinds beside what is worth it, and leaves the rest alone', async () => {
  const script = 'export const one = 1;\n'.repeat(100);
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'assets', 'main.js'), script);
  writeFileSync(join(folder, 'assets', 'small.css'), 'a{}');
  writeFileSync(join(folder, 'picture.png'), Buffer.alloc(2_000));
  await compressFiles(folder);
  expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual(
    [
      'assets',
      'assets/main.js',
      'assets/main.js.br',
      'assets/main.js.gz',
      'assets/small.css',
      'picture.png',
    ].toSorted(),
  );
  expect(brotliDecompressSync(readFileSync(join(folder, 'assets/main.js.br'))).toString()).toBe(script);
  expect(gunzipSync(readFileSync(join(folder, 'assets/main.js.gz'))).toString()).toBe(script);
});
