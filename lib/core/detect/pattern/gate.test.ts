import { describe, expect, it } from 'vitest';
import { compileDetector } from '../compile-detector.ts';
import { gateReport } from '../gate-report.ts';
import { gateOf } from './gate.ts';
import { parsePattern } from './parse.ts';

const gate = (source: string, ignoreCase = false) => gateOf(parsePattern(source, ignoreCase));

describe('gateOf', () => {
  it.each([
    ['token=[a-z]{8}', ['token='], 0, 0],
    ['[a-z]{2,4}token', ['token'], 2, 4],
    ['(?:ab|cd)(?:xy|zz)', ['abxy', 'abzz', 'cdxy', 'cdzz'], 0, 0],
    ['\\d(?:secret|hidden)+x', ['secret', 'hidden'], 1, 1],
    ['a?(bearer) ', ['bearer '], 0, 1],
    ['x{3}y', ['xxxy'], 0, 0],
    ['(?:foo|\\d+bar)', ['foo', 'bar'], 0, null],
  ])('%s waits for a literal', (source, literals, min, max) => {
    const found = gate(source);
    expect([...found.literals].sort()).toEqual([...literals].sort());
    expect(found.gate).toMatchObject({ kind: 'literals', min, max });
  });

  it('takes the rarer of two literals', () => {
    expect(gate('ab.*password').literals).toEqual(['password']);
  });

  it('folds case, and leaves out letters whose case is complicated', () => {
    expect(gate('ToKeN', true).literals).toEqual(['token']);
    expect(gate('abcd\u03c3efgh', true).literals).toEqual(['abcd']);
  });

  it('remembers what can stand before a literal without bound', () => {
    expect(gate('[a-f]+@x').gate).toMatchObject({ kind: 'literals', max: null, lead: [97, 102] });
  });

  it('waits for digits where there is no literal', () => {
    expect(gate('[A-Z]{2}\\d{2}[A-Z]\\d{4}').gate).toMatchObject({
      kind: 'digits',
      digits: 4,
      min: 5,
      max: 5,
    });
    expect(gate('[A-Z]\\d{2,5}1\\d').gate).toMatchObject({ kind: 'digits', digits: 4, min: 1, max: 1 });
    expect(gate('\\d{3}[ -]?\\d{2}[ -]?\\d{4}').gate).toEqual({ kind: 'number', digits: 9 });
  });

  it('waits for a long run of token characters', () => {
    expect(gate('[A-Za-z0-9]{8}-?[A-Za-z0-9_]{24}').gate).toMatchObject({
      kind: 'token',
      chars: 24,
      min: 8,
      max: 9,
    });
    expect(gate('[a-z]{15}').gate).toEqual({ kind: 'always' });
  });

  it('looks at the first run of digits where one is needed', () => {
    const compiled = (regex: string) => {
      const result = compileDetector({
        apiVersion: 'sluice/v1',
        kind: 'Detector',
        id: 'sample',
        title: { en: 'Sample' },
        category: 'test',
        locales: ['*'],
        patterns: [{ id: 'only', regex, confidence: 'low' }],
        examples: { match: [], noMatch: [] },
      });
      if (!result.ok) throw new Error('must compile');
      return gateReport([result.value])[0];
    };
    for (const source of [
      '[12]\\d{3}-?\\d{2}',
      '[A-Z]{1,2}\\d{6}',
      '\\(?\\d{3}\\)? \\d{4}',
      '[a-z]+\\d{9}',
    ]) {
      expect(compiled(source)).toMatchObject({ gate: 'run', alwaysRun: false });
    }
    expect(compiled('\\d{3}[a-z]{2}|x{4}')).toMatchObject({ gate: 'always', alwaysRun: true });
  });

  it('runs what gives nothing to look for on every text', () => {
    for (const source of ['[a-z]{5}', 'a|\\d{9}x', '(?:token)?[a-z]+', 'x']) {
      expect(gate(source).gate).toEqual({ kind: 'always' });
    }
  });
});
