import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileDetector } from '../detect/compile-detector.ts';
import type { CompiledDetector } from '../detect/compiled.ts';
import { loadEngine } from '../detect/engine/index.ts';
import type { Finding } from '../detect/finding.ts';
import type { DetectorPattern } from '../policy/schema.ts';
import { pieceLength, scanLong, surroundingsOf } from './scan-long.ts';

function detector(id: string, pattern: Partial<DetectorPattern>): CompiledDetector {
  const compiled = compileDetector({
    apiVersion: 'sluice/v1',
    kind: 'Detector',
    id,
    title: { en: id },
    category: 'test',
    locales: ['*'],
    patterns: [{ id: 'p', confidence: 'medium', ...pattern }],
    examples: { match: [], noMatch: [] },
  });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error));
  return compiled.value;
}

const near = { chars: 2000 };
const detectors = [
  detector('code', { regex: 'PRJ-\\d{4}' }),
  detector('account', {
    regex: '\\d{8,12}',
    confidence: 'low',
    support: [{ keywords: ['account'], within: near, confidence: 'high' }],
    contrary: [{ keywords: ['invoice'], within: { chars: 60 } }],
  }),
  detector('mail', { regex: '[a-z0-9.]{1,40}@[a-z]{1,20}\\.example' }),
  detector('block', { regex: 'BEGIN [A-Z \\n]+END', boundary: 'none' }),
];
const engine = loadEngine(detectors);
const surroundings = surroundingsOf(detectors);

function inPieces(text: string): { readonly findings: readonly Finding[]; readonly ends: readonly number[] } {
  const findings: Finding[] = [];
  const ends: number[] = [];
  scanLong(engine, text, surroundings, (found, end) => {
    findings.push(...found);
    ends.push(end);
  });
  return { findings, ends };
}

const filler = 'the quarterly review went well and nobody minded the rain. ';
const things = [
  () => 'PRJ-1234',
  (n: number) => `PRJ-${String(1000 + (n % 9000))}`,
  (n: number) => `account ${String(10_000_000 + n)}`,
  (n: number) => String(4_000_000_000 + n),
  (n: number) => `invoice ${String(70_000_000 + n)}`,
  (n: number) => `someone.${String(n)}@mail.example`,
  (n: number) => `BEGIN ${'ABC XYZ '.repeat(n % 700)}END`,
  (n: number) => filler.repeat(n % 40),
  (n: number) => 'x'.repeat(n % 5000),
];
const thing = fc.tuple(fc.nat(things.length - 1), fc.nat(100_000), fc.constantFrom(' ', '\n', ', '));
const made = (parts: readonly (readonly [number, number, string])[]) =>
  parts.map(([kind, n, gap]) => `${things[kind]?.(n) ?? ''}${gap}`).join('');

describe('scanning a long text in pieces', () => {
  it('finds what one scan finds, at the same places', () => {
    const long = fc.array(thing, { minLength: 10, maxLength: 60 });
    const property = fc.property(long, fc.nat(3000), (parts, shift) => {
      const once = made(parts);
      const times = Math.ceil((2.5 * pieceLength) / (once.length + 1));
      const text = `${'-'.repeat(shift)} ${once.repeat(Math.min(times, 400))}`;
      expect(inPieces(text).findings).toEqual(engine.scan(text));
    });
    fc.assert(property, { numRuns: 25 });
  });

  it.each([0, 1, 4, 7, 8, 9, 40])('finds a value once that stands %i characters before a cut', (before) => {
    const unbroken = 'x'.repeat(pieceLength - before);
    const text = `${unbroken}-PRJ-1234-${'x'.repeat(pieceLength)}`;
    const { findings, ends } = inPieces(text);
    expect(ends.length).toBeGreaterThan(1);
    expect(findings).toEqual(engine.scan(text));
    expect(findings).toHaveLength(1);
  });

  it('counts evidence from beyond a cut', () => {
    const text = `account ${filler.repeat(30)}`.padStart(pieceLength + 100, 'y ') + '12345678';
    const [finding] = inPieces(text).findings;
    expect(finding).toMatchObject({ detector: 'account', confidence: 'high' });
  });

  it('hands the engine no more than a piece and its surroundings', () => {
    const lengths: number[] = [];
    const text = 'word '.repeat(200_000);
    scanLong({ scan: (part) => (lengths.push(part.length), []) }, text, surroundings, () => undefined);
    expect(lengths.length).toBeGreaterThan(10);
    expect(Math.max(...lengths)).toBeLessThan(pieceLength + 2 * surroundings + 5000);
  });
});
