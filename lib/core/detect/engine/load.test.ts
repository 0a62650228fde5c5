import { describe, expect, it } from 'vitest';
import type { Detector, DetectorPattern } from '../../policy/schema.ts';
import { compileDetector } from '../compile-detector.ts';
import type { CompiledDetector } from '../compiled.ts';
import { loadEngine } from './load.ts';
import { warmUp } from './warm-up.ts';

type Patterns = readonly (Partial<DetectorPattern> & { id: string })[];

function detector(id: string, patterns: Patterns, more: Partial<Detector> = {}): CompiledDetector {
  const compiled = compileDetector({
    apiVersion: 'sluice/v1',
    kind: 'Detector',
    id,
    title: { en: id },
    category: 'test',
    locales: ['*'],
    patterns: patterns.map((pattern) => ({ confidence: 'medium' as const, ...pattern })),
    examples: { match: [], noMatch: [] },
    ...more,
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

function found(text: string, ...detectors: readonly CompiledDetector[]): string[] {
  return loadEngine(detectors)
    .scan(text)
    .map((item) => `${item.detector}:${text.slice(item.start, item.end)}:${item.confidence}`);
}

describe('boundaries', () => {
  const edge = (boundary: 'word' | 'digit' | 'none') =>
    detector('d', [{ id: 'p', regex: '\\d{4}', boundary }]);
  it.each([
    ['word', '1234 x1234 1234x 12345 (1234)', ['d:1234:medium', 'd:1234:medium']],
    ['digit', 'x1234 1234x 12345', ['d:1234:medium', 'd:1234:medium']],
    ['none', 'x1234 12345', ['d:1234:medium', 'd:1234:medium']],
  ] as const)('%s', (boundary, text, expected) => expect(found(text, edge(boundary))).toEqual(expected));

  it('does not take scripts without spaces for a longer word', () => {
    expect(found('\u53611234\u53f7', edge('word'))).toEqual(['d:1234:medium']);
  });

  it('tries on where a boundary forbids the best match', () => {
    const two = detector('d', [{ id: 'p', regex: 'ab(?:cd)?', notFollowedBy: '[x]', boundary: 'none' }]);
    expect(found('abcdx', two)).toEqual(['d:ab:medium']);
  });
});

describe('keywords', () => {
  const words = detector('w', [{ id: 'p', keywords: ['Top Secret', 'top', '*karte', 'C++'] }]);
  it.each([
    ['TOP SECRET', ['w:TOP SECRET:medium']],
    ['top\u00a0secret', ['w:top\u00a0secret:medium']],
    ['stop tops top', ['w:top:medium']],
    ['Kreditkarte, Karten', ['w:karte:medium']],
    ['in C++.', ['w:C++:medium']],
    ['nothing', []],
  ])('%j', (text, expected) => expect(found(text, words)).toEqual(expected));

  it('can mind the case', () => {
    const strict = detector('w', [{ id: 'p', keywords: ['SECRET'], ignoreCase: false }]);
    expect(found('Secret SECRET secret', strict)).toEqual(['w:SECRET:medium']);
  });

  it('looks at the whole of a long word', () => {
    const long = detector('w', [{ id: 'p', keywords: ['incomprehensibly', 'incomprehensible'] }]);
    expect(found('incomprehensib incomprehensible', long)).toEqual(['w:incomprehensible:medium']);
  });
});

describe('support', () => {
  const support = [{ keywords: ['ref'], within: { chars: 10 }, confidence: 'high' as const }];
  const raised = detector('s', [{ id: 'p', regex: '\\d{4}', support }]);
  const required = detector('s', [{ id: 'p', regex: '\\d{4}', support, supportRequired: true }]);

  it.each([
    ['ref 1234', 'high'],
    ['1234 ref', 'high'],
    ['1234567 ref', null],
    ['ref......1234', 'high'],
    ['ref.......1234', 'high'],
    ['ref........1234', 'medium'],
    ['1234.......ref', 'high'],
    ['1234........ref', 'medium'],
    ['reference 1234', 'medium'],
  ])('%s', (text, confidence) => {
    expect(found(text, raised)).toEqual(confidence ? [`s:1234:${confidence}`] : []);
    expect(found(text, required)).toEqual(confidence === 'high' ? ['s:1234:high'] : []);
  });

  it('never lowers a confidence', () => {
    const low = [{ keywords: ['ref'], confidence: 'low' as const }];
    expect(found('ref 1234', detector('s', [{ id: 'p', regex: '\\d{4}', support: low }]))).toEqual([
      's:1234:medium',
    ]);
  });

  it('may be another detector', () => {
    const name = detector('name', [{ id: 'p', keywords: ['Novak'] }]);
    const near = [{ detector: 'name', within: { chars: 20 }, confidence: 'high' as const }];
    const number = detector('number', [{ id: 'p', regex: '\\d{4}', support: near }]);
    expect(found('Novak 1234', number, name)).toEqual(['name:Novak:medium', 'number:1234:high']);
    expect(found('1234', number, name)).toEqual(['number:1234:medium']);
  });
});

describe('validators and exclusions', () => {
  it('judge the captured part', () => {
    const id = detector('v', [{ id: 'p', regex: 'no (\\d{2,19})', validators: ['luhn'] }]);
    expect(found('no 18, no 19', id)).toEqual(['v:18:medium']);
  });

  it('leave out listed values in any grouping', () => {
    const id = detector('v', [{ id: 'p', regex: '\\d\\d[ -]?\\d\\d' }], { exclude: { values: ['1234'] } });
    expect(found('12-34 1234 12 35', id)).toEqual(['v:12 35:medium']);
  });

  it('leave out what stands in an excluded surrounding', () => {
    const id = detector('v', [{ id: 'p', regex: '\\d{4}' }], { exclude: { regex: ['(?:year|room) \\d+'] } });
    expect(found('year 1999, Room 2000, 2001', id)).toEqual(['v:2001:medium']);
  });
});

describe('overlaps', () => {
  const number = (id: string, regex: string, confidence: 'low' | 'medium' | 'high', validators?: string[]) =>
    detector(id, [{ id: 'p', regex, confidence, ...(validators ? { validators } : {}) }]);

  it('within a detector the surer, then the longer stays', () => {
    const both = detector('d', [
      { id: 'long', regex: '\\d{4}-\\d{2}', confidence: 'low' },
      { id: 'short', regex: '\\d{4}' },
    ]);
    expect(found('1234-56', both)).toEqual(['d:1234:medium']);
    const even = detector('d', [
      { id: 'short', regex: '\\d{4}' },
      { id: 'long', regex: '\\d{4}-\\d{2}' },
    ]);
    expect(found('1234-56', even)).toEqual(['d:1234-56:medium']);
  });

  it('between detectors the surer, then the validated stays, and of equals both', () => {
    const plain = number('plain', '\\d{2}', 'medium');
    expect(found('18', plain, number('sure', '\\d{2}', 'high'))).toEqual(['sure:18:high']);
    expect(found('18', plain, number('checked', '\\d{2}', 'medium', ['luhn']))).toEqual([
      'checked:18:medium',
    ]);
    expect(found('18', plain, number('also', '\\d{2}', 'medium'))).toEqual([
      'also:18:medium',
      'plain:18:medium',
    ]);
  });
});

describe('an engine', () => {
  const id = detector('id', [{ id: 'p', regex: '[A-Z]{2}-\\d{4}' }]);

  it('gives value, mask and pattern', () => {
    expect(loadEngine([id]).scan('x AB-1234')).toEqual([
      {
        detector: 'id',
        pattern: 'p',
        start: 2,
        end: 9,
        confidence: 'medium',
        value: 'ab1234',
        masked: '\u2022\u2022\u2022\u2022 34',
      },
    ]);
  });

  it('gives the same again, after another text and after warming', () => {
    const engine = loadEngine([id]);
    const first = engine.scan('AB-1234');
    warmUp(engine);
    engine.scan('CD-9999 EF-0000');
    expect(engine.scan('AB-1234')).toEqual(first);
    expect(engine.scan('')).toEqual([]);
  });

  it('loads what has been through JSON', () => {
    const copy: CompiledDetector[] = JSON.parse(JSON.stringify([id]));
    expect(found('AB-1234', ...copy)).toEqual(['id:AB-1234:medium']);
  });
});
