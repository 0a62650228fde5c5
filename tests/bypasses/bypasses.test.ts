import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { type Client, rows } from '../matrix/cells.ts';

const text = readFileSync(join(root, 'docs/BYPASSES.md'), 'utf8');

interface Entry {
  readonly number: number;
  readonly way: string;
  readonly state: string;
  readonly shown: string;
}

/** Rows of the tables: number, way, state, what shows it or why it is open. */
const entries: readonly Entry[] = text
  .split('\n')
  .map((line) => /^\| (\d+) +\| (.+?) +\| (\S+) +\| (.+?) +\|$/.exec(line))
  .flatMap((match) => {
    const [, number = '', way = '', state = '', shown = ''] = match ?? [];
    return match === null ? [] : [{ number: Number(number), way, state, shown }];
  });

const matrix = join(root, 'tests/matrix');
const files = readdirSync(matrix).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
const clientFiles = files.filter((name) =>
  /export const \w+: (readonly )?Client\b/.test(readFileSync(join(matrix, name), 'utf8')),
);
const clients: readonly Client[] = (
  await Promise.all(
    clientFiles.map(async (name) => {
      const exports: Record<string, unknown> = await import(join(matrix, name));
      return Object.values(exports).flat().filter(isClient);
    }),
  )
).flat();

function isClient(value: unknown): value is Client {
  return typeof value === 'object' && value !== null && 'cells' in value && 'ready' in value;
}

/** What is wrong with a reference to a test; null when it is there. */
function problemOf(reference: string): string | null {
  const [where = '', ...rest] = reference.split(' \u203a ');
  if (where === 'matrix') {
    const [title = '', row = ''] = rest;
    if (!(row in rows)) return `no such row: ${row}`;
    const client = clients.find((one) => one.title === title);
    if (client === undefined) return `no such client: ${title}`;
    const isShown = client.cells.some(
      (cell) => cell.row === row && (cell.kind === 'content' || cell.kind === 'channel'),
    );
    return isShown ? null : `${title} does not hold ${row}`;
  }
  const path = join(root, where);
  if (!where.endsWith('.test.ts') || !existsSync(path)) return `no such file: ${where}`;
  const title = rest.join(' \u203a ');
  const source = readFileSync(path, 'utf8').replaceAll('\\u2019', '\u2019');
  return [`'${title}'`, `"${title}"`, `\`${title}\``].some((quoted) => source.includes(quoted))
    ? null
    : `no test in ${where} is called: ${title}`;
}

it('names at least sixty ways, each once', () => {
  expect(entries.length).toBeGreaterThanOrEqual(60);
  expect(new Set(entries.map(({ way }) => way)).size).toBe(entries.length);
  expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1));
});

it('reads every row of every table', () => {
  const lines = text.split('\n').filter((line) => /^\| +\d/.test(line));
  expect(lines).toHaveLength(entries.length);
});

it.each(entries)('$number ($state): $way', ({ state, shown }) => {
  expect(['closed', '*open*']).toContain(state);
  if (state === '*open*') {
    expect(shown).toMatch(/^Why: \S.{15,} Do: \S.{10,}$/);
    return;
  }
  const references = [...shown.matchAll(/`([^`]+)`/g)].map(([, reference = '']) => reference);
  expect(references).not.toEqual([]);
  expect(references.map(problemOf).filter((problem) => problem !== null)).toEqual([]);
});

const blocks = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = '']) => block);

it('gives policies that browsers can read', () => {
  expect(blocks.length).toBeGreaterThanOrEqual(3);
  for (const block of blocks) expect(() => JSON.parse(block)).not.toThrow();
});

it('names settings that the extension has', () => {
  const schema: { properties: Record<string, unknown> } = JSON.parse(
    readFileSync(join(root, 'public/managed_schema.json'), 'utf8'),
  );
  const named = blocks.flatMap((block) => settingsIn(JSON.parse(block)));
  expect(named).not.toEqual([]);
  expect(named.filter((name) => !(name in schema.properties))).toEqual([]);
});

/** The names of the settings below `3rdparty`, extensions, one extension. */
function settingsIn(value: unknown): string[] {
  return fieldsOf(value).flatMap(([name, inner]) =>
    name === '3rdparty'
      ? fieldsOf(inner)
          .flatMap(([, extensions]) => fieldsOf(extensions))
          .flatMap(([, settings]) => fieldsOf(settings).map(([setting]) => setting))
      : settingsIn(inner),
  );
}

function fieldsOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}
