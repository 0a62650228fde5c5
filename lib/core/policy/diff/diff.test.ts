import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { samplePack, samplePolicy, sampleRule } from '../sample-policy.ts';
import { compareLines } from './edits.ts';
import { diffPolicies } from './policy-diff.ts';
import { unifiedDiff } from './unified.ts';

const folder = mkdtempSync(join(tmpdir(), 'sluice-diff-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A small generator, so that a failure can be repeated. */
function random(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
}
function randomLines(next: () => number): string[] {
  return Array.from({ length: Math.floor(next() * 30) }, () => 'abcd'.charAt(Math.floor(next() * 4)));
}

describe('compareLines', () => {
  it('leads from one to the other, and no way is shorter', () => {
    const next = random(7);
    for (let round = 0; round < 300; round += 1) {
      const [before, after] = [randomLines(next), randomLines(next)];
      const edits = compareLines(before, after);
      const linesOf = (without: string) =>
        edits.filter(({ kind }) => kind !== without).map(({ line }) => line);
      expect([linesOf('added'), linesOf('removed')]).toEqual([before, after]);
      expect(linesOf('added').length - edits.filter(({ kind }) => kind === 'removed').length).toBe(
        longestCommon(before, after),
      );
    }
  });

  it('gives up on what is all different, without taking for ever', () => {
    const lines = (letter: string) => Array.from({ length: 5_000 }, (_, index) => letter + String(index));
    expect(compareLines(lines('a'), lines('b'))).toHaveLength(10_000);
  });
});

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const left of a) {
    const above = row;
    row = [0];
    for (const [index, right] of b.entries())
      row.push(left === right ? (above[index] ?? 0) + 1 : Math.max(above[index + 1] ?? 0, row[index] ?? 0));
  }
  return row[b.length] ?? 0;
}

describe('unifiedDiff', () => {
  const long = Array.from({ length: 30 }, (_, index) => `line ${String(index)}\n`);
  it.each([
    ['a change in the middle', long.join(''), long.join('').replace('line 12', 'other')],
    ['changes far apart', long.join(''), long.join('').replace('line 2\n', '').replace('line 25', 'x\ny')],
    ['changes near each other', long.join(''), long.join('').replace('line 5', 'x').replace('line 9', 'y')],
    ['no newline at the end', 'a\nb', 'a\nb\n'],
    ['a first and a last line', 'a\nb\nc\n', 'x\nb\ny\n'],
    ['a file that is new', null, 'a\nb\n'],
    ['a file that is gone', 'a\nb\n', null],
  ])('%s is taken by patch(1) as git writes it', (_name, before, after) => {
    const diff = unifiedDiff('file.yaml', before, after);
    const file = join(folder, 'file.yaml');
    rmSync(file, { force: true });
    if (before !== null) writeFileSync(file, before);
    execFileSync('git', ['apply', '--unsafe-paths', `--directory=${folder}`, '-'], {
      input: diff,
      cwd: folder,
    });
    const [exists, text] = readBack(file);
    expect(exists ? text : null).toBe(after);
  });

  it('is empty for the same text', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('');
  });
});

function readBack(file: string): [boolean, string] {
  try {
    return [true, execFileSync('cat', [file], { stdio: ['ignore', 'pipe', 'ignore'] }).toString()];
  } catch {
    return [false, ''];
  }
}

describe('diffPolicies', () => {
  it('names rules, documents and files that differ', () => {
    const before = samplePolicy([sampleRule({ id: 'stays' }), sampleRule({ id: 'goes' })].join('\n'));
    const changed = [sampleRule({ id: 'stays', then: '{ action: block }' }), sampleRule({ id: 'comes' })];
    const after = [
      ...before.filter(({ path }) => !/packs|ticket/.test(path)),
      samplePack(changed.join('\n')),
    ].map(({ path, text }) => ({ path, text: path === 'settings.yaml' ? `${text}contact: them\n` : text }));
    const diff = diffPolicies(before, after);
    expect(diff.rules).toMatchObject([
      { pack: 'sample', rule: 'comes', change: 'added', before: null, after: { id: 'comes' } },
      { rule: 'goes', change: 'removed', after: null },
      { rule: 'stays', change: 'changed', fields: ['then'] },
    ]);
    expect(diff.documents).toEqual([
      { kind: 'settings', id: '', change: 'changed' },
      { kind: 'detector', id: 'ticket', change: 'removed' },
    ]);
    expect(diff.files.map(({ path, change }) => [path, change])).toEqual([
      ['detectors/ticket.yaml', 'removed'],
      ['packs/sample.yaml', 'changed'],
      ['settings.yaml', 'changed'],
    ]);
    expect(diff.files[2]?.diff).toContain('+contact: them\n');
    expect(diffPolicies(before, [...before].reverse())).toEqual({ rules: [], documents: [], files: [] });
  });
});
