import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Detector } from '../../policy/schema.ts';
import { compileDetector } from '../compile-detector.ts';
import type { CompiledDetector } from '../compiled.ts';
import { loadEngine } from './load.ts';

const seed = 20261122;

/** Pieces that give every kind of gate: literals early, late and after an unbounded lead, digits, numbers. */
const piece = fc.constantFrom(
  ...[
    'key',
    'KEY',
    'straße',
    'sk',
    '@',
    '\\d{4}',
    '\\d{2}',
    '[ -]?',
    '[a-z]+',
    '[a-k]*?',
    '.*',
    '\\s?',
    '(?:foo|bark)',
  ],
  ...[
    '(?:\\d{3}[ -]){1,3}',
    '[^@]{0,3}',
    'x?',
    '\u{1f600}',
    '(?:key|\\d{4})',
    '[A-Z]{2}',
    '\\d+',
    '(?:mask){2}',
    '$',
    '^',
  ],
);
const regex = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
const word = fc.constantFrom(
  ...[
    'key',
    'Key',
    'KEY ',
    'stra\u00dfe',
    'STRA\u1e9eE',
    's\u212a',
    '\u017fk',
    '@',
    '12',
    '1234',
    '5',
    ' ',
    '-',
    'a',
    'k',
  ],
  ...['foo', 'bark', 'mask', 'MA\u017fK', 'x', '\u{1f600}', '\ude00', '\n', '.', 'AB', '123 456-', 'z'],
);
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));

function compile(pattern: Partial<Detector['patterns'][number]>): CompiledDetector | null {
  const compiled = compileDetector({
    apiVersion: 'sluice/v1',
    kind: 'Detector',
    id: 'sample',
    title: { en: 'Sample' },
    category: 'test',
    locales: ['*'],
    patterns: [{ id: 'only', confidence: 'high', ...pattern }],
    examples: { match: [], noMatch: [] },
  });
  return compiled.ok ? compiled.value : null;
}

describe('the prefilter', { timeout: 120_000 }, () => {
  it('never changes what is found', () => {
    const kinds = new Set<string>();
    const boundary = fc.constantFrom('word' as const, 'digit' as const, 'none' as const);
    const same = fc.property(regex, boundary, fc.boolean(), text, (source, edge, ignoreCase, input) => {
      const detector = compile({ regex: source, boundary: edge, ignoreCase });
      fc.pre(detector !== null);
      if (!detector) return;
      kinds.add(detector.patterns[0]?.gate.kind ?? '');
      const filtered = loadEngine([detector]).scan(input);
      expect(filtered).toEqual(loadEngine([detector], { unfiltered: true }).scan(input));
    });
    fc.assert(same, { seed, numRuns: 2500 });
    expect([...kinds].sort()).toEqual(['always', 'digits', 'literals', 'number']);
  });

  it('finds what stands at either end of a long text, and nothing in between', () => {
    const detector = compile({ regex: '[a-z.]+@[a-z]+\\.example', boundary: 'word' });
    if (!detector) throw new Error('must compile');
    const input = `a@b.example ${'lorem ipsum '.repeat(20_000)}c@d.example`;
    const starts = loadEngine([detector])
      .scan(input)
      .map((finding) => finding.start);
    expect(starts).toEqual([0, input.length - 11]);
  });
});
