import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildXlsx } from '../lib/inspect/testing/ooxml-builder.ts';
import { run } from './sluice.ts';

const locked = fileURLToPath(new URL('../lib/inspect/testing/fixtures/locked-content.7z', import.meta.url));
const rows =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1"><v>7</v></c></row><row r="2" hidden="1"><c r="A2" t="inlineStr"><is><t>Ann</t></is></c></row>';
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), 'sluice-text-'));
  const xlsx = buildXlsx([{ name: 'Costs', xml: `<sheetData>${rows}</sheetData>` }]);
  await writeFile(path.join(directory, 'list.xlsx'), xlsx);
  await writeFile(path.join(directory, 'list.csv'), 'name,note\nAnn,"two\nlines"\n');
});
afterAll(() => rm(directory, { recursive: true }));

/** Exit code, and what is printed as JSON: all of it. */
async function textOf(file: string): Promise<{ code: number; json: unknown }> {
  let out = '';
  const io = { directory, out: (text: string) => (out += text), err: () => undefined };
  const code = await run(['text', file, '--json'], { ...io, readInput: () => Promise.resolve('') });
  return { code, json: JSON.parse(out) };
}

it.each([
  [
    'list.xlsx',
    0,
    {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      facets: { sheets: 1, rows: 2, 'hidden-content': true },
      parts: [
        { path: ['name'], text: 'list.xlsx' },
        { path: ['sheet names'], text: 'Costs' },
        { path: ['sheet Costs', 'A1:B2'], text: 'Name\t7\nAnn' },
      ],
      unscannable: null,
    },
  ],
  [
    'list.csv',
    0,
    {
      type: 'text/csv',
      facets: { records: 2, rows: 2 },
      parts: [
        { path: ['name'], text: 'list.csv' },
        { path: ['rows 1\u20132'], text: 'name\tnote\nAnn\ttwo\nlines' },
      ],
      unscannable: null,
    },
  ],
  [
    locked,
    1,
    {
      type: 'application/x-7z-compressed',
      facets: { entries: 2, encrypted: true },
      parts: [
        { path: ['name'], text: 'locked-content.7z' },
        { path: ['file names'], text: 'docs/n*me.txt' },
        { path: ['file names'], text: 'list.txt' },
      ],
      unscannable: { reason: 'encrypted' },
    },
  ],
])('sluice text --json says of %s all that is known, and nothing else', async (file, code, json) => {
  expect(await textOf(file)).toEqual({ code, json });
});
