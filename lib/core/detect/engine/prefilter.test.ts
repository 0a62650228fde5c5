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

/** Numbers of every shape, and runs of token characters. */
const numberPieces = [
  ...[
    '\\d{2}',
    '\\d{3,5}',
    '\\d+',
    '[1-4]',
    '0',
    '[ .\\-]',
    '[ .\\-]?',
    '(?:[ \\-]?\\d{2}){2,3}',
    '(\\d{4})',
  ],
  ...[
    '(?:1\\d|2[0-4])',
    '\\+?',
    '\\(?',
    '[A-Z]',
    '[A-Z0-9]{2}',
    '/',
    '[a-z0-9]{16,}',
    '[A-Za-z0-9_\\-]{18}',
    '.?',
    '',
  ],
];
const numberWords = [
  ...[
    '1',
    '12',
    '123',
    '1234',
    '00',
    '10-',
    '20.',
    ' 34',
    '+4',
    '(5',
    '/',
    ', ',
    'key ',
    ' key',
    'no  key:',
    'food ',
  ],
  ...['Q', 'aB', 'abcdefgh12345678', 'xx9', '\n', '\u6a5f\u5bc6', '\u00a0', '\u0664', '\u2011', ' x'],
];

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
    fc.assert(same, { seed, numRuns: 1000 });
    expect([...kinds].sort()).toEqual(['always', 'digits', 'literals', 'number', 'run']);
  });

  it('never changes what is found near the words that a pattern needs', () => {
    const kinds = new Set<string>();
    let found = 0;
    const numeric = fc
      .array(fc.constantFrom(...numberPieces), { minLength: 2, maxLength: 5 })
      .map((pieces) => pieces.join(''));
    const within = fc.record({
      before: fc.integer({ min: 0, max: 25 }),
      after: fc.integer({ min: 0, max: 25 }),
    });
    const edge = fc.constantFrom('word' as const, 'digit' as const, 'none' as const);
    const not = fc.constantFrom(undefined, '[\\d.\\-]', '[ x]');
    const one = fc.tuple(fc.oneof(regex, numeric), edge, within, not, fc.boolean());
    const words = fc.array(fc.oneof(word, fc.constantFrom(...numberWords)), { maxLength: 40 });
    const same = fc.property(fc.array(one, { minLength: 1, maxLength: 4 }), words, (all, parts) => {
      const detectors = all.flatMap(([source, boundary, reach, notPrecededBy, required]) => {
        const detector = compile({
          regex: source,
          boundary,
          ...(notPrecededBy && { notPrecededBy, notFollowedBy: notPrecededBy }),
          support: [
            { keywords: ['key', 'no key', 'foo*', '\u6a5f\u5bc6'], within: reach, confidence: 'high' },
          ],
          ...(required && { supportRequired: true }),
        });
        return detector ? [detector] : [];
      });
      for (const { patterns } of detectors) kinds.add(patterns[0]?.gate.kind ?? '');
      const input = parts.join('');
      const filtered = loadEngine(detectors).scan(input);
      found += filtered.length;
      expect(filtered).toEqual(loadEngine(detectors, { unfiltered: true }).scan(input));
    });
    fc.assert(same, { seed, numRuns: 600 });
    expect([...kinds].sort()).toEqual(['always', 'digits', 'literals', 'number', 'run', 'token']);
    expect(found).toBeGreaterThan(60);
  });

  // Where a match may end within a run of digits, how long the run is says nothing.
  it.each([
    ['\\d{6}', '\\d'],
    ['[A-Z]\\d{6}', undefined],
    ['[A-Z]{2}-\\d{4}', undefined],
    ['#\\d{5}', undefined],
    ['-\\d{4}[a-z]?', undefined],
  ])('never changes what is found within runs of digits: %s not behind %s', (source, notPrecededBy) => {
    const detector = compile({ regex: source, boundary: 'none', ...(notPrecededBy && { notPrecededBy }) });
    if (!detector) throw new Error('must compile');
    const input = 'my EMP-1234567 AB-12345678 #12345678 x -1234567 K1234567890 12345678';
    const found = loadEngine([detector]).scan(input);
    expect(found.length).toBeGreaterThan(0);
    expect(found).toEqual(loadEngine([detector], { unfiltered: true }).scan(input));
  });

  it('never changes what is found within runs of digits, whatever is around', () => {
    const part = fc.constantFrom(
      ...['\\d{2}', '\\d{3,5}', '\\d+', '[1-4]', '-', '#', '[A-Z]', '[a-z]?', '[ .]', '(?:\\d-)?'],
    );
    const edge = fc.constantFrom(undefined, '\\d', '[a-z]');
    const source = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    const piece = fc.constantFrom('1', '12', '12345678', '1'.repeat(40), '-', '#', 'A', 'b', ' ', '.', ',');
    const input = fc.array(piece, { maxLength: 14 }).map((parts) => parts.join(''));
    const same = fc.property(source, edge, edge, input, (regexp, notPrecededBy, notFollowedBy, written) => {
      const detector = compile({
        regex: regexp,
        boundary: 'none',
        ...(notPrecededBy && { notPrecededBy }),
        ...(notFollowedBy && { notFollowedBy }),
      });
      fc.pre(detector !== null);
      if (!detector) return;
      const found = loadEngine([detector]).scan(written);
      expect(found).toEqual(loadEngine([detector], { unfiltered: true }).scan(written));
    });
    fc.assert(same, { seed, numRuns: 2000 });
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
