import { describe, expect, it } from 'vitest';
import { compileDictionary, maxEntries } from './compile-dictionary.ts';
import { loadEngine } from './engine/index.ts';
import type { Dictionary } from '../policy/schema.ts';

const names: Dictionary = {
  apiVersion: 'sluice/v1',
  kind: 'Dictionary',
  id: 'project-names',
  title: { en: 'Project names' },
  entries: 'Blue Heron\nKestrel\n\n  Projekt Zeisig  \nKestrel\n',
};

function compiled(change: Partial<Dictionary> = {}) {
  const result = compileDictionary({ ...names, ...change });
  if (!result.ok) throw new Error(result.error.map((problem) => problem.code).join());
  return result.value;
}

describe('compileDictionary', () => {
  it('finds its entries as whole words, whatever their case', () => {
    const text = 'BLUE HERON starts monday, kestrels do not count, kestrel does';
    const findings = loadEngine([compiled()]).scan(text);
    expect(findings.map(({ detector, start, end }) => [detector, text.slice(start, end)])).toEqual([
      ['project-names', 'BLUE HERON'],
      ['project-names', 'kestrel'],
    ]);
  });

  it('minds case when it is told to', () => {
    const engine = loadEngine([compiled({ ignore: { case: false } })]);
    expect(engine.scan('kestrel and Kestrel')).toHaveLength(1);
  });

  it('is the same whatever the order and repetition of its entries', () => {
    expect(compiled({ entries: ['Kestrel', 'Projekt Zeisig', 'Blue Heron'] })).toEqual(compiled());
  });

  it.each<[string, Dictionary['entries'], string]>([
    ['no entry', '\n \n', 'detector/empty-match'],
    ['an entry of one letter', ['a'], 'detector/empty-match'],
    ['an entry of asterisks', 'Kestrel\n**', 'detector/empty-match'],
    ['too many entries', 'ab\n'.repeat(maxEntries + 1), 'detector/dictionary-size'],
    ['an entry that is too long', 'x'.repeat(201), 'detector/dictionary-size'],
  ])('refuses %s', (_, entries, code) => {
    const result = compileDictionary({ ...names, entries });
    expect(result.ok ? [] : result.error.map((problem) => problem.code)).toEqual([code]);
  });
});
