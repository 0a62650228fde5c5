import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { nonAsciiContentScripts } from './ascii.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-ascii-'));
  const manifest = { content_scripts: [{ js: ['guard.js'] }, { js: ['hooks.js'] }] };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(folder, 'guard.js'), 'guard("\\uffff")');
  writeFileSync(join(folder, 'background.js'), 'background("ü")');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('passes ASCII content scripts, whatever the background holds', () => {
  writeFileSync(join(folder, 'hooks.js'), 'hooks()');
  expect(nonAsciiContentScripts(folder)).toEqual([]);
});

it('names the file and the byte that is not ASCII', () => {
  writeFileSync(join(folder, 'hooks.js'), 'hooks("\uffff")');
  expect(nonAsciiContentScripts(folder)).toEqual([
    `${join(folder, 'hooks.js')} is not pure ASCII: byte 7 is 0xef.`,
  ]);
});

it('takes a manifest without content scripts for a broken build', () => {
  writeFileSync(join(folder, 'manifest.json'), '{}');
  expect(nonAsciiContentScripts(folder)).toHaveLength(1);
});
