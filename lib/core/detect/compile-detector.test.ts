import { describe, expect, it } from 'vitest';
import type { Detector } from '../policy/schema.ts';
import { compileDetector } from './compile-detector.ts';
import { runExamples } from './run-examples.ts';

function detector(more: Partial<Detector>): Detector {
  return {
    apiVersion: 'sluice/v1',
    kind: 'Detector',
    id: 'staff-number',
    title: { en: 'Staff number' },
    category: 'business',
    locales: ['*'],
    patterns: [{ id: 'p', regex: 'S-\\d{4}', confidence: 'high' }],
    examples: { match: [], noMatch: [] },
    ...more,
  };
}

const high = 'high' as const;

describe('compileDetector refuses', () => {
  it.each([
    [
      'neither regex nor keywords',
      [{ id: 'p', confidence: high }],
      'detector/regex-or-keywords',
      'patterns.0',
    ],
    [
      'both',
      [{ id: 'p', regex: 'a', keywords: ['a'], confidence: high }],
      'detector/regex-or-keywords',
      'patterns.0',
    ],
    [
      'an empty match',
      [{ id: 'p', regex: 'a*', confidence: high }],
      'detector/empty-match',
      'patterns.0.regex',
    ],
    [
      'a blank keyword',
      [{ id: 'p', keywords: ['a', ' '], confidence: high }],
      'detector/empty-match',
      'patterns.0.keywords.1',
    ],
    [
      'two captures',
      [{ id: 'p', regex: '(a)(b)', confidence: high }],
      'pattern/captures',
      'patterns.0.regex',
    ],
    [
      'lookaround',
      [{ id: 'p', regex: '(?<!a)b', confidence: high }],
      'pattern/lookaround',
      'patterns.0.regex',
    ],
    [
      'an unknown validator',
      [{ id: 'p', regex: 'a', validators: ['lun'], confidence: high }],
      'detector/unknown-validator',
      'patterns.0.validators.0',
    ],
    [
      'an edge that is no class',
      [{ id: 'p', regex: 'a', notPrecededBy: 'ab', confidence: high }],
      'detector/class-expected',
      'patterns.0.notPrecededBy',
    ],
    [
      'edges on keywords',
      [{ id: 'p', keywords: ['a'], notFollowedBy: 'b', confidence: high }],
      'detector/keyword-edges',
      'patterns.0.notFollowedBy',
    ],
    [
      'support by nothing',
      [{ id: 'p', regex: 'a', support: [{ confidence: high }], confidence: high }],
      'detector/empty-support',
      'patterns.0.support.0',
    ],
  ] satisfies [string, Detector['patterns'], string, string][])('%s', (_, patterns, code, path) => {
    const result = compileDetector(detector({ patterns }));
    expect(result.ok ? [] : result.error).toContainEqual(expect.objectContaining({ code, path }));
  });

  it('two patterns of one name, and says everything at once', () => {
    const patterns = [
      { id: 'p', regex: '(', confidence: high },
      { id: 'p', regex: 'a?', confidence: high },
    ];
    const result = compileDetector(detector({ patterns, exclude: { regex: ['\\b'] } }));
    const codes = result.ok ? [] : result.error.map((problem) => problem.code);
    expect(codes.sort()).toEqual(
      [
        'detector/duplicate-pattern',
        'detector/empty-match',
        'pattern/syntax',
        'pattern/word-boundary',
      ].sort(),
    );
  });
});

describe('runExamples', () => {
  const run = (examples: Detector['examples']): string[] => {
    const source = detector({ examples });
    const compiled = compileDetector(source);
    if (!compiled.ok) throw new Error('must compile');
    return runExamples(source, compiled.value).map((problem) => `${problem.code} ${problem.path}`);
  };
  const match = (text: string, find: string[], confidence?: 'low' | 'high') => ({
    match: [confidence ? { text, find, confidence } : { text, find }],
    noMatch: [],
  });

  it('accepts what is as it says', () => {
    expect(run(match('S-1234 and S-{{join:56|78}}', ['S-1234', '{{join:S-5|678}}'], 'high'))).toEqual([]);
    expect(run({ match: [], noMatch: [{ text: 'S-12', why: 'too short' }] })).toEqual([]);
  });

  it.each([
    ['too few', match('S-1234', ['S-1234', 'S-5678']), 'detector/example-count examples.match.0'],
    ['too many', match('S-1234 S-5678', ['S-1234']), 'detector/example-count examples.match.0'],
    ['another value', match('S-1234', ['1234']), 'detector/example-span examples.match.0.find.0'],
    [
      'another order',
      match('S-1234 S-5678', ['S-5678', 'S-1234']),
      'detector/example-span examples.match.0.find.0',
    ],
    [
      'another confidence',
      match('S-1234', ['S-1234'], 'low'),
      'detector/example-confidence examples.match.0.find.0',
    ],
    [
      'a false positive',
      { match: [], noMatch: [{ text: 'S-1234', why: 'none' }] },
      'detector/example-false-positive examples.noMatch.0',
    ],
    ['a malformed placeholder', match('{{luhn:x}}', ['x']), 'detector/example-placeholder examples.match.0'],
  ])('reports %s', (_, examples, problem) => expect(run(examples)).toContain(problem));
});
