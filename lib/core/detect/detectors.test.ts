import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { detectorSchema, type Detector } from '../policy/schema.ts';
import { compileDetector } from './compile-detector.ts';
import type { CompiledDetector } from './compiled.ts';
import { loadEngine } from './engine/load.ts';
import { matcherOf } from './engine/matcher.ts';
import { gateReport } from './gate-report.ts';
import { runExamples } from './run-examples.ts';

const folder = new URL('../../../rules/detectors/', import.meta.url);
const files = readdirSync(folder);

function read(file: string): Detector {
  return v.parse(detectorSchema, parse(readFileSync(new URL(file, folder), 'utf8')));
}

function compile(detector: Detector): CompiledDetector {
  const compiled = compileDetector(detector);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

/** What they find stands in every document of its kind, and says nothing about anybody. */
const setPhrases = [
  'attorney-client-privilege',
  'classification-marking',
  'confidential-marking',
  'nda',
  'sensitivity-label',
  'tlp-marking',
];

describe('rules/detectors', () => {
  const all = files.map((file) => compile(read(file)));

  it('has one detector for each kind of data the first slice promises', () => {
    const ids = all.map((detector) => detector.id);
    expect(ids).toEqual(
      expect.arrayContaining(['aws-access-key', 'confidential-marking', 'credit-card', 'email-address']),
    );
    expect(ids).toEqual(expect.arrayContaining(['iban', 'private-key', 'test-data', 'us-ssn']));
  });

  describe.each(files)('%s', (file) => {
    const source = read(file);
    const compiled = compile(source);

    it('is named after its id', () => {
      expect(file).toBe(`${source.id}.yaml`);
    });

    it('covers what it finds, unless that is a set phrase', () => {
      expect(compiled.mask !== 'none' || setPhrases.includes(source.id)).toBe(true);
    });

    it('shows what it finds and what it leaves alone', () => {
      expect(source.examples.match.length).toBeGreaterThanOrEqual(6);
      expect(source.examples.noMatch.length).toBeGreaterThanOrEqual(8);
    });

    it('does what its examples say, beside those that support it', () => {
      expect(runExamples(source, compiled, all)).toEqual([]);
    });

    it('has no pattern that must be run on every text', () => {
      const always = gateReport([compiled]).filter(({ alwaysRun }) => alwaysRun);
      expect(always.map(({ pattern }) => pattern)).toEqual([]);
    });
  });

  it.each([
    ['digits', '1'.repeat(100_000)],
    ['grouped digits', '4539 '.repeat(20_000)],
    ['addresses that never end', '@a.'.repeat(33_000)],
    ['a long word before an at sign', `${'a'.repeat(100_000)}@`],
    ['account numbers that are none', 'DE12 '.repeat(20_000)],
    [
      'private keys without an end',
      ['-----BEGIN', `PRIVATE KEY-----\n${'A'.repeat(20)} `].join(' ').repeat(2000),
    ],
    ['blank lines', '\n          '.repeat(9000)],
    ['words that gate', 'secretkey confidential example '.repeat(3000)],
    ['half characters', '\ud83d'.repeat(50_000) + '\ude00'.repeat(50_000)],
  ])('reads %s in steps that grow with the text only', (_, text) => {
    const programs = all
      .flatMap((detector) => detector.patterns.map(({ program }) => program))
      .filter((program) => program !== null);
    const steps = () => programs.reduce((sum, program) => sum + matcherOf(program).steps(), 0);
    const before = steps();
    loadEngine(all).scan(text);
    expect(steps() - before).toBeLessThan(60 * text.length);
  });
});
