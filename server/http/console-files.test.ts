import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../testing/rules.ts';
import { consoleFile } from './console-files.ts';

const script = `export {}; // ${'x'.repeat(2_000)}`;
let folder: string;
beforeAll(() => {
  folder = temporaryFolder();
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  writeFileSync(join(folder, 'assets', 'worker-1.js'), script);
  writeFileSync(join(folder, 'assets', 'worker-1.js.gz'), gzipSync(script));
});

const get = (path: string, acceptEncoding?: string, ifNoneMatch?: string) =>
  consoleFile(folder, path, { acceptEncoding, ifNoneMatch });
const header = (answer: Response, name: string) => answer.headers.get(name);

it('comes as the build has compressed it, to who takes that, with the type and the policy of the file itself', async () => {
  const packed = await get('/assets/worker-1.js', 'br, gzip');
  expect(header(packed, 'content-encoding')).toBe('gzip'); // there is no .br
  expect(header(packed, 'vary')).toBe('Accept-Encoding');
  expect(header(packed, 'content-type')).toMatch(/^text\/javascript/);
  expect(header(packed, 'content-security-policy')).toContain('wasm-unsafe-eval');
  const body = Buffer.from(await packed.arrayBuffer());
  expect(header(packed, 'content-length')).toBe(String(body.length));
  expect(gunzipSync(body).toString()).toBe(script);

  const plain = await get('/assets/worker-1.js');
  expect([header(plain, 'content-encoding'), await plain.text()]).toEqual([null, script]);
});

it('is not sent again while it has not changed', async () => {
  for (const path of ['/', '/icon.svg', '/rules/of/the/app']) {
    const first = await get(path, 'gzip');
    expect(header(first, 'cache-control')).toBe('no-cache');
    const again = await get(path, 'gzip', header(first, 'etag') ?? '');
    expect([again.status, await again.text()]).toEqual([304, '']);
  }
  const tag = header(await get('/icon.svg'), 'etag') ?? '';
  writeFileSync(join(folder, 'icon.svg'), '<svg viewBox="0 0 1 1"/>');
  expect((await get('/icon.svg', undefined, tag)).status).toBe(200);
});
