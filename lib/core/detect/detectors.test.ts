import { readdirSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { detectorSchema, type Detector } from '../policy/schema.ts';
import { compileDetector } from './compile-detector.ts';
import type { CompiledDetector } from './compiled.ts';
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

    it('is named after its id', () => {
      expect(file).toBe(`${source.id}.yaml`);
    });

    it('shows what it finds and what it leaves alone', () => {
      expect(source.examples.match.length).toBeGreaterThanOrEqual(6);
      expect(source.examples.noMatch.length).toBeGreaterThanOrEqual(8);
    });

    it('does what its examples say, alone', () => {
      expect(runExamples(source, compile(source))).toEqual([]);
    });

    it('does what its examples say, among all the others', () => {
      expect(runExamples(source, compile(source), all)).toEqual([]);
    });

    it('has no pattern that must be run on every text', () => {
      const gates = compile(source).patterns.filter((pattern) => !pattern.words);
      expect(gates.filter((pattern) => pattern.gate.kind === 'always').map((pattern) => pattern.id)).toEqual(
        [],
      );
    });
  });
});
